import { readFile, stat } from 'node:fs/promises';
import { Failure } from '../../../../contract/failure';
import { placeIn } from '../../reader';
import type { Source } from '../../reader';
import { refuseOther } from '../signature';
import { windows1252 } from './windows1252';

/** A text as it is written, but for the mark at its beginning and the kind of its line ends. */
export interface DecodedText {
  readonly text: string;
  readonly notes: readonly string[];
}

/** Bytes of the longest text that is read: some thousand hours of speech. */
const most = 128 * 1024 * 1024;

/** The bytes of a file, refused when there are more than a transcript can have. */
export async function bytesOf(source: Source): Promise<Buffer> {
  const { size } = await stat(source.file);
  if (size > most) {
    const megabytes = Math.round(size / 1048576);
    throw new Failure(
      'file',
      `${source.path} has ${megabytes} MB; no transcript is that long. Bring in its parts, or load it as a table.`,
      placeIn(source),
    );
  }
  return readFile(source.file);
}

/** Reads a file of text: the byte-order mark goes, CRLF and CR become line feeds, all else stays. */
export async function decodedText(source: Source): Promise<DecodedText> {
  const bytes = await bytesOf(source);
  refuseOther(source, bytes, 'text');
  const notes: string[] = [];
  const text = decode(source, bytes, notes).replace(/\r\n?/g, '\n');
  return { text, notes };
}

function decode(source: Source, bytes: Buffer, notes: string[]): string {
  switch (source.encoding) {
    case 'utf-8':
      return strictly(source, bytes, 'utf-8', notes);
    case 'utf-16le':
    case 'utf-16be': {
      notes.push('The file is not in UTF-8; it was read as UTF-16.');
      if (bytes.length % 2 === 1) notes.push('The last byte is half a character of UTF-16 and was left out.');
      const even = bytes.subarray(0, bytes.length - (bytes.length % 2));
      const little = source.encoding === 'utf-16le' ? even : Buffer.from(even).swap16();
      return strictly(source, little, 'utf-16le', notes);
    }
    case 'windows-1252':
      if (bytes.includes(0)) {
        throw new Failure(
          'file',
          `${source.path} is no text: it has zero bytes, as programs' own files have. Save it as text and bring that in.`,
          placeIn(source),
        );
      }
      notes.push('The file is not in UTF-8; it was read as Windows-1252.');
      return windows1252(bytes);
  }
}

/** Decodes; where the bytes are damaged, says so rather than replace them unseen. */
function strictly(source: Source, bytes: Buffer, encoding: 'utf-8' | 'utf-16le', notes: string[]): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    const text = new TextDecoder(encoding).decode(bytes);
    const damaged = text.split('\ufffd').length - 1;
    notes.push(`${damaged} damaged characters of ${source.path} were replaced by \ufffd.`);
    return text;
  }
}
