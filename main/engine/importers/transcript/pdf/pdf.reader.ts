import { Failure } from '../../../../contract/failure';
import { placeIn } from '../../reader';
import type { DocumentReader, ReadDocument, Source } from '../../reader';
import { Losses } from '../package/losses';
import { bytesOf } from '../plain/decode';
import { refuseOther } from '../signature';
import { turnsOf } from '../turns/turns';
import { contentOf } from './content';

/**
 * Reads the text of PDF: a line a line, pages parted by a form feed, hyphens and running heads as they stand. Letters
 * that a font draws as one, such as ﬁ, are written as the two they are.
 */
export const pdf: DocumentReader = {
  kind: 'document',
  id: 'transcript-pdf',
  title: 'PDF',
  extensions: ['pdf'],
  async read(source: Source): Promise<ReadDocument> {
    const bytes = await bytesOf(source);
    refuseOther(source, bytes, 'pdf');
    const losses = new Losses();
    const { pages, unread } = await contentOf(source, bytes, losses);
    if (pages.every(page => page.trim() === '')) throw noText(source, unread);
    const text = pages.join('\n\f');
    const { turns, notes } = turnsOf(text);
    const count = `The PDF has ${pages.length} ${pages.length === 1 ? 'page' : 'pages'}.`;
    return {
      text,
      turns,
      facts: new Map(),
      notes: [count, ...blankNotes(pages, unread), ...losses.notes, ...notes],
    };
  },
};

function noText(source: Source, unread: ReadonlySet<number>): Failure {
  const message =
    unread.size > 0
      ? `${source.path} is damaged: none of its pages can be read. Save it again from the program that it comes from.`
      : `${source.path} has no text: it is probably a scan. Run text recognition (OCR) on it first, and bring in the result.`;
  return new Failure('file', message, placeIn(source));
}

function blankNotes(pages: readonly string[], unread: ReadonlySet<number>): readonly string[] {
  const numbers = pages.map((_page, index) => index + 1);
  const damaged = numbers.filter(number => unread.has(number)).join(', ');
  const blank = numbers.filter(number => pages[number - 1]?.trim() === '' && !unread.has(number)).join(', ');
  return [
    ...(damaged === '' ? [] : [`Pages that are damaged and could not be read: ${damaged}.`]),
    ...(blank === '' ? [] : [`Pages without text, which may be scans: ${blank}.`]),
  ];
}
