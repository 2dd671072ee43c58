import { DuckDBInstance, version } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Method } from '../../contract/method';
import { literal } from '../../contract/sql';
import { scalarFunction } from './scalarFunction';
import type { ScalarFunction } from './scalarFunction';
import { Session } from './Session';

export interface DatabaseOptions {
  /** Real paths of the only folders that SQL may read and write: the study's, and its hidden one if that is elsewhere. */
  readonly folders: readonly string[];
  /** Where DuckDB puts what does not fit in memory. */
  readonly temporaryFolder: string;
  /** File of the study's tables; null keeps them in memory. */
  readonly cacheFile: string | null;
}

/** Catalog of the study's tables, and of what a person's own SQL makes while the study is open. */
export const studyCatalog = 'study';
const ownCatalog = 'memory';

/**
 * The one door to DuckDB: an instance in memory with the study's tables attached as `study`, locked down to the
 * study's folder. The order of the settings matters: each locks what the next may still need.
 */
export class Database {
  readonly #instance: DuckDBInstance;
  readonly #registrar: DuckDBConnection;
  readonly #methods: Method[] = [];

  private constructor(instance: DuckDBInstance, registrar: DuckDBConnection) {
    this.#instance = instance;
    this.#registrar = registrar;
  }

  static readonly version: string = version();

  /** Fails when the cache file is locked by another process or was not written by this DuckDB. */
  static async open({ folders, temporaryFolder, cacheFile }: DatabaseOptions): Promise<Database> {
    const instance = await DuckDBInstance.create(':memory:', {
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
    });
    try {
      const connection = await instance.connect();
      const settings = [
        `SET temp_directory = ${literal(temporaryFolder)}`,
        'SET GLOBAL errors_as_json = true',
        "SET GLOBAL TimeZone = 'UTC'",
        `ATTACH ${literal(cacheFile ?? ':memory:')} AS ${studyCatalog}`,
        'CREATE SCHEMA IF NOT EXISTS memory.golden_thread',
        'CREATE TABLE memory.golden_thread.writes (nothing BOOLEAN)',
        `SET allowed_directories = [${folders.map(literal).join(', ')}]`,
        'SET enable_external_access = false',
        'SET allow_community_extensions = false',
        `SET allowed_configs = [${allowedSettings.map(literal).join(', ')}]`,
        'SET lock_configuration = true',
      ];
      for (const setting of settings) await connection.run(setting);
      return new Database(instance, connection);
    } catch (error) {
      instance.closeSync();
      throw error;
    }
  }

  /** A connection of its own, whose unqualified names mean a person's own tables first and then the study's. */
  async session(): Promise<Session> {
    const connection = await this.#instance.connect();
    for (const setting of sessionSettings) await connection.run(setting);
    return new Session(connection, this.#methods);
  }

  /** Makes a function known to all connections. */
  register(one: ScalarFunction): void {
    this.#registrar.registerScalarFunction(scalarFunction(one));
  }

  /** Tells what methods there are, so that errors in calling them can say what they need. */
  know(methods: readonly Method[]): void {
    this.#methods.push(...methods);
  }

  close(): void {
    this.#registrar.closeSync();
    this.#instance.closeSync();
  }
}

/** What may still be set after the lock: resources, and what belongs to one connection alone. */
const allowedSettings = [
  'threads',
  'memory_limit',
  'search_path',
  'schema',
  'errors_as_json',
  'enable_progress_bar',
  'enable_progress_bar_print',
  'progress_bar_time',
];

const sessionSettings = [
  'SET enable_progress_bar = true',
  'SET enable_progress_bar_print = false',
  'SET progress_bar_time = 0',
  `SET search_path = '${ownCatalog}.main,${studyCatalog}.main'`,
];

/** Run within a transaction, this keeps DuckDB from writing to any attached database for the rest of it. */
export const writeOnlyOwn = `INSERT INTO ${ownCatalog}.golden_thread.writes VALUES (NULL)`;
