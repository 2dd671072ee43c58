import type { ColumnFacts, OwnNames } from '../../contract/catalogue';
import { Failure, failureData } from '../../contract/failure';
import type { ExplainRequest, QueryPlan } from '../../contract/plan';
import { readHead } from '../../contract/savedQuery';
import type {
  Lineage,
  Query,
  ResultSummary,
  Script,
  ScriptOutcome,
  StatementResult,
} from '../../contract/result';
import type { Database } from '../database/Database';
import type { Session } from '../database/Session';
import type { Source } from './arrangedSql';
import { Catalogue, readOwn } from './Catalogue';
import type { Checked } from './checkScript';
import { joined, lineage, noLineage, readDefinitions } from './lineage';
import type { Definitions, Origins } from './lineage';
import { explainStatement } from './plan/explainStatement';
import type { Result } from './Result';
import { runScript, statementsIn } from './runScript';
import type { ScriptRan } from './runScript';
import { onlyAsks, titleOf } from './scriptSource';

export type OnProgress = (title: string, fraction: number | null) => void;

interface Holder {
  readonly session: Session;
  /** What only its connection sees, as of its last run. */
  own: OwnNames;
  /** Where what SQL has made on it comes from: rows that are read from that come from there too. */
  made: Lineage;
  /** What the views and macros that it sees say, as of an earlier run. */
  defined: { readonly origins: Origins; readonly makings: number; readonly known: Definitions } | null;
  /** Names of the results it holds: those of its last run. */
  results: readonly string[];
  /** Ends the run in progress, for a newer one of the same editor. */
  stop: () => void;
}

/** In place of the name of a result where there are no rows. */
const noResult = '';
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

/** The queries of one open study: a connection for each editor, each with the results of its last run. */
export class Queries {
  readonly catalogue: Catalogue;
  readonly #database: Database;
  readonly #folder: string;
  readonly #origins: () => Promise<Origins>;
  readonly #holders = new Map<string, Promise<Holder>>();
  readonly #results = new Map<string, Kept>();
  #last = 0;
  /** How often a script may have made or dropped something. */
  #makings = 0;
  #running = 0;

  constructor(database: Database, folder: string, origins: () => Promise<Origins>) {
    this.catalogue = new Catalogue(database);
    this.#database = database;
    this.#folder = folder;
    this.#origins = origins;
  }

  /** Runs a script; the rows of its last statement that has any stay as the session's result. */
  async run(query: Query, signal: AbortSignal, onProgress: OnProgress): Promise<ResultSummary> {
    const { ran, results, milliseconds, from } = await this.#run(
      { ...query, part: null },
      'last',
      signal,
      onProgress,
    );
    const last = results.at(-1);
    return {
      ...{ result: last?.result ?? noResult, columns: last?.columns ?? [], rows: last?.rows ?? 0 },
      ...{ milliseconds, statement: ran.kind, lineage: from },
    };
  }

  /** Runs a script or a part of it; the rows of each statement that has any stay, also when a later one fails. */
  async runScript(script: Script, signal: AbortSignal, onProgress: OnProgress): Promise<ScriptOutcome> {
    const { ran, results, milliseconds } = await this.#run(script, 'all', signal, onProgress);
    const failure = ran.error === null ? null : failureData(ran.error);
    return { results, statements: ran.statements, statement: ran.kind, milliseconds, failure };
  }

  /** How a statement is done, as its session would do it now. */
  async explain(request: ExplainRequest, signal: AbortSignal, onProgress: OnProgress): Promise<QueryPlan> {
    const { sql, path, parameters, part, timed } = request;
    const statements = statementsIn(sql, part);
    return this.#inPlace(request.session, signal, ({ session }, stop) => {
      const tell = (fraction: number | null) => {
        onProgress('Explaining a query', fraction);
      };
      const script = { session, sql, path, parameters, folder: this.#folder, signal: stop, onProgress: tell };
      return session.exclusive(() => explainStatement(script, statements, timed));
    });
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
    for (const name of holder?.results ?? []) this.#results.delete(name);
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
      ...{ session, own: nothing, made: noLineage, defined: null, results: [] },
      stop: () => undefined,
    }));
    this.#holders.set(name, made);
    return made;
  }

  async #run(script: Script, keep: 'all' | 'last', signal: AbortSignal, onProgress: OnProgress) {
    return this.#inPlace(script.session, signal, (holder, stop) =>
      this.#runIn(holder, script, keep, stop, onProgress),
    );
  }

  /** Works on a session in place of what it does. */
  async #inPlace<T>(
    session: string,
    signal: AbortSignal,
    work: (holder: Holder, signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const holder = await this.#holder(session);
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
      return await work(holder, controller.signal);
    } finally {
      this.#running--;
      signal.removeEventListener('abort', abort);
    }
  }

  async #runIn(
    holder: Holder,
    query: Script,
    keep: 'all' | 'last',
    signal: AbortSignal,
    onProgress: OnProgress,
  ) {
    const { session } = holder;
    const { sql, path, parameters } = query;
    const title = readHead(sql).title ?? path ?? 'Query';
    const tell = (fraction: number | null) => {
      onProgress(title, fraction);
    };
    const statements = statementsIn(sql, query.part);
    const startedAt = performance.now();
    const script = { session, sql, path, parameters, folder: this.#folder, signal, onProgress: tell };
    const ran = await session.exclusive(() => runScript(script, statements, keep));
    const milliseconds = performance.now() - startedAt;
    // Of a script that fails, the statements before have made what they make.
    if (statements.some(({ text }) => changing.test(text))) holder.own = await readOwn(session, 'temp');
    if (!statements.every(({ text }) => onlyAsks(text))) this.#makings++;
    if (keep === 'last' && ran.error !== null) {
      for (const { result } of ran.rows) await result.drop();
      throw ran.error;
    }
    const before = holder.results;
    const { results, from } = await this.#keep(holder, query, ran);
    for (const name of before) await this.close(name);
    return { ran, results, milliseconds, from };
  }

  /** Gives the rows of a script their names and says where they come from. */
  async #keep(holder: Holder, query: Script, ran: ScriptRan) {
    const origins = await this.#origins();
    const makers = statementsIn(query.sql, query.part).filter(({ text }) => !onlyAsks(text));
    const definitions = await this.#definitionsOf(holder, origins);
    const made = lineage(makers.map(({ text }) => text).join(';\n'), origins, definitions);
    const isPlain = ran.rows.length === 1 && query.part === null;
    const results: StatementResult[] = [];
    for (const { result, statement, source, milliseconds } of ran.rows) {
      const own = lineage(statement.text, origins, definitions);
      const from = joined([own, made, ...(readsOwn(holder, statement.text) ? [holder.made] : [])]);
      const name = `${query.session} ${++this.#last}`;
      const kept = isPlain ? query : { ...query, sql: source.before + source.statement };
      this.#results.set(name, { result, query: kept, lineage: from, source });
      results.push({
        ...{ result: name, columns: result.columns, rows: result.rows, milliseconds },
        ...{ statement: source.kind, lineage: from, title: titleOf(statement) },
      });
    }
    holder.results = results.map(({ result }) => result);
    holder.made = joined([holder.made, made]);
    return { results, from: joined([made, ...results.map(result => result.lineage)]) };
  }

  async #definitionsOf(holder: Holder, origins: Origins): Promise<Definitions> {
    const { defined } = holder;
    const makings = this.#makings;
    if (defined?.origins === origins && defined.makings === makings) return defined.known;
    const known = await readDefinitions(holder.session);
    holder.defined = { origins, makings, known };
    return known;
  }
}

/** Whether a statement may read what SQL has made on its connection. */
function readsOwn({ own }: Holder, text: string): boolean {
  const low = text.toLowerCase();
  return own.tables.some(({ name }) => low.includes(name.toLowerCase()));
}
