import { frontMatterOf } from '../frontMatter';
import type { DocumentReader, ReadDocument, Source } from '../../reader';
import { turnsOf } from '../turns/turns';
import { decodedText } from './decode';

async function read(source: Source): Promise<ReadDocument> {
  const { text, notes } = await decodedText(source);
  const front = frontMatterOf(text);
  const { turns, notes: ofTurns } = turnsOf(text, front.end);
  return { text, turns, facts: front.facts, notes: [...notes, ...front.notes, ...ofTurns] };
}

/** Reads plain text. */
export const plainText: DocumentReader = {
  kind: 'document',
  id: 'transcript-text',
  title: 'Text',
  extensions: ['txt'],
  read,
};

/** Reads Markdown as the text that it is, marks and all: positions then hold in the file itself. */
export const markdown: DocumentReader = {
  kind: 'document',
  id: 'transcript-markdown',
  title: 'Markdown',
  extensions: ['md', 'markdown'],
  read,
};
