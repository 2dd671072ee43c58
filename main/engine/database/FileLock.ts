import { DuckDBInstance } from '@duckdb/node-api';

/** Files that this process has locked: the system's locks are between processes alone. */
const own = new Set<string>();

/**
 * A lock that the system lets go of when its process ends, however it ends. The file is a database with nothing in it,
 * for DuckDB locks what it opens on every system.
 */
export class FileLock {
  readonly #file: string;
  readonly #instance: DuckDBInstance;

  private constructor(file: string, instance: DuckDBInstance) {
    this.#file = file;
    this.#instance = instance;
  }

  /** Null while it is held, by whomever. */
  static async take(file: string): Promise<FileLock | null> {
    if (own.has(file)) return null;
    own.add(file);
    try {
      return new FileLock(file, await DuckDBInstance.create(file, { threads: '1' }));
    } catch (error) {
      own.delete(file);
      if (isLocked(error)) return null;
      throw error;
    }
  }

  release(): void {
    this.#instance.closeSync();
    own.delete(this.#file);
  }
}

/** Whether DuckDB could not open a database because another program has it open. */
export function isLocked(error: unknown): boolean {
  return (
    error instanceof Error &&
    /could not set lock|being used by another process|Conflicting lock/i.test(error.message)
  );
}
