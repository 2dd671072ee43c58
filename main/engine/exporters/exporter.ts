import type { TableFormat, TableThread } from '../../contract/exporting';
import type { Column } from '../../contract/study';
import type { Session } from '../database/Session';

/** Rows to export, which stand in a temporary table of the session. */
export interface TableRows {
  readonly session: Session;
  /** Qualified and quoted; its row ids count from 0 without gaps, in the order of the rows. */
  readonly table: string;
  /** The table's own column names, one for each of `columns`. */
  readonly fields: readonly string[];
  /** Columns under the names to write, no two the same. */
  readonly columns: readonly Column[];
  readonly rows: number;
}

/** A format that tables are exported in. */
export interface Exporter {
  readonly format: TableFormat;
  /** Whether the thread is within the file; else it is written beside it. */
  readonly carriesThread: boolean;
  /** Throws a Failure where the format cannot hold the rows. */
  check(rows: TableRows): void;
  /** Writes the rows to a new file within the study's hidden folder, in memory that does not grow with them. */
  write(rows: TableRows, thread: TableThread, file: string, signal: AbortSignal): Promise<void>;
}
