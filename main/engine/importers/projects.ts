import { readers } from './readers';
import type { ProjectReader } from './reader';

/** The readers of coding tools' projects that a file of this ending may be for. */
export function projectReadersOf(path: string): readonly ProjectReader[] {
  const name = path.toLowerCase();
  return readers.filter(
    (reader): reader is ProjectReader =>
      reader.kind === 'project' && reader.extensions.some(extension => name.endsWith(`.${extension}`)),
  );
}
