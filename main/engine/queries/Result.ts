import { uniqueNames } from '../../contract/cellText';
import { Failure } from '../../contract/failure';
import type { Order } from '../../contract/result';
import { quoted } from '../../contract/sql';
import type { Column } from '../../contract/study';
import type { Session } from '../database/Session';

/** A result in a temporary table, whose own column names are other than the query's: those may repeat. */
export class Result {
  readonly session: Session;
  /** Qualified and quoted. */
  readonly table: string;
  readonly fields: readonly string[];
  readonly columns: readonly Column[];
  readonly rows: number;
  #sorted: { readonly order: string; readonly table: string } | null = null;

  constructor(
    session: Session,
    table: string,
    fields: readonly string[],
    columns: readonly Column[],
    rows: number,
  ) {
    this.session = session;
    this.table = table;
    this.fields = fields;
    this.columns = columns;
    this.rows = rows;
  }

  /** Rows from `offset`, in the order asked for, as an Arrow IPC stream of the chosen columns (all by default). */
  async page(
    window: { readonly order: readonly Order[]; readonly offset: number; readonly limit: number },
    signal: AbortSignal,
    chosen: readonly number[] = this.columns.map((_, index) => index),
  ): Promise<Uint8Array> {
    const columns = chosen.map(index => this.#column(index));
    return this.session.exclusive(async () => {
      const table = await this.#inOrder(window.order, signal);
      const list = columns.length === 0 ? 'NULL' : columns.map(column => quoted(column.field)).join(', ');
      const last = window.offset + window.limit;
      // Row ids of a temporary table count from 0 without gaps, and reading a range of them skips all the rest.
      const sql = `SELECT ${list} FROM ${table} WHERE rowid >= ${window.offset} AND rowid < ${last} ORDER BY rowid`;
      return this.session.arrowNow(
        sql,
        columns.map(column => column.name),
        { signal },
      );
    });
  }

  /** The table, qualified and quoted, that has the rows in the order asked for. */
  inOrder(order: readonly Order[], signal: AbortSignal): Promise<string> {
    return this.session.exclusive(() => this.#inOrder(order, signal));
  }

  /** SQL of all rows, in their order, and the columns under names of which no two are the same. */
  get named(): { readonly sql: string; readonly columns: readonly Column[] } {
    const names = uniqueNames(this.columns.map(column => column.name));
    const columns = this.columns.map((column, index) => ({ ...column, name: names[index] ?? column.name }));
    const list = this.fields.map((field, index) => `${quoted(field)} AS ${quoted(names[index] ?? field)}`);
    return { sql: `SELECT ${list.join(', ')} FROM ${this.table} ORDER BY rowid`, columns };
  }

  async drop(): Promise<void> {
    await this.session.run(`DROP TABLE IF EXISTS ${this.table}`);
    if (this.#sorted) await this.session.run(`DROP TABLE IF EXISTS ${this.#sorted.table}`);
  }

  #column(index: number): { readonly field: string; readonly name: string } {
    const field = this.fields[index];
    const column = this.columns[index];
    if (field === undefined || !column) throw new Failure('bug', `The result has no column ${index}.`);
    return { field, name: column.name };
  }

  /** The table that has the rows in the order: sorted once, then paged by row id like the first. */
  async #inOrder(order: readonly Order[], signal: AbortSignal): Promise<string> {
    if (order.length === 0) return this.table;
    const terms = order.map(({ column, descending }) => {
      return `${quoted(this.#column(column).field)} ${descending ? 'DESC' : 'ASC'} NULLS LAST`;
    });
    const key = terms.join(', ');
    if (this.#sorted?.order === key) return this.#sorted.table;
    const table = `${this.table.slice(0, -1)} sorted"`;
    if (this.#sorted) await this.session.runNow(`DROP TABLE IF EXISTS ${table}`, { signal });
    this.#sorted = null;
    await this.session.runNow(`CREATE TEMP TABLE ${table} AS FROM ${this.table} ORDER BY ${key}, rowid`, {
      signal,
    });
    this.#sorted = { order: key, table };
    return table;
  }
}
