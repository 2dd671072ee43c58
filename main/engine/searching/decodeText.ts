import { isUtf8 } from 'node:buffer';
import { windows1252 } from '../importers/transcript/plain/windows1252';
import type { TextEncoding } from '../importers/reader';
import { encodingOf } from '../study/fingerprint';

/** What the bytes of a text say. */
export interface Decoded {
  /** Without a mark at its beginning, with the line ends that it has. */
  readonly text: string;
  readonly encoding: TextEncoding;
}

/** The text that bytes are, in the encoding that the study's readers take them for; null when they are no text. */
export function decodeText(bytes: Buffer): Decoded | null {
  const encoding = encodingOf(bytes.subarray(0, 2), isUtf8(bytes));
  switch (encoding) {
    case 'utf-8':
      return bytes.includes(0) ? null : { text: new TextDecoder('utf-8').decode(bytes), encoding };
    case 'windows-1252':
      return bytes.includes(0) ? null : { text: windows1252(bytes), encoding };
    case 'utf-16le':
    case 'utf-16be': {
      const even = bytes.subarray(0, bytes.length - (bytes.length % 2));
      const little = encoding === 'utf-16le' ? even : Buffer.from(even).swap16();
      return { text: new TextDecoder('utf-16le').decode(little), encoding };
    }
  }
}
