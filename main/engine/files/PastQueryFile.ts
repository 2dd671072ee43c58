import { appendFile, mkdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  isCount,
  isListOf,
  isNullable,
  isNumber,
  isOneOf,
  isRecordOf,
  isShape,
  isText,
} from '../../contract/check';
import type { PastQueries, PastQuery } from '../../contract/pastQuery';
import { hiddenFolder, isMissing } from './studyPath';
import { writeFile } from './writeFile';

/** Queries that are kept; older ones go. */
const mostKept = 1000;
/** Largest text that is kept, in characters. */
const largest = 1_000_000;
/** Characters of all texts that are kept together. */
const mostCharacters = 8_000_000;
/** Lines of the file, from which on it is written anew without those that later ones replace. */
const mostLines = 5000;

const isPast = isShape<PastQuery>({
  id: isText,
  at: isNumber,
  count: isCount,
  path: isText,
  sql: isText,
  parameters: isRecordOf(isNullable(isText)),
  outcome: isOneOf('done', 'failed', 'cancelled', 'unended'),
  message: isNullable(isText),
  rows: isListOf(isCount),
  milliseconds: isNumber,
});

/** A query that begins. */
export type Begun = Pick<PastQuery, 'path' | 'sql' | 'parameters'>;
/** How it ended. */
export type Ended = Pick<PastQuery, 'outcome' | 'message' | 'rows' | 'milliseconds'>;

/**
 * The queries that were run in a study: among its hidden files and nowhere else, for they may name what is confidential.
 * A line is added when a query begins and when it ends, and the last line of an id is the one that counts, so what ran
 * when the program died is there too.
 */
export class PastQueryFile {
  readonly #file: string;
  readonly #onFailure: (error: unknown) => void;
  #queries: readonly PastQuery[] | null = null;
  /** Bytes of the file as it was last read or written here; another program may add to it. */
  #bytes = 0;
  #lines = 0;
  #last = 0;
  #turn: Promise<unknown> = Promise.resolve();
  #failed = false;

  /** @param onFailure told once, when the file cannot be written: then the queries are kept only as long as the study is open */
  constructor(folder: string, onFailure: (error: unknown) => void) {
    this.#file = join(folder, hiddenFolder, 'queries.ndjson');
    this.#onFailure = onFailure;
  }

  /** The queries in which a text is found, in any letters. */
  list(search: string, limit: number): Promise<PastQueries> {
    return this.#inTurn(async () => {
      const queries = await this.#read();
      const wanted = search.trim().toLowerCase();
      const found = queries.filter(({ sql, path }) => `${path}\n${sql}`.toLowerCase().includes(wanted));
      return { queries: found.slice(-limit).reverse(), kept: queries.length };
    });
  }

  /** Keeps a query that begins; what is returned keeps how it ended. */
  begin(begun: Begun): (ended: Ended) => void {
    if (begun.sql.length > largest) return () => undefined;
    const at = Date.now();
    const id = `${at}-${process.pid}-${++this.#last}`;
    const kept = this.#inTurn(async () => {
      const last = (await this.#read()).at(-1);
      const again = last && isSame(last, begun) ? last : null;
      const query: PastQuery = {
        ...begun,
        ...{ id: again?.id ?? id, at, count: (again?.count ?? 0) + 1 },
        ...{ outcome: 'unended', message: null, rows: [], milliseconds: 0 },
      };
      await this.#add(query);
      return query;
    });
    return ended => {
      void this.#inTurn(async () => {
        const query = await kept;
        // What was forgotten while it ran stays forgotten.
        if ((await this.#read()).some(({ id }) => id === query.id)) await this.#add({ ...query, ...ended });
      });
    };
  }

  /** Forgets queries by their ids, or all. */
  forget(ids: readonly string[] | null): Promise<void> {
    return this.#inTurn(async () => {
      const left = (await this.#read()).filter(({ id }) => ids !== null && !ids.includes(id));
      this.#queries = left;
      await this.#write(left);
    });
  }

  async #read(): Promise<readonly PastQuery[]> {
    if (this.#queries === null || (await this.#size()) !== this.#bytes) this.#queries = await this.#load();
    return this.#queries;
  }

  async #size(): Promise<number> {
    try {
      return (await stat(this.#file)).size;
    } catch (error) {
      if (isMissing(error)) return 0;
      throw error;
    }
  }

  async #load(): Promise<readonly PastQuery[]> {
    const bytes = await readFile(this.#file).catch((error: unknown) => {
      if (isMissing(error)) return Buffer.from('');
      throw error;
    });
    this.#bytes = bytes.length;
    const text = bytes.toString('utf8');
    const lines = text.split('\n').filter(line => line !== '');
    this.#lines = lines.length;
    // What is no whole line was being written when the machine stopped.
    const queries = lines.map(parsed).filter(isPast);
    // The next line must not go on with half of one.
    if (text !== '' && !text.endsWith('\n')) this.#lines = mostLines;
    return bounded([...new Map(queries.map(query => [query.id, query])).values()]);
  }

  async #add(query: PastQuery): Promise<void> {
    const before = (await this.#read()).filter(({ id }) => id !== query.id);
    const now = bounded([...before, query]);
    this.#queries = now;
    if (++this.#lines > mostLines) await this.#write(now);
    else await this.#append(query);
  }

  async #append(query: PastQuery): Promise<void> {
    await this.#guarded(async () => {
      await mkdir(dirname(this.#file), { recursive: true });
      const line = lineOf(query);
      await appendFile(this.#file, line);
      this.#bytes += Buffer.byteLength(line);
    });
  }

  async #write(queries: readonly PastQuery[]): Promise<void> {
    await this.#guarded(async () => {
      const text = queries.map(lineOf).join('');
      await writeFile(this.#file, text);
      this.#bytes = Buffer.byteLength(text);
      this.#lines = queries.length;
    });
  }

  async #guarded(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!this.#failed) this.#onFailure(error);
      this.#failed = true;
    }
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    // Whoever asked is told of a failure; the next one goes on.
    this.#turn = done.catch(() => undefined);
    return done;
  }
}

function isSame(last: PastQuery, { path, sql, parameters }: Begun): boolean {
  return (
    last.path === path && last.sql === sql && JSON.stringify(last.parameters) === JSON.stringify(parameters)
  );
}

/** The newest of them, as many as are kept. */
function bounded(queries: readonly PastQuery[]): readonly PastQuery[] {
  let characters = 0;
  let from = queries.length;
  while (from > Math.max(0, queries.length - mostKept)) {
    characters += queries[from - 1]?.sql.length ?? 0;
    if (characters > mostCharacters) break;
    from--;
  }
  return queries.slice(from);
}

function lineOf(query: PastQuery): string {
  return `${JSON.stringify(query)}\n`;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
