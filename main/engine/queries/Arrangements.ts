import type { Session } from '../database/Session';

/** A table whose rows stand in the order shown, and their number. */
export interface ArrangedRows {
  /** Qualified and quoted. */
  readonly table: string;
  readonly rows: number;
}

/** Which rows, and in which order, as SQL; either may be empty. */
export interface ArrangedBy {
  readonly met: string;
  readonly keys: string;
}

/** Tables kept: the last two, so that pages of the one before, asked for already, do not make it again. */
const most = 2;

/** Counts kept: as many as one goes back and forth between. */
const mostCounts = 20;

let count = 0;

/** A result's rows in other arrangements, each in a table of its own that is paged by row id like the first. */
export class Arrangements {
  readonly #session: Session;
  readonly #all: ArrangedRows;
  readonly #kept = new Map<string, ArrangedRows>();
  readonly #counts = new Map<string, number>();
  #coming: { readonly key: string; readonly stop: AbortController; readonly made: Promise<unknown> } | null =
    null;

  constructor(session: Session, all: ArrangedRows) {
    this.#session = session;
    this.#all = all;
  }

  /** Whether the rows can be had at once. */
  has(by: ArrangedBy): boolean {
    return keyOf(by) === '' || this.#kept.has(keyOf(by));
  }

  /** How many rows there are in it, without making it. For use inside `exclusive`. */
  async count({ met }: ArrangedBy, signal: AbortSignal): Promise<number> {
    if (met === '') return this.#all.rows;
    const known = this.#counts.get(met);
    if (known !== undefined) return known;
    const rows = await this.#rowsOf(`${this.#all.table} WHERE ${met}`, signal);
    this.#counts.set(met, rows);
    for (const oldest of this.#counts.keys()) {
      if (this.#counts.size <= mostCounts) break;
      this.#counts.delete(oldest);
    }
    return rows;
  }

  /** The rows in their order. For use inside `exclusive`. */
  async of(by: ArrangedBy, signal: AbortSignal): Promise<ArrangedRows> {
    const key = keyOf(by);
    if (key === '') return this.#all;
    const arranged = this.#kept.get(key) ?? (await this.#make(by, signal));
    this.#kept.delete(key);
    this.#kept.set(key, arranged);
    for (const [oldest, { table }] of this.#kept) {
      if (this.#kept.size <= most) break;
      this.#kept.delete(oldest);
      await this.#session.runNow(`DROP TABLE ${table}`);
    }
    return arranged;
  }

  /** Makes it while nothing else is asked of the session; settles when it is made or given up. */
  soon(by: ArrangedBy): Promise<unknown> {
    const key = keyOf(by);
    if (this.#coming?.key === key) return this.#coming.made;
    this.forget();
    const stop = new AbortController();
    const made = this.#session.between(signal => this.of(by, signal), stop.signal);
    const coming = { key, stop, made };
    this.#coming = coming;
    const settled = () => {
      if (this.#coming === coming) this.#coming = null;
    };
    // Whoever waits for it is told of a failure; where nobody does, it is met again by whoever asks for the rows.
    made.then(settled, settled);
    return made;
  }

  /** Gives up what is made in between. */
  forget(): void {
    this.#coming?.stop.abort();
    this.#coming = null;
  }

  /** For use inside `exclusive`. */
  async drop(): Promise<void> {
    for (const { table } of this.#kept.values()) await this.#session.runNow(`DROP TABLE ${table}`);
    this.#kept.clear();
  }

  async #make({ met, keys }: ArrangedBy, signal: AbortSignal): Promise<ArrangedRows> {
    const table = `${this.#all.table.slice(0, -1)} arranged ${++count}"`;
    const where = met === '' ? '' : ` WHERE ${met}`;
    // Without keys DuckDB keeps the order in which it reads the rows.
    const order = keys === '' ? '' : ` ORDER BY ${keys}, rowid`;
    await this.#session.runNow(`CREATE TEMP TABLE ${table} AS FROM ${this.#all.table}${where}${order}`, {
      signal,
    });
    return { table, rows: await this.#rowsOf(table) };
  }

  async #rowsOf(sql: string, signal?: AbortSignal): Promise<number> {
    const counted = await this.#session.runNow(`SELECT count(*) FROM ${sql}`, signal ? { signal } : {});
    return Number((await counted.getRows())[0]?.[0] ?? 0);
  }
}

const keyOf = ({ met, keys }: ArrangedBy): string =>
  met === '' && keys === '' ? '' : `${met} ORDER BY ${keys}`;
