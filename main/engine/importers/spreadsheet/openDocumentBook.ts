import type { Source } from '../reader';
import type { Book } from './book';
export function openDocumentBook(source: Source, parts: ReadonlyMap<string, Buffer>): Book {
  throw new Error(`${source.path} ${parts.size}`);
}
