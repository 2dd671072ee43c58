import type { TextFormat } from './delimitedText';
import type { ParameterValue } from './savedQuery';
import type { Column } from './study';

/** A query to run. One session (an editor, a command) holds one result at a time; a new run replaces it. */
export interface Query {
  readonly session: string;
  readonly sql: string;
  /** File that the text belongs to, for places in errors; null for loose text. */
  readonly path: string | null;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
}

/** A result that stays in the engine; pages of it are asked for. */
export interface ResultSummary {
  readonly result: string;
  readonly columns: readonly Column[];
  readonly rows: number;
  readonly milliseconds: number;
  /** What the last statement was, as DuckDB names it: SELECT, CREATE, … */
  readonly statement: string;
  readonly lineage: Lineage;
}

/** Where a result comes from. */
export interface Lineage {
  readonly tables: readonly string[];
  readonly files: readonly string[];
  readonly synthetic: boolean;
}

/** A column to sort by; of several, the first decides. */
export interface Order {
  /** Index of the column. */
  readonly column: number;
  readonly descending: boolean;
}

/** A window on a result: rows from `offset`, as an Arrow IPC stream. */
export interface PageRequest {
  readonly result: string;
  readonly order: readonly Order[];
  readonly offset: number;
  readonly limit: number;
}

/** Rows and columns to copy as text. */
export interface CopyRequest {
  readonly result: string;
  readonly order: readonly Order[];
  readonly offset: number;
  readonly limit: number;
  readonly columns: readonly number[];
  readonly format: TextFormat;
  readonly header: boolean;
}
