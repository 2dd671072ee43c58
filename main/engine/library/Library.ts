import { join } from 'node:path';
import { analyses } from '../../../analyses';
import { Failure } from '../../contract/failure';
import { libraryPrefix } from '../../contract/library';
import type { LibraryMethod } from '../../contract/method';
import type { FileText, LibraryEntry } from '../../contract/study';
import type { Database } from '../database/Database';
import { textOf } from '../files/texts';
import { defineFoundation, registerFunctions } from './defineMethods';
import { MethodThread } from './MethodThread';

/** The shipped analyses: read from their folder, never written. */
export class Library {
  readonly #folder: string;
  readonly #thread: MethodThread;

  /**
   * @param folder where `analyses/` stands on this machine
   * @param script of the thread that computes methods; null to compute them here
   */
  constructor(folder: string, script: string | null) {
    this.#folder = folder;
    this.#thread = new MethodThread(script);
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

  /** Every method of the library, in its order. */
  methods(): readonly LibraryMethod[] {
    return analyses.flatMap(({ id, title, methods = [] }) =>
      methods.map(method => ({ ...method, analysis: id, family: title })),
    );
  }

  /** Defines the functions and macros of every analysis, for a study that has just been opened. */
  async define(database: Database): Promise<void> {
    registerFunctions(database, this.#thread);
    database.know(this.methods());
    const session = await database.session();
    try {
      await defineFoundation(session);
      for (const { id, macros } of analyses) {
        for (const macro of macros) {
          const { text } = await textOf(join(this.#folder, id, macro), macro);
          await session.run(text);
        }
      }
    } finally {
      session.close();
    }
  }

  close(): void {
    this.#thread.close();
  }
}
