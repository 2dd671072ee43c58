import type { ThreadFile, ThreadTable } from './figure';
import type { PrivacyRecord } from './privacy';
import type { Arranged } from './result';
import type { ParameterValue } from './savedQuery';

/** The kinds of file that a table or a result is written as. */
export type TableFormat = 'csv' | 'parquet' | 'xlsx' | 'arrow';

/** The rows of an arrangement to write to a file, with all columns, under their names. */
export interface SaveRequest extends Arranged {
  readonly format: TableFormat;
  /** Within the study; absolute for the command line alone. */
  readonly path: string;
  /**
   * An export obeys the study's privacy settings and carries a thread. A working copy is the researcher's own view, as
   * it is on the screen: for the command line's `query` alone.
   */
  readonly purpose: 'export' | 'working copy';
}

/** A result that was written. */
export interface SavedResult {
  /** Files written, as they were named; the thread last, where it is a file of its own. */
  readonly files: readonly string[];
  readonly rows: number;
  /** What was done for privacy; null where study.yaml asks for nothing. */
  readonly privacy: PrivacyRecord | null;
}

/** The golden thread of an exported table: all that it was made from. */
export interface TableThread {
  readonly golden_thread: 1;
  readonly table: {
    readonly rows: number;
    readonly columns: readonly { readonly name: string; readonly type: string }[];
    readonly notes: readonly string[];
  };
  readonly query: {
    readonly path: string | null;
    readonly text: string;
    readonly parameters: Readonly<Record<string, ParameterValue>>;
  };
  readonly tables: readonly ThreadTable[];
  readonly files: readonly ThreadFile[];
  readonly versions: Readonly<Record<string, string>>;
  readonly privacy: PrivacyRecord | null;
  /** ISO 8601, UTC. */
  readonly created_at: string;
}
