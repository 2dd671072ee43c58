import type { Session } from '../database/Session';

/** A table whose rows stand in the order shown, and their number. */
export interface ArrangedRows {
  /** Qualified and quoted. */
  readonly table: string;
  readonly rows: number;
}

/** Tables kept: the last two, so that pages of the one before, asked for already, do not make it again. */
const most = 2;

let count = 0;

/** A result's rows in other arrangements, each in a table of its own that is paged by row id like the first. */
export class Arrangements {
  readonly #session: Session;
  readonly #all: ArrangedRows;
  readonly #kept = new Map<string, ArrangedRows>();

  constructor(session: Session, all: ArrangedRows) {
    this.#session = session;
    this.#all = all;
  }

  /** The rows that meet a condition, sorted by keys; either may be empty. For use inside `exclusive`. */
  async of(met: string, keys: string, signal: AbortSignal): Promise<ArrangedRows> {
    if (met === '' && keys === '') return this.#all;
    const key = `${met} ORDER BY ${keys}`;
    const arranged = this.#kept.get(key) ?? (await this.#make(met, keys, signal));
    this.#kept.delete(key);
    this.#kept.set(key, arranged);
    for (const [oldest, { table }] of this.#kept) {
      if (this.#kept.size <= most) break;
      this.#kept.delete(oldest);
      await this.#session.runNow(`DROP TABLE ${table}`);
    }
    return arranged;
  }

  /** For use inside `exclusive`. */
  async drop(): Promise<void> {
    for (const { table } of this.#kept.values()) await this.#session.runNow(`DROP TABLE ${table}`);
    this.#kept.clear();
  }

  async #make(met: string, keys: string, signal: AbortSignal): Promise<ArrangedRows> {
    const table = `${this.#all.table.slice(0, -1)} arranged ${++count}"`;
    const where = met === '' ? '' : ` WHERE ${met}`;
    // Without keys DuckDB keeps the order in which it reads the rows.
    const order = keys === '' ? '' : ` ORDER BY ${keys}, rowid`;
    await this.#session.runNow(`CREATE TEMP TABLE ${table} AS FROM ${this.#all.table}${where}${order}`, {
      signal,
    });
    const counted = await this.#session.runNow(`SELECT count(*) FROM ${table}`);
    return { table, rows: Number((await counted.getRows())[0]?.[0] ?? 0) };
  }
}
