import { join } from 'node:path';
import { analyses } from '../../../analyses';
import { Failure } from '../../contract/failure';
import { libraryPrefix } from '../../contract/library';
import type { FileText, LibraryEntry } from '../../contract/study';
import type { Session } from '../database/Session';
import { textOf } from '../files/texts';

/** The shipped analyses: read from their folder, never written. */
export class Library {
  readonly #folder: string;

  /** @param folder where `analyses/` stands on this machine */
  constructor(folder: string) {
    this.#folder = folder;
  }

  list(): readonly LibraryEntry[] {
    return analyses.map(({ id, title, description, files }) => ({
      id,
      title,
      description,
      files: files.map(file => `${libraryPrefix}${id}/${file}`),
    }));
  }

  /** The text of a shipped file that an analysis lists. */
  async read(path: string): Promise<FileText> {
    const listed = this.list().some(({ files }) => files.includes(path));
    if (!listed) throw new Failure('file', `There is no “${path}” among the shipped analyses.`, { path });
    const file = join(this.#folder, path.slice(libraryPrefix.length));
    return { ...(await textOf(file, path)), readOnly: true };
  }

  /** Defines the macros of every analysis, for a study that has just been opened. */
  async define(session: Session): Promise<void> {
    for (const { id, macros } of analyses) {
      for (const macro of macros) {
        const { text } = await textOf(join(this.#folder, id, macro), macro);
        await session.run(text);
      }
    }
  }
}
