import { DuckDBDataChunk, DuckDBTypeId, StatementType, VARCHAR } from '@duckdb/node-api';
import type {
  DuckDBConnection,
  DuckDBMaterializedResult,
  DuckDBPreparedStatement,
  DuckDBType,
  DuckDBValue,
} from '@duckdb/node-api';
import { Failure } from '../../contract/failure';
import type { Method } from '../../contract/method';
import { arrowStream } from '../arrow/arrowStream';
import { sqlFailure } from './sqlFailure';
import type { Origin } from './sqlFailure';

export type Row = Readonly<Record<string, unknown>>;

/** A value for a parameter, with the type that it is bound as. */
export interface Binding {
  readonly value: DuckDBValue;
  readonly type: DuckDBType;
}
export type Bindings = Readonly<Record<string, Binding>>;

export interface RunOptions {
  readonly values?: Bindings;
  readonly signal?: AbortSignal;
  /** Of Arrow: texts without dictionaries, so that pages of a result have the same types. */
  readonly plainTexts?: boolean;
  /** Share done, from 0 to 1; null while it is not known. */
  readonly onProgress?: (fraction: number | null) => void;
  readonly origin?: Origin;
}

/** Rows of one of DuckDB's chunks. */
const vectorSize = 2048;

/** How often a statement that runs is asked for its progress, and told again to stop, in milliseconds. */
const pulse = 100;

/** One connection. Its statements run one after another, in the order they were asked for. */
export class Session {
  readonly #connection: DuckDBConnection;
  readonly #methods: readonly Method[];
  #queue: Promise<unknown> = Promise.resolve();
  /** Of what runs in between, for which nothing else has to wait. */
  #between: AbortController | null = null;

  /** @param methods what errors in calling them are explained by */
  constructor(connection: DuckDBConnection, methods: readonly Method[]) {
    this.#connection = connection;
    this.#methods = methods;
  }

  /** Runs statements and holds the last one's whole result: for results known to be small, or temporary tables. */
  run(sql: string, options: RunOptions = {}): Promise<DuckDBMaterializedResult> {
    return this.exclusive(() => this.runNow(sql, options));
  }

  rows(sql: string, options: RunOptions = {}): Promise<readonly Row[]> {
    return this.exclusive(() => this.rowsNow(sql, options));
  }

  /** As `rows`, for use inside `exclusive`. */
  async rowsNow(sql: string, options: RunOptions = {}): Promise<readonly Row[]> {
    const result = await this.runNow(sql, options);
    return result.getRowObjectsJS();
  }

  /** The result as an Arrow IPC stream; columns carry the names given, else the result's own. */
  async arrow(sql: string, names: readonly string[], options: RunOptions = {}): Promise<Uint8Array> {
    return arrowStream(await this.run(sql, options), names, options.plainTexts);
  }

  /** As `arrow`, for use inside `exclusive`. */
  async arrowNow(sql: string, names: readonly string[], options: RunOptions = {}): Promise<Uint8Array> {
    return arrowStream(await this.runNow(sql, options), names);
  }

  /** Does several things on the connection with nothing in between. Use `runNow` and `prepareNow` inside. */
  exclusive<T>(work: () => Promise<T>): Promise<T> {
    this.#between?.abort();
    return this.#next(work);
  }

  /** As `exclusive`, but whatever else is asked of the connection goes first; the work then begins again. */
  async between<T>(work: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T> {
    for (;;) {
      const stop = new AbortController();
      const abort = () => {
        stop.abort();
      };
      signal.addEventListener('abort', abort, { once: true });
      try {
        return await this.#next(async () => {
          if (signal.aborted) throw Failure.cancelled();
          this.#between = stop;
          return work(stop.signal);
        });
      } catch (error) {
        if (signal.aborted || !stop.signal.aborted) throw error;
      } finally {
        signal.removeEventListener('abort', abort);
        if (this.#between === stop) this.#between = null;
      }
    }
  }

  /** As `run`, for use inside `exclusive`. */
  async runNow(sql: string, options: RunOptions = {}): Promise<DuckDBMaterializedResult> {
    const { values, signal, origin = null } = options;
    if (signal?.aborted) throw Failure.cancelled();
    const interrupt = () => {
      this.#connection.interrupt();
    };
    signal?.addEventListener('abort', interrupt, { once: true });
    // An interrupt that comes before the statement has begun is lost, so it is repeated until the statement ends.
    const timer = setInterval(() => {
      if (signal?.aborted) interrupt();
      else options.onProgress?.(this.#fraction());
    }, pulse);
    try {
      return await this.#connection.run(sql, part(values, 'value'), part(values, 'type'));
    } catch (error) {
      throw signal?.aborted ? Failure.cancelled() : sqlFailure(error, sql, origin, this.#methods);
    } finally {
      clearInterval(timer);
      signal?.removeEventListener('abort', interrupt);
    }
  }

  /** What DuckDB makes of one statement, before it runs. For use inside `exclusive`. */
  async describeNow(sql: string, origin: Origin | null): Promise<StatementFacts> {
    try {
      const statements = await this.#connection.extractStatements(sql);
      const statement = await statements.prepare(0);
      const facts = {
        kind: StatementType[statement.statementType],
        parts: statements.count,
        parameters: Array.from({ length: statement.parameterCount }, (_, index) =>
          statement.parameterName(index + 1),
        ),
        columns: columnsOf(statement),
      };
      statement.destroySync();
      return facts;
    } catch (error) {
      throw sqlFailure(error, sql, origin, this.#methods);
    }
  }

  /** The columns that a statement would give, with their types, without running it. For use inside `exclusive`. */
  async columnsNow(sql: string): Promise<readonly { readonly name: string; readonly type: string }[]> {
    try {
      const statement = await (await this.#connection.extractStatements(sql)).prepare(0);
      const columns = Array.from({ length: statement.columnCount }, (_, index) => {
        return { name: statement.columnName(index), type: statement.columnType(index).toString() };
      });
      statement.destroySync();
      return columns;
    } catch (error) {
      throw sqlFailure(error, sql, null, this.#methods);
    }
  }

  /** What is wrong with one statement, which does not run; null for nothing. For use inside `exclusive`. */
  async checkNow(sql: string, origin: Origin): Promise<Finding | null> {
    let isParsed = false;
    try {
      const statements = await this.#connection.extractStatements(sql);
      isParsed = true;
      (await statements.prepare(0)).destroySync();
      return null;
    } catch (error) {
      return { isParsed, failure: sqlFailure(error, sql, origin, this.#methods) };
    }
  }

  /** How many statements a text is: a text from outside that is put into one must not begin another. For use inside `exclusive`. */
  async countStatementsNow(sql: string): Promise<number> {
    try {
      return (await this.#connection.extractStatements(sql)).count;
    } catch (error) {
      throw sqlFailure(error, sql, null, this.#methods);
    }
  }

  /** A text as a value of the type, to bind. Fails with DuckDB's words when it is not one. For use inside `exclusive`. */
  async castNow(text: string | null, type: string): Promise<Binding> {
    const result = await this.#connection
      .run(`SELECT CAST($text AS ${type})`, { text })
      .catch((error: unknown) => {
        throw sqlFailure(error, '', null);
      });
    const [row] = await result.getRows();
    return { value: row?.[0] ?? null, type: result.columnType(0) };
  }

  /** Names of the tables that the text reads, as written in it; none when it does not parse. */
  tableNames(sql: string): readonly string[] {
    return this.#connection.getTableNames(sql, false);
  }

  /** Appends the rows of a result to a table of the same columns. */
  async append(
    result: DuckDBMaterializedResult,
    table: string,
    schema: string,
    catalog: string,
  ): Promise<void> {
    const appender = await this.#connection.createAppender(table, schema, catalog);
    for (let index = 0; index < result.chunkCount; index++) appender.appendDataChunk(result.getChunk(index));
    appender.closeSync();
  }

  /** Appends rows of texts, given column by column, to a table whose columns are all texts. For use inside `exclusive`. */
  async appendTexts(
    table: string,
    schema: string,
    catalog: string,
    columns: readonly (readonly (string | null)[])[],
  ): Promise<void> {
    const appender = await this.#connection.createAppender(table, schema, catalog);
    const types = columns.map(() => VARCHAR);
    const rows = columns[0]?.length ?? 0;
    for (let at = 0; at < rows; at += vectorSize) {
      const chunk = DuckDBDataChunk.create(types, Math.min(vectorSize, rows - at));
      chunk.setColumns(columns.map(column => column.slice(at, at + vectorSize)));
      appender.appendDataChunk(chunk);
    }
    appender.closeSync();
  }

  close(): void {
    this.#connection.interrupt();
    this.#connection.closeSync();
  }

  #next<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#queue.then(work, work);
    // Whoever asked is told of a failure; what waits behind goes on.
    this.#queue = done.catch(() => undefined);
    return done;
  }

  #fraction(): number | null {
    const { percentage } = this.#connection.progress;
    return percentage >= 0 ? percentage / 100 : null;
  }
}

/** Nothing where a parameter leaves the types open: DuckDB then shows one column that stands for all. */
function columnsOf(statement: DuckDBPreparedStatement): readonly string[] {
  const columns = Array.from({ length: statement.columnCount }, (_, index) => index);
  if (columns.some(index => statement.columnTypeId(index) === DuckDBTypeId.INVALID)) return [];
  return columns.map(index => statement.columnName(index));
}

/** One side of the bindings by name; nothing at all when there are none, as DuckDB then takes scripts of several. */
function part<Side extends keyof Binding>(
  bindings: Bindings | undefined,
  side: Side,
): Record<string, Binding[Side]> | undefined {
  const entries = Object.entries(bindings ?? {});
  return entries.length === 0
    ? undefined
    : Object.fromEntries(entries.map(([name, one]) => [name, one[side]]));
}

/** A statement as DuckDB understands it. */
export interface StatementFacts {
  /** SELECT, INSERT, CREATE, … */
  readonly kind: string;
  /** How many statements DuckDB made of it: a PIVOT is more than one, and then only the first is described. */
  readonly parts: number;
  readonly parameters: readonly string[];
  /** Names as the text gives them, which may repeat; empty where they are known only once it has run. */
  readonly columns: readonly string[];
}

/** Something wrong with a statement. */
export interface Finding {
  /** Whether it is at least SQL, and only a name or a type of it is wrong. */
  readonly isParsed: boolean;
  readonly failure: Failure;
}
