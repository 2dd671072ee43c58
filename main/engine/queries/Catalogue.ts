import type { ColumnFacts, OwnNames, OwnTable, SqlLanguage } from '../../contract/catalogue';
import { Failure } from '../../contract/failure';
import type { Column } from '../../contract/study';
import { columnKind } from '../arrow/columnKind';
import type { Database } from '../database/Database';
import type { Row, Session } from '../database/Session';
import { checkScript } from './checkScript';
import type { Checked } from './checkScript';
import { columnFacts } from './columnFacts';
import { functionsOf } from './functionForms';

/** What its connections are for; each has its own, so that none waits for another. */
type Purpose = 'names' | 'facts' | 'checks' | 'files';

/** What names SQL may use: read on connections of its own, so that no query that runs is waited for. */
export class Catalogue {
  readonly #database: Database;
  readonly #sessions = new Map<Purpose, Promise<Session>>();
  #language: Promise<SqlLanguage> | null = null;

  constructor(database: Database) {
    this.#database = database;
  }

  /** What SQL itself brings; it stays the same, so it is read once. */
  language(): Promise<SqlLanguage> {
    this.#language ??= this.#readLanguage();
    return this.#language;
  }

  /** What everyone's SQL has made, without what only single connections see. */
  async shared(methods: readonly string[]): Promise<OwnNames> {
    const made = await readOwn(await this.#on('names'), 'memory');
    return { ...made, functions: made.functions.filter(({ name }) => !methods.includes(name)) };
  }

  /** What a column of the study holds; null when counting takes longer than one waits for it. */
  async columnFacts(table: string, column: string, signal: AbortSignal): Promise<ColumnFacts | null> {
    return columnFacts(await this.#on('facts'), table, column, signal);
  }

  /** What is wrong with the statements of a script; of names that are given, another connection knows more. */
  async check(query: Checked, given: readonly string[], signal: AbortSignal): Promise<readonly Failure[]> {
    return checkScript(await this.#on('checks'), query, given, signal);
  }

  /** The columns of a file, by the SQL that reads it in FROM; null where it cannot be read. Nothing runs. */
  async fileColumns(from: string): Promise<readonly Column[] | null> {
    const session = await this.#on('files');
    try {
      const columns = await session.exclusive(() => session.columnsNow(`FROM ${from}`));
      return columns.map(({ name, type }) => ({ name, type, kind: columnKind(type) }));
    } catch (error) {
      // While a path is written it is mostly that of no file; what is wrong with it is marked in the text.
      if (error instanceof Failure) return null;
      throw error;
    }
  }

  async close(): Promise<void> {
    const sessions = [...this.#sessions.values()];
    this.#sessions.clear();
    for (const session of sessions) (await session).close();
  }

  #on(purpose: Purpose): Promise<Session> {
    const known = this.#sessions.get(purpose);
    if (known) return known;
    const made = this.#database.session();
    this.#sessions.set(purpose, made);
    return made;
  }

  async #readLanguage(): Promise<SqlLanguage> {
    const session = await this.#on('names');
    const rows = await session.rows(
      `${functionColumns} WHERE internal AND database_name = 'system' AND schema_name = 'main'
         AND function_type <> 'pragma' AND regexp_full_match(function_name, '[a-z]\\w*')
         AND NOT regexp_matches(function_name, '^method_done$|_(begin|result)$')
       ORDER BY function_name, len(parameters), len(parameter_types::VARCHAR), parameter_types::VARCHAR`,
    );
    const reserved = await session.rows(
      `SELECT keyword_name FROM duckdb_keywords() WHERE keyword_category IN ('reserved', 'type_function')`,
    );
    return { functions: functionsOf(rows), reserved: reserved.map(row => String(row['keyword_name'])) };
  }
}

const functionColumns = `SELECT function_name, function_type, description, examples[1] AS example, parameters,
  parameter_types, varargs, return_type FROM duckdb_functions()`;

/** Names that the engine gives to results; they are no one's tables. */
const results = /^result \d+( sorted)?$/;

/** What SQL has made in one database: `memory`, which all connections share, or the connection's own `temp`. */
export async function readOwn(session: Session, database: 'memory' | 'temp'): Promise<OwnNames> {
  const place = `database_name = '${database}' AND schema_name = 'main' AND NOT internal`;
  const tables = await session.rows(
    `SELECT table_name, list({'name': column_name, 'type': data_type} ORDER BY column_index) AS columns,
       table_name IN (SELECT view_name FROM duckdb_views() WHERE ${place}) AS is_view
     FROM duckdb_columns() WHERE ${place} GROUP BY table_name ORDER BY table_name`,
  );
  const functions = await session.rows(`${functionColumns} WHERE ${place} ORDER BY function_name`);
  return {
    tables: tables
      .filter(row => !results.test(String(row['table_name'])))
      .map(row => ownTable(row, database === 'temp')),
    functions: functionsOf(functions),
  };
}

function ownTable(row: Row, temporary: boolean): OwnTable {
  const columns = Array.isArray(row['columns']) ? row['columns'] : [];
  return {
    name: String(row['table_name']),
    kind: row['is_view'] === true ? 'view' : 'table',
    temporary,
    columns: columns.map((column: object) => {
      const type = String(Reflect.get(column, 'type'));
      return { name: String(Reflect.get(column, 'name')), type, kind: columnKind(type) };
    }),
  };
}
