import type { Place } from '../../contract/failure';
import type { QdaProject } from '../coding/project';

/** How a text is encoded, as far as its bytes tell. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** How a person wants a file read; null leaves it to the reader. */
export interface ReadOptions {
  /** Sheet of a workbook, or another part of a file by its name. */
  readonly part: string | null;
  /** Row that the header stands on, from 1 as the program that wrote the file counts; 0 when there is none. */
  readonly header: number | null;
  /** Cells such as `A3:F200`. */
  readonly range: string | null;
  /** Texts that stand for no value, beside the empty one. */
  readonly missing: readonly string[];
  /** How a date such as 03/04/2024 is meant. */
  readonly dates: 'day_first' | 'month_first' | null;
  /** How positions in a coding project count, where the file leaves it open. */
  readonly positions: string | null;
}

/** Nothing wanted: everything is left to the reader. */
export const asFound: ReadOptions = {
  part: null,
  header: null,
  range: null,
  missing: [],
  dates: null,
  positions: null,
};

/** A file to read. */
export interface Source {
  /** Absolute path; of the folder, for a format that is one. */
  readonly file: string;
  /** Path or name as a person knows it: for messages, and for its ending. */
  readonly path: string;
  readonly encoding: Encoding;
  readonly options: ReadOptions;
  /** DuckDB types that are wanted of columns, by name in small letters: a serial number may be a date. */
  readonly types: ReadonlyMap<string, string>;
}

/** A table within a file: a sheet, the ties of a network. */
export interface FoundTable {
  readonly name: string;
  /** Hidden by whoever made the file; offered, and never taken unasked. */
  readonly hidden: boolean;
  /** Rows below the header, where that is known without reading them all. */
  readonly rows: number | null;
  readonly columns: readonly string[];
}

/** Rows of a table, column by column: every batch of a table is as wide as its first. */
export interface Batch {
  /** Where each row stands in its file, from 1, as the program that wrote it counts. */
  readonly lines: readonly number[];
  /** Values as texts that DuckDB casts to the column's type: dates ISO 8601, numbers with a point. */
  readonly columns: readonly (readonly (string | null)[])[];
}

/** A value that did not fit, or a row that is none, for `rejects`. */
export interface Reject {
  readonly line: number | null;
  readonly column: string | null;
  readonly value: string | null;
  readonly reason: string;
}

/** What there is to say of a table once all of it was read. */
export interface TableReport {
  /** As many as the batches have; the type is DuckDB's, decided from all rows. */
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  /** What a person should know of how the file was read, as sentences. */
  readonly notes: readonly string[];
  readonly rejects: readonly Reject[];
  /** Columns of dates that could be read day first or month first, and were read day first. */
  readonly ambiguousDates?: readonly AmbiguousDates[];
}

/** A column whose dates could all be read either way, with some of them as they are written. */
export interface AmbiguousDates {
  readonly column: string;
  readonly examples: readonly string[];
}

/** A stretch of a transcript that one person speaks. */
export interface Turn {
  /** As written, without the colon; null for text that nobody is named for. */
  readonly speaker: string | null;
  /** Unicode code points of the text; the end is exclusive, and neither label nor line end is part of a turn. */
  readonly start: number;
  readonly end: number;
  /** Seconds from the beginning of the recording. */
  readonly from: number | null;
  readonly to: number | null;
}

/** A transcript as it was read. */
export interface ReadDocument {
  /** Lines end with a line feed, no byte-order mark, characters as they were written. */
  readonly text: string;
  readonly turns: readonly Turn[];
  /** From its front matter, by name; nothing invented. */
  readonly facts: ReadonlyMap<string, string | null>;
  readonly notes: readonly string[];
}

interface Format {
  readonly id: string;
  readonly title: string;
  /** In small letters, without the point. */
  readonly extensions: readonly string[];
}

/** Reads tables of one format. Runs on a thread of its own, so it may take its time; its process has bounded memory. */
export interface TableReader extends Format {
  readonly kind: 'table';
  /** The tables in the file. Fails with a Failure that says what the file is instead. */
  tables(source: Source): Promise<readonly FoundTable[]>;
  /** Reads the table that `options.part` names, or the first that is not hidden. */
  rows(source: Source): AsyncGenerator<Batch, TableReport, undefined>;
}

/** Reads transcripts of one format. */
export interface DocumentReader extends Format {
  readonly kind: 'document';
  read(source: Source): Promise<ReadDocument>;
}

/** Reads the project file of a coding tool. */
export interface ProjectReader extends Format {
  readonly kind: 'project';
  /** Whether a file of one of its extensions is one of its own, by its contents. */
  recognises(source: Source): Promise<boolean>;
  read(source: Source): Promise<QdaProject>;
}

export type Reader = TableReader | DocumentReader | ProjectReader;

/** The place of a failure in a file: its path, and its line where one is to blame. */
export function placeIn({ path }: Source, line?: number): Place {
  return line === undefined ? { path } : { path, line };
}
