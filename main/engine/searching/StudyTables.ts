import { literal, quoted } from '../../contract/sql';
import type { StudySummary } from '../../contract/study';
import type { Session } from '../database/Session';

/** A row as texts, by column; a column that the table has not is null. */
export type TextRow = Readonly<Record<string, string | null>>;

/** The tables of a study as texts, whatever their columns and types are. */
export class StudyTables {
  readonly #session: Session;
  readonly #summary: StudySummary;
  readonly #signal: AbortSignal;

  constructor(session: Session, summary: StudySummary, signal: AbortSignal) {
    this.#session = session;
    this.#summary = summary;
    this.#signal = signal;
  }

  /** Paths of the files that a table was loaded from. */
  files(table: string): readonly string[] {
    return this.#summary.tables.find(({ name }) => name === table)?.files ?? [];
  }

  /** The short name of a case; its id where it has none. */
  caseName(id: string): string {
    return this.#summary.cases.find(one => one.id === id)?.shortName ?? id;
  }

  /** The rows, by the columns given in their order; those where a column has one of some values, when it is told. */
  async rows(
    table: string,
    columns: readonly string[],
    only?: { readonly column: string; readonly values: readonly string[] },
  ): Promise<readonly TextRow[]> {
    const known = this.#summary.tables.find(({ name }) => name === table);
    if (!known || known.rows === 0 || (only && only.values.length === 0)) return [];
    const there = (name: string) => known.columns.some(column => column.name === name);
    if (only && !there(only.column)) return [];
    const list = columns.map(name =>
      there(name) ? `CAST(${quoted(name)} AS VARCHAR) AS ${quoted(name)}` : `NULL AS ${quoted(name)}`,
    );
    const where = only ? ` WHERE ${quoted(only.column)} IN (${only.values.map(literal).join(', ')})` : '';
    const sql = `SELECT ${list.join(', ')} FROM study.main.${quoted(table)}${where}`;
    const rows = await this.#session.rows(sql, { signal: this.#signal });
    return rows.map(row =>
      Object.fromEntries(columns.map(name => [name, typeof row[name] === 'string' ? row[name] : null])),
    );
  }
}
