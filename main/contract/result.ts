import type { TextFormat } from './delimitedText';
import type { FailureData } from './failure';
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

/** A part of a text, in UTF-16 units. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** A script to run, all of it or a part; places in errors are those of the whole text either way. */
export interface Script extends Query {
  /** Null for all of it. */
  readonly part: TextRange | null;
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

/** The rows that one statement of a script gave. */
export interface StatementResult extends ResultSummary {
  /** What the comment before the statement calls it, else its first words. */
  readonly title: string;
}

/** What a script did. Of one that fails or is cancelled, what the statements before gave stays. */
export interface ScriptOutcome {
  /** One for each statement that gave rows, in their order. */
  readonly results: readonly StatementResult[];
  /** How many statements ran, and what the last of them was: SELECT, CREATE, … */
  readonly statements: number;
  readonly statement: string;
  readonly milliseconds: number;
  /** Why the next statement did not run. */
  readonly failure: FailureData | null;
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

/** What a filter asks of a value. Texts are compared without regard to upper and lower case. */
export type FilterTest = 'among' | 'contains' | 'equals' | 'starts' | 'between' | 'null' | 'not null';

/** A condition on a column. Rows are shown that meet all conditions. */
export interface Filter {
  /** Index of the column. */
  readonly column: number;
  readonly test: FilterTest;
  /**
   * `among`: the texts wanted, null for NULL. `between`: the least and the greatest value, null where there is no such
   * end. `null`, `not null`: nothing. The others: one text.
   */
  readonly values: readonly (string | null)[];
}

/** The rows of a result that are shown, and their order. */
export interface Arrangement {
  readonly order: readonly Order[];
  readonly filters: readonly Filter[];
}

/** A result in an arrangement. */
export interface Arranged extends Arrangement {
  readonly result: string;
}

/** A window on a result: rows from `offset`, as an Arrow IPC stream. */
export interface PageRequest extends Arranged {
  readonly offset: number;
  readonly limit: number;
}

/** Rows and columns to copy as text; `insert` is SQL that puts them into a table. */
export interface CopyRequest extends PageRequest {
  readonly columns: readonly number[];
  readonly format: TextFormat | 'insert';
  readonly header: boolean;
}

/** The values of a column among the rows that meet the filters, the most frequent first. */
export interface ValuesRequest {
  readonly result: string;
  readonly column: number;
  readonly filters: readonly Filter[];
  /** Part of the text of the values to list; empty for all. */
  readonly search: string;
}

/** Values as filters of the test `among` take them. */
export interface ColumnValues {
  readonly values: readonly { readonly text: string | null; readonly rows: number }[];
  /** How many there are, of which the list may hold only the first. */
  readonly distinct: number;
}

/** A text to find in the cells of an arrangement, beginning behind (or before) a cell. */
export interface FindRequest extends Arranged {
  /** Indexes of the columns to look in, in the order shown. */
  readonly columns: readonly number[];
  readonly text: string;
  /** `column` is a place in `columns`. */
  readonly from: { readonly row: number; readonly column: number };
  readonly direction: 'here' | 'next' | 'previous';
}

/** A cell that was found, and how many there are. */
export interface FoundCell {
  readonly cells: number;
  /** Which of them it is, from 1; 0 when there is none. */
  readonly place: number;
  readonly row: number;
  readonly column: number;
}
