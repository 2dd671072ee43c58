import { open, readFile, stat } from 'node:fs/promises';
import startSqlite from 'sql.js/dist/sql-wasm-inline.js';
import type { Database } from 'sql.js';
import { Failure } from '../../../contract/failure';
import { placeIn } from '../reader';
import type { Source } from '../reader';

const largest = 500 * 1_048_576;
const magic = 'SQLite format 3\0';

/** Compiled once. */
let sqlite: ReturnType<typeof startSqlite> | null = null;

/** A row: values by column; a column that a version of the program does not have is null. */
export interface Row {
  text(column: string): string | null;
  /** Null where it is no number. */
  number(column: string): number | null;
}

/** A SQLite database, read whole into memory: nothing of it is run, and nothing is written. */
export class SqliteFile {
  readonly #database: Database;
  readonly #source: Source;

  private constructor(source: Source, database: Database) {
    this.#source = source;
    this.#database = database;
  }

  /** Opens a database; `file` is the source's own, unless the format is a folder. */
  static async open(source: Source, file = source.file): Promise<SqliteFile> {
    const { size } = await stat(file);
    if (size > largest) {
      const message = `${source.path} is larger than 500 MB, so it was not read. Export the project as REFI-QDA instead.`;
      throw new Failure('file', message, placeIn(source));
    }
    const bytes = await readFile(file);
    if (bytes.subarray(0, 16).toString('latin1') !== magic) {
      const message = `${source.path} is no SQLite database, which such a project is. Fetch it again from where it came.`;
      throw new Failure('file', message, placeIn(source));
    }
    // Marked as having a write-ahead log, which is not at hand here: what is in the file itself is whole.
    bytes.set([1, 1], 18);
    sqlite ??= startSqlite();
    const { Database } = await sqlite;
    return new SqliteFile(source, new Database(bytes));
  }

  /** Whether the tables are all there. */
  has(...tables: readonly string[]): boolean {
    const found = new Set(this.#select("SELECT lower(name) AS name FROM sqlite_master WHERE type = 'table'"));
    const names = new Set([...found].map(row => row.text('name')));
    return tables.every(table => names.has(table.toLowerCase()));
  }

  /** All rows of a table; none of one that is not there. */
  rows(table: string): readonly Row[] {
    return this.has(table) ? this.#select(`SELECT * FROM "${table}"`) : [];
  }

  close(): void {
    this.#database.close();
  }

  #select(sql: string): readonly Row[] {
    try {
      const [result] = this.#database.exec(sql);
      if (!result) return [];
      const places = new Map(result.columns.map((column, index) => [column.toLowerCase(), index]));
      return result.values.map(values => rowOf(column => values[places.get(column.toLowerCase()) ?? -1]));
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      const message = `${this.#source.path} is damaged (${said}). Open it in the program that wrote it and save it anew.`;
      throw new Failure('file', message, placeIn(this.#source));
    }
  }
}

type Value = number | string | Uint8Array | null | undefined;

function rowOf(value: (column: string) => Value): Row {
  return {
    text: column => {
      const found = value(column);
      if (found === null || found === undefined) return null;
      return found instanceof Uint8Array ? new TextDecoder().decode(found) : String(found);
    },
    number: column => {
      const found = value(column);
      if (typeof found === 'number') return found;
      return typeof found === 'string' && /^-?\d+(\.0+)?$/.test(found.trim()) ? Number(found) : null;
    },
  };
}

/** Whether a file begins as SQLite databases do. */
async function isSqlite(file: string): Promise<boolean> {
  const handle = await open(file).catch(() => null);
  if (!handle) return false;
  try {
    const { buffer } = await handle.read(Buffer.alloc(16), 0, 16, 0);
    return buffer.toString('latin1') === magic;
  } catch {
    return false;
  } finally {
    await handle.close();
  }
}

/** Whether a file is a database with these tables. */
export async function hasTables(source: Source, file: string, ...tables: string[]): Promise<boolean> {
  if (!(await isSqlite(file))) return false;
  const database = await SqliteFile.open(source, file);
  try {
    return database.has(...tables);
  } finally {
    database.close();
  }
}
