import { isBoolean, isCount, isListOf, isNullable, isOneOf, isRecordOf, isShape, isText } from './check';
import type { Check } from './check';
import type { Column } from './study';

/** What a file brought in is: rows, a transcript, a coding tool's project, or a table of coded segments. */
export type ImportKind = 'table' | 'document' | 'project' | 'segments' | 'query' | 'other';

/** A file (or a folder that is one document, such as QualCoder's) brought in, waiting among the study's hidden files. */
export interface StagedFile {
  readonly file: string;
  /** Path as the person knows it, with the folders that were dropped. */
  readonly name: string;
  readonly bytes: number;
}

/** A table within a file: a sheet, the ties of a network. */
export interface FilePart {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: number | null;
  readonly columns: readonly string[];
}

/** What a file was taken for, and why. */
export interface Inspection extends StagedFile {
  readonly kind: ImportKind;
  /** Such as `Excel workbook`. */
  readonly title: string;
  /** A sentence: what was recognised by what. */
  readonly why: string;
  readonly parts: readonly FilePart[];
  /** What would be done with it if nobody changed anything. */
  readonly plan: ImportPlan;
  /** Why it cannot be imported, as a sentence that says what to do; null when it can. */
  readonly refused: string | null;
}

/** What to do with one file. Saved, its fields become an entry of study.yaml. */
export interface ImportPlan {
  readonly file: string;
  readonly kind: ImportKind;
  /** Path within the study that the file will have. */
  readonly target: string;
  /** Table to load into; one of the study's or a new one. Empty for what is no table. */
  readonly table: string;
  readonly part: string | null;
  /** Row of the header from 1; 0 without one; null to find it. */
  readonly header: number | null;
  readonly range: string | null;
  readonly missing: readonly string[];
  readonly dates: 'day_first' | 'month_first' | null;
  /** How positions of a project count, where that was asked. */
  readonly positions: string | null;
  readonly layout: string | null;
  /** Name in the file by name in the table. */
  readonly columns: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, Readonly<Record<string, string | null>>>>;
  readonly types: Readonly<Record<string, string>>;
  readonly where: string | null;
}

/** Something only a person can know; nothing is written until it is answered. */
export type ImportQuestion =
  | {
      readonly about: 'dates';
      readonly column: string;
      /** Values as they are written, which could be read either way. */
      readonly examples: readonly string[];
    }
  | {
      readonly about: 'cases';
      readonly column: string;
      /** Values that name no case of the study, and how many rows have each. */
      readonly unknown: readonly {
        readonly value: string;
        readonly rows: number;
        readonly likely: string | null;
      }[];
    }
  | {
      readonly about: 'positions';
      readonly document: string;
      readonly choices: readonly { readonly positions: string; readonly quotes: readonly string[] }[];
    };

/** A row or value that would not be loaded. */
export interface ImportReject {
  readonly line: number | null;
  readonly column: string | null;
  readonly value: string | null;
  readonly reason: string;
}

/** Counts of a project, by what they are of: documents, codes, codings, coders, cases, memos. */
export type ImportCounts = Readonly<Record<string, number>>;

/** What a plan would do, found by doing all of it but the writing. */
export interface ImportPreview {
  readonly columns: readonly Column[];
  /** The first rows as texts, in the order of the columns. */
  readonly rows: readonly (readonly (string | null)[])[];
  readonly totalRows: number;
  readonly filteredRows: number;
  readonly rejectedRows: number;
  /** The first rejects; all of them are in the table `rejects` once imported. */
  readonly rejects: readonly ImportReject[];
  readonly notes: readonly string[];
  readonly questions: readonly ImportQuestion[];
  /** Columns of the table that the study knows and the file does not give. */
  readonly unfilled: readonly string[];
  readonly counts: ImportCounts;
  /** What a project holds that is not carried over. */
  readonly losses: readonly { readonly what: string; readonly count: number; readonly why: string }[];
  /** Beginning of a transcript, with its turns told apart. */
  readonly text: string | null;
}

/** What was imported. */
export interface ImportReport {
  /** Names the import for undoing it. */
  readonly change: string;
  readonly files: readonly {
    readonly path: string;
    readonly table: string;
    readonly rows: number;
    readonly rejectedRows: number;
  }[];
  readonly notes: readonly string[];
}

const isImportKind = isOneOf('table', 'document', 'project', 'segments', 'query', 'other');
const isRecode: Check<ImportPlan['values']> = isRecordOf(isRecordOf(isNullable(isText)));

/** Whether a value is a plan. */
export const isImportPlan: Check<ImportPlan> = isShape<ImportPlan>({
  file: isText,
  kind: isImportKind,
  target: isText,
  table: isText,
  part: isNullable(isText),
  header: isNullable(isCount),
  range: isNullable(isText),
  missing: isListOf(isText),
  dates: isNullable(isOneOf('day_first', 'month_first')),
  positions: isNullable(isText),
  layout: isNullable(isText),
  columns: isRecordOf(isText),
  values: isRecode,
  types: isRecordOf(isText),
  where: isNullable(isText),
});

/** A piece of a file that a window brings in. */
export interface StagedPiece {
  /** Null begins a file; else the one that the first piece was answered with. */
  readonly file: string | null;
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Whether this is the last piece. */
  readonly last: boolean;
}

const isBytes: Check<Uint8Array> = (value): value is Uint8Array => value instanceof Uint8Array;

/** Whether a value is a piece of a file. */
export const isStagedPiece: Check<StagedPiece> = isShape<StagedPiece>({
  file: isNullable(isText),
  name: isText,
  bytes: isBytes,
  last: isBoolean,
});

/** A column of a study table, as the assistant offers it. */
export interface KnownColumn {
  readonly name: string;
  /** DuckDB's name of the type. */
  readonly type: string;
  /** Whether a row without it is not loaded. */
  readonly required: boolean;
}

/** What may be chosen for a plan. */
export interface ImportChoices {
  /** The study tables, each with one line that says what a row of it is. */
  readonly tables: readonly {
    readonly name: string;
    readonly row: string;
    readonly columns: readonly KnownColumn[];
  }[];
  readonly layouts: readonly { readonly id: string; readonly title: string; readonly table: string }[];
  readonly cases: readonly { readonly id: string; readonly name: string }[];
  /** Endings of files that can be brought in, without the point. */
  readonly extensions: readonly string[];
}
