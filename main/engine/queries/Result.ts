import { uniqueNames } from '../../contract/cellText';
import { Failure } from '../../contract/failure';
import type {
  Arrangement,
  ColumnValues,
  Filter,
  FindRequest,
  FoundCell,
  ValuesRequest,
} from '../../contract/result';
import { quoted } from '../../contract/sql';
import type { Column } from '../../contract/study';
import type { Session } from '../database/Session';
import { Arrangements } from './Arrangements';
import type { ArrangedBy, ArrangedRows } from './Arrangements';
import { columnValues } from './columnValues';
import { conditionOfAll, orderOfAll } from './condition';
import type { FilteredColumn } from './condition';
import { FoundCells } from './FoundCells';
import { literalOf } from './insertStatement';

/** Up to so many rows an arrangement is made at once; of more, its first rows are picked out while it is made. */
const fewRows = 200_000;
const firstRows = 1000;

/** A result in a temporary table, whose own column names are other than the query's: those may repeat. */
export class Result {
  readonly session: Session;
  /** Qualified and quoted. */
  readonly table: string;
  readonly fields: readonly string[];
  readonly columns: readonly Column[];
  readonly rows: number;
  readonly #arrangements: Arrangements;
  readonly #found: FoundCells;

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
    this.#arrangements = new Arrangements(session, { table, rows });
    this.#found = new FoundCells(session, table);
  }

  /** Rows from `offset` of an arrangement, as an Arrow IPC stream of the chosen columns (all by default). */
  async page(
    window: Arrangement & { readonly offset: number; readonly limit: number },
    signal: AbortSignal,
    chosen: readonly number[] = this.columns.map((_, index) => index),
  ): Promise<Uint8Array> {
    const columns = chosen.map(index => this.#column(index));
    const list = columns.length === 0 ? 'NULL' : columns.map(({ sql }) => sql).join(', ');
    const names = columns.map(({ column }) => column.name);
    const by = this.#by(window);
    if (this.#arrangements.has(by) || this.rows <= fewRows)
      return this.session.exclusive(async () => {
        const sql = `SELECT ${list} FROM ${await this.#window(window, signal)}`;
        return this.session.arrowNow(sql, names, { signal });
      });
    if (window.offset + window.limit > firstRows) {
      await untilAborted(this.#arrangements.soon(by), signal);
      return this.page(window, signal, chosen);
    }
    const first = await this.session.arrow(`SELECT ${list} FROM ${this.#first(by, window)}`, names, {
      signal,
    });
    void this.#arrangements.soon(by);
    return first;
  }

  /** SQL literals of the chosen columns of rows from `offset`. */
  async literals(
    window: Arrangement & { readonly offset: number; readonly limit: number },
    signal: AbortSignal,
    chosen: readonly number[],
  ): Promise<readonly (readonly string[])[]> {
    const list = chosen.map(index => literalOf(this.#column(index))).join(', ');
    return this.session.exclusive(async () => {
      const sql = `SELECT ${list} FROM ${await this.#window(window, signal)}`;
      const rows = await (await this.session.runNow(sql, { signal })).getRows();
      return rows.map(row => row.map(String));
    });
  }

  /** How many rows an arrangement has. What is made of another one, which is still shown, goes on. */
  count(arrangement: Arrangement, signal: AbortSignal): Promise<number> {
    return this.session.exclusive(() => this.#arrangements.count(this.#by(arrangement), signal));
  }

  /** The table that has the rows of an arrangement in its order. */
  arranged(arrangement: Arrangement, signal: AbortSignal): Promise<ArrangedRows> {
    return this.session.exclusive(() => this.#arranged(arrangement, signal));
  }

  /** What filters ask, as SQL with the names of the columns. */
  condition(filters: readonly Filter[]): string {
    return conditionOfAll(filters, index => {
      const { column } = this.#column(index);
      return { sql: quoted(column.name), column };
    });
  }

  /** The values of a column in the rows that meet the filters. */
  values(
    { column, filters, search }: Omit<ValuesRequest, 'result'>,
    signal: AbortSignal,
  ): Promise<ColumnValues> {
    const { sql } = this.#column(column);
    const met = conditionOfAll(filters, index => this.#column(index));
    return columnValues(this.session, { table: this.table, sql, met, search }, signal);
  }

  /** The cell after (or before) another that has a text in it. */
  find(request: Omit<FindRequest, 'result'>, signal: AbortSignal): Promise<FoundCell> {
    const columns = request.columns.map(index => this.#column(index).sql);
    return this.session.exclusive(async () => {
      const { table } = await this.#arranged(request, signal);
      return this.#found.find({ ...request, table, columns }, signal);
    });
  }

  /** SQL of all rows, in their order, and the columns under names of which no two are the same. */
  get named(): { readonly sql: string; readonly columns: readonly Column[] } {
    const names = uniqueNames(this.columns.map(column => column.name));
    const columns = this.columns.map((column, index) => ({ ...column, name: names[index] ?? column.name }));
    const list = this.fields.map((field, index) => `${quoted(field)} AS ${quoted(names[index] ?? field)}`);
    return { sql: `SELECT ${list.join(', ')} FROM ${this.table} ORDER BY rowid`, columns };
  }

  async drop(): Promise<void> {
    this.#arrangements.forget();
    await this.session.exclusive(async () => {
      await this.#found.drop();
      await this.#arrangements.drop();
      await this.session.runNow(`DROP TABLE IF EXISTS ${this.table}`);
    });
  }

  #column(index: number): FilteredColumn {
    const field = this.fields[index];
    const column = this.columns[index];
    if (field === undefined || !column) throw new Failure('bug', `The result has no column ${index}.`);
    return { sql: quoted(field), column };
  }

  #by({ order, filters }: Arrangement): ArrangedBy {
    const column = (index: number) => this.#column(index);
    return { met: conditionOfAll(filters, column), keys: orderOfAll(order, column) };
  }

  #arranged(arrangement: Arrangement, signal: AbortSignal): Promise<ArrangedRows> {
    return this.#arrangements.of(this.#by(arrangement), signal);
  }

  /** The first rows of an arrangement that is not made yet: picking out a few is quicker than sorting all. */
  #first(
    { met, keys }: ArrangedBy,
    { offset, limit }: { readonly offset: number; readonly limit: number },
  ): string {
    const where = met === '' ? '' : ` WHERE ${met}`;
    const order = keys === '' ? 'rowid' : `${keys}, rowid`;
    return `${this.table}${where} ORDER BY ${order} LIMIT ${limit} OFFSET ${offset}`;
  }

  /** Row ids of a temporary table count from 0 without gaps, and reading a range of them skips all the rest. */
  async #window(
    { offset, limit, ...arrangement }: Arrangement & { readonly offset: number; readonly limit: number },
    signal: AbortSignal,
  ): Promise<string> {
    const { table } = await this.#arranged(arrangement, signal);
    return `${table} WHERE rowid >= ${offset} AND rowid < ${offset + limit} ORDER BY rowid`;
  }
}

/** What the work comes to, unless whoever asked stops waiting: the work goes on. */
function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      reject(Failure.cancelled());
    };
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    work
      .finally(() => {
        signal.removeEventListener('abort', abort);
      })
      .then(resolve, reject);
  });
}
