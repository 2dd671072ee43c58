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
  #methods: Promise<readonly LibraryMethod[]> | null = null;

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

  /** The text of a shipped file that an analysis lists, or that defines its methods. */
  async read(path: string): Promise<FileText> {
    const listed = analyses.some(({ id, files, macros }) =>
      [...files, ...macros].some(file => path === `${libraryPrefix}${id}/${file}`),
    );
    if (!listed) throw new Failure('file', `There is no “${path}” among the shipped analyses.`, { path });
    const file = join(this.#folder, path.slice(libraryPrefix.length));
    return { ...(await textOf(file, path)), readOnly: true };
  }

  /** Every method of the library, in its order. */
  methods(): Promise<readonly LibraryMethod[]> {
    return (this.#methods ??= this.#readMethods());
  }

  /** Defines the functions and macros of every analysis, for a study that has just been opened. */
  async define(database: Database): Promise<void> {
    registerFunctions(database, this.#thread);
    database.know(await this.methods());
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

  async #readMethods(): Promise<readonly LibraryMethod[]> {
    const read = analyses.map(async ({ id, title, macros, methods = [] }) => {
      const texts = await Promise.all(
        macros.map(async macro => ({
          path: `${libraryPrefix}${id}/${macro}`,
          ...(await textOf(join(this.#folder, id, macro), macro)),
        })),
      );
      return methods.map(method => ({
        ...method,
        analysis: id,
        family: title,
        ...definition(method.name, texts),
      }));
    });
    return (await Promise.all(read)).flat();
  }

  close(): void {
    this.#thread.close();
  }
}

/** Where a method is defined. */
function definition(
  name: string,
  texts: readonly { readonly path: string; readonly text: string }[],
): { readonly path: string; readonly line: number } {
  const begins = new RegExp(`^CREATE OR REPLACE (?:MACRO|FUNCTION) ${name}\\s*\\(`, 'i');
  for (const { path, text } of texts) {
    const line = text.split('\n').findIndex(one => begins.test(one)) + 1;
    if (line > 0) return { path, line };
  }
  throw new Failure('bug', `No file of the shipped analyses defines “${name}”.`);
}
