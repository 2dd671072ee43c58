import { readers } from './readers';
import type { DocumentReader } from './reader';

/** The reader of a transcript by the ending of its name. */
export function documentReaderOf(path: string): DocumentReader | undefined {
  const name = path.toLowerCase();
  return readers.find(
    (reader): reader is DocumentReader =>
      reader.kind === 'document' && reader.extensions.some(extension => name.endsWith(`.${extension}`)),
  );
}
