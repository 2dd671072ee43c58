import type { DocumentReader, ReadDocument, Source } from '../../reader';
import { bytesOf } from '../plain/decode';
import { refuseOther } from '../signature';
import { turnsOf } from '../turns/turns';
import { RichText } from './RichText';

/** Reads Rich Text, as Word and TextEdit write it. */
export const rtf: DocumentReader = {
  kind: 'document',
  id: 'transcript-rtf',
  title: 'Rich Text',
  extensions: ['rtf'],
  async read(source: Source): Promise<ReadDocument> {
    const bytes = await bytesOf(source);
    refuseOther(source, bytes, 'rtf');
    const read = new RichText();
    read.hear(bytes);
    const text = read.text();
    const { turns, notes } = turnsOf(text);
    return { text, turns, facts: new Map(), notes: [...read.notes(), ...notes] };
  },
};
