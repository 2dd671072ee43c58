import type { DocumentReader } from '../reader';
import { odt } from './openDocument/odt.reader';
import { pdf } from './pdf/pdf.reader';
import { markdown, plainText } from './plain/plain.reader';
import { rtf } from './rtf/rtf.reader';
import { srt, vtt } from './subtitles/subtitles.reader';
import { docx } from './word/docx.reader';

/** Every format of transcripts, one line each. */
export const documentReaders: readonly DocumentReader[] = [
  markdown,
  plainText,
  docx,
  odt,
  pdf,
  rtf,
  vtt,
  srt,
];

/** The reader of a transcript by the ending of its name. */
export function documentReaderOf(path: string): DocumentReader | undefined {
  const name = path.toLowerCase();
  return documentReaders.find(({ extensions }) =>
    extensions.some(extension => name.endsWith(`.${extension}`)),
  );
}
