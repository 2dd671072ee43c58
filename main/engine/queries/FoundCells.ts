import type { FindRequest, FoundCell } from '../../contract/result';
import type { Session } from '../database/Session';
import { containing } from './condition';

interface Search extends Pick<FindRequest, 'text' | 'from' | 'direction'> {
  /** Table with the rows in the order shown, qualified and quoted. */
  readonly table: string;
  /** SQL of the columns in the order shown. */
  readonly columns: readonly string[];
}

/** The cells in which a text was found, numbered in the order in which they are shown. */
export class FoundCells {
  readonly #session: Session;
  readonly #table: string;
  #key = '';
  #cells = 0;

  /** @param result qualified and quoted name of the result's table */
  constructor(session: Session, result: string) {
    this.#session = session;
    this.#table = `${result.slice(0, -1)} found"`;
  }

  /** For use inside `exclusive`. */
  async find(search: Search, signal: AbortSignal): Promise<FoundCell> {
    await this.#look(search, signal);
    const { row, column } = search.from;
    const here = `("row", "column")`;
    const from = `(${row}, ${column})`;
    const { comparison, best, around } = directions[search.direction];
    const places = `SELECT coalesce(
      (SELECT ${best}(rowid) FROM ${this.#table} WHERE ${here} ${comparison} ${from}),
      (SELECT ${around}(rowid) FROM ${this.#table}))`;
    const sql = `SELECT rowid, "row", "column" FROM ${this.#table} WHERE rowid = (${places})`;
    const [found] = await (await this.#session.runNow(sql, { signal })).getRows();
    if (!found) return { cells: 0, place: 0, row: 0, column: 0 };
    const [at, foundRow, foundColumn] = found.map(Number);
    return { cells: this.#cells, place: (at ?? 0) + 1, row: foundRow ?? 0, column: foundColumn ?? 0 };
  }

  /** For use inside `exclusive`. */
  async drop(): Promise<void> {
    this.#key = '';
    await this.#session.runNow(`DROP TABLE IF EXISTS ${this.#table}`);
  }

  async #look({ table, columns, text }: Search, signal: AbortSignal): Promise<void> {
    const tests = columns.map((sql, index) => `CASE WHEN ${containing(sql, text)} THEN ${index} END`);
    const key = `${table} ${tests.join(', ')}`;
    if (this.#key === key) return;
    await this.drop();
    await this.#session.runNow(
      `CREATE TEMP TABLE ${this.#table} AS SELECT "row", unnest("columns") AS "column" FROM (
         SELECT rowid AS "row", list_filter([${tests.join(', ')}]::INTEGER[], lambda each: each IS NOT NULL) AS "columns"
         FROM ${table}) AS looked WHERE len("columns") > 0`,
      { signal },
    );
    const counted = await this.#session.runNow(`SELECT count(*) FROM ${this.#table}`);
    this.#cells = Number((await counted.getRows())[0]?.[0] ?? 0);
    this.#key = key;
  }
}

/** Where to look from a cell, and where to begin again at the end. */
const directions = {
  here: { comparison: '>=', best: 'min', around: 'min' },
  next: { comparison: '>', best: 'min', around: 'min' },
  previous: { comparison: '<', best: 'max', around: 'max' },
} as const;
