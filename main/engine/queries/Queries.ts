import type { ColumnFacts, OwnNames } from '../../contract/catalogue';
import { Failure } from '../../contract/failure';
import { readHead } from '../../contract/savedQuery';
import type { Lineage, Query, ResultSummary } from '../../contract/result';
import type { Database } from '../database/Database';
import type { Session } from '../database/Session';
import type { Source } from './arrangedSql';
import { Catalogue, readOwn } from './Catalogue';
import type { Checked } from './checkScript';
import { lineage } from './lineage';
import type { Origins } from './lineage';
import type { Result } from './Result';
import { runStatement } from './runStatement';
import { splitStatements } from './splitStatements';

export type OnProgress = (title: string, fraction: number | null) => void;

interface Holder {
  readonly session: Session;
  /** What only its connection sees, as of its last run. */
  own: OwnNames;
  /** Name of the result it holds; null before its first. */
  result: string | null;
  /** Ends the run in progress, for a newer one of the same editor. */
  stop: () => void;
}

const nothing: OwnNames = { tables: [], functions: [] };
/** Words of the statements that change which names there are. */
const changing = /\b(CREATE|DROP|ALTER)\b/i;

/** A result with what it came from. */
export interface Kept {
  readonly result: Result;
  readonly query: Query;
  readonly lineage: Lineage;
  readonly source: Source;
}

/** What a script did: the kind of its last statement, and the last rows with what gave them. */
interface RanAll {
  readonly kind: string;
  readonly rows: Pick<Kept, 'result' | 'source'> | null;
}

/** The queries of one open study: a connection for each editor, each with at most one result. */
export class Queries {
  readonly catalogue: Catalogue;
  readonly #database: Database;
  readonly #folder: string;
  readonly #origins: () => Promise<Origins>;
  readonly #holders = new Map<string, Promise<Holder>>();
  readonly #results = new Map<string, Kept>();
  #last = 0;
  #running = 0;

  constructor(database: Database, folder: string, origins: () => Promise<Origins>) {
    this.catalogue = new Catalogue(database);
    this.#database = database;
    this.#folder = folder;
    this.#origins = origins;
  }

  /** Runs a script; the rows of its last statement that has any stay as the session's result. */
  async run(query: Query, signal: AbortSignal, onProgress: OnProgress): Promise<ResultSummary> {
    const holder = await this.#holder(query.session);
    holder.stop();
    const controller = new AbortController();
    const abort = () => {
      controller.abort();
    };
    signal.addEventListener('abort', abort, { once: true });
    if (signal.aborted) abort();
    holder.stop = abort;
    this.#running++;
    try {
      return await this.#runIn(holder, query, controller.signal, onProgress);
    } finally {
      this.#running--;
      signal.removeEventListener('abort', abort);
    }
  }

  result(name: string): Result {
    return this.kept(name).result;
  }

  kept(name: string): Kept {
    const kept = this.#results.get(name);
    if (!kept) throw new Failure('lost', 'This result is no longer there. Run the query again.');
    return kept;
  }

  async close(name: string): Promise<void> {
    const kept = this.#results.get(name);
    this.#results.delete(name);
    await kept?.result.drop();
  }

  /** What SQL has made, as a session sees it: its own things first. `methods` are those that nobody made. */
  async own(session: string, methods: readonly string[]): Promise<OwnNames> {
    const shared = await this.catalogue.shared(methods);
    const { own } = (await this.#holders.get(session)) ?? { own: nothing };
    return {
      tables: [...own.tables, ...shared.tables],
      functions: [...own.functions, ...shared.functions],
    };
  }

  /** What a column of the study holds; null while a query runs and where counting takes long. */
  async columnFacts(
    { table, column }: { readonly table: string; readonly column: string },
    signal: AbortSignal,
  ): Promise<ColumnFacts | null> {
    return this.#running > 0 ? null : this.catalogue.columnFacts(table, column, signal);
  }

  /** What is wrong with a script that a session is to run, without running any of it. */
  async check(query: Checked & Pick<Query, 'session'>, signal: AbortSignal): Promise<readonly Failure[]> {
    const { own } = (await this.#holders.get(query.session)) ?? { own: nothing };
    const given = [...own.tables, ...own.functions].map(({ name }) => name);
    return this.catalogue.check(query, given, signal);
  }

  /** Ends a session with all that is its own. */
  async end(session: string): Promise<void> {
    const holder = await this.#holders.get(session);
    this.#holders.delete(session);
    if (holder?.result) this.#results.delete(holder.result);
    holder?.session.close();
  }

  async endAll(): Promise<void> {
    await Promise.all([...this.#holders.keys()].map(session => this.end(session)));
    await this.catalogue.close();
  }

  #holder(name: string): Promise<Holder> {
    const known = this.#holders.get(name);
    if (known) return known;
    const made = this.#database.session().then(session => ({
      ...{ session, own: nothing, result: null },
      stop: () => undefined,
    }));
    this.#holders.set(name, made);
    return made;
  }

  async #runIn(
    holder: Holder,
    query: Query,
    signal: AbortSignal,
    onProgress: OnProgress,
  ): Promise<ResultSummary> {
    const { session } = holder;
    const title = readHead(query.sql).title ?? query.path ?? 'Query';
    const startedAt = performance.now();
    const ran = await session
      .exclusive(() =>
        this.#runAll(session, query, signal, fraction => {
          onProgress(title, fraction);
        }),
      )
      .finally(async () => {
        // Of a script that fails, the statements before have made what they make.
        if (changing.test(query.sql)) holder.own = await readOwn(session, 'temp');
      });
    const milliseconds = performance.now() - startedAt;
    const before = holder.result;
    const name = `${query.session} ${++this.#last}`;
    holder.result = ran.rows ? name : null;
    const from = await lineage(session, query.sql, await this.#origins());
    if (ran.rows) this.#results.set(name, { ...ran.rows, query, lineage: from });
    if (before !== null) await this.close(before);
    return {
      result: name,
      columns: ran.rows?.result.columns ?? [],
      rows: ran.rows?.result.rows ?? 0,
      milliseconds,
      statement: ran.kind,
      lineage: from,
    };
  }

  async #runAll(
    session: Session,
    { sql, path, parameters }: Query,
    signal: AbortSignal,
    onProgress: (fraction: number | null) => void,
  ): Promise<RanAll> {
    const statements = splitStatements(sql);
    if (statements.length === 0) throw new Failure('query', 'There is no statement to run yet.');
    const script = { session, sql, path, parameters, folder: this.#folder, signal, onProgress };
    let last: RanAll = { kind: '', rows: null };
    for (const statement of statements) {
      const { kind, result } = await runStatement(script, statement);
      if (result && last.rows) await session.runNow(`DROP TABLE ${last.rows.result.table}`);
      const source = { before: sql.slice(0, statement.start), statement: statement.text, kind, parameters };
      last = { kind, rows: result ? { result, source } : last.rows };
    }
    return last;
  }
}
