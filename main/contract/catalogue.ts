import type { Column } from './study';

/** A parameter of a function. */
export interface FunctionParameter {
  readonly name: string;
  /** DuckDB's name of the type; null where any is taken. */
  readonly type: string | null;
  /** Whether it is given by its name, `header = true`, and may be left out. */
  readonly named: boolean;
}

/** One of the ways in which a function is called. */
export interface FunctionForm {
  readonly parameters: readonly FunctionParameter[];
  /** Type of the further values that it takes, any number of them; null where it takes none. */
  readonly further: string | null;
  /** Type of what it gives; null where that is a table or depends on what is given. */
  readonly gives: string | null;
}

/** A function that SQL can call, in all its forms. */
export interface SqlFunction {
  readonly name: string;
  readonly kind: 'scalar' | 'aggregate' | 'table';
  /** Empty where DuckDB says nothing of it. */
  readonly purpose: string;
  readonly example: string | null;
  readonly forms: readonly FunctionForm[];
}

/** What SQL itself brings, the same for every study. */
export interface SqlLanguage {
  readonly functions: readonly SqlFunction[];
  /** Words that are names only within quotation marks, in lower case. */
  readonly reserved: readonly string[];
}

/** A table or view that a person's own SQL made while the study is open. */
export interface OwnTable {
  readonly name: string;
  readonly kind: 'table' | 'view';
  /** Whether only the editor that made it sees it. */
  readonly temporary: boolean;
  readonly columns: readonly Column[];
}

/** What a person's own SQL made while the study is open. */
export interface OwnNames {
  readonly tables: readonly OwnTable[];
  readonly functions: readonly SqlFunction[];
}

/** What a column of the study holds. */
export interface ColumnFacts {
  readonly rows: number;
  readonly nulls: number;
  readonly distinct: number;
  /** Least and greatest value, of numbers, dates and times; null for others and where there is no value. */
  readonly least: string | null;
  readonly greatest: string | null;
  /** The values that most rows have, of texts and truths. */
  readonly frequent: readonly { readonly value: string; readonly rows: number }[];
}

/** A code of the study's codebook, and where it is defined. */
export interface CodeName {
  readonly id: string;
  /** The names from the top down with ` / ` between them. */
  readonly path: string;
  readonly name: string;
  readonly file: string;
  readonly line: number;
}
