import type { FailureCode, Place } from './failure';
import type { PrivacySettings } from './privacy';

/** Something about the study that a person should see and can mend. */
export interface Problem {
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly place: Place;
  readonly code?: FailureCode;
}

/** The study that is open. */
export interface StudySummary {
  /** Absolute path of the folder. */
  readonly folder: string;
  readonly title: string;
  /** Whether the folder has a study.yaml. */
  readonly described: boolean;
  readonly tables: readonly TableSummary[];
  /** Views that files of the study define. */
  readonly views: readonly ViewSummary[];
  readonly sources: readonly SourceSummary[];
  readonly problems: readonly Problem[];
  readonly cases: readonly CaseSummary[];
  /** What exports of the study obey; null where study.yaml asks for nothing. */
  readonly privacy: PrivacySettings | null;
}

/** A row of `cases`, as charts and lists name and colour it. */
export interface CaseSummary {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly colour: string | null;
}

/** A file that was loaded. */
export interface SourceSummary {
  readonly path: string;
  readonly table: string;
  readonly rows: number;
  readonly rejectedRows: number;
}

/**
 * `known`: analyses know what it means. `record`: the study keeps it about its own loading. `view`: it is one. `made`:
 * a person's SQL made it while the study is open. `temporary`: the same, seen only where it was made. `other`: any other.
 */
export type TableRole = 'known' | 'record' | 'view' | 'made' | 'temporary' | 'other';

/** A table of the study. */
export interface TableSummary {
  readonly name: string;
  readonly role: TableRole;
  readonly rows: number;
  readonly rejectedRows: number;
  /** Paths within the study of the files it was loaded from. */
  readonly files: readonly string[];
  readonly columns: readonly Column[];
  /** Whether any of its rows has the source `synthetic`. */
  readonly synthetic: boolean;
}

/** A view of the study: a query under a name, in a file. */
export interface ViewSummary {
  readonly name: string;
  /** Within the study. */
  readonly path: string;
  readonly columns: readonly Column[];
}

/** How a column is drawn: the glyph of its type and the side it aligns to. */
export type ColumnKind = 'text' | 'whole' | 'decimal' | 'boolean' | 'date' | 'time' | 'binary' | 'nested';

/** A column of a table or a result. */
export interface Column {
  readonly name: string;
  /** DuckDB's name of the type, such as `DECIMAL(18,3)`. */
  readonly type: string;
  readonly kind: ColumnKind;
}

/** A file of the study, or of the shipped library (whose paths begin with `library:`). */
export interface FileEntry {
  /** Relative to the study folder, with `/`. */
  readonly path: string;
  readonly bytes: number;
  /** Set for a file that a table was loaded from. */
  readonly loaded: LoadedFile | null;
}

/** What a table took from a file. */
export interface LoadedFile {
  readonly table: string;
  readonly rows: number;
  readonly rejectedRows: number;
}

/** The text of a file as it was read. */
export interface FileText {
  readonly text: string;
  /** SHA-256 of the bytes on disk; a write names the one it was based on. */
  readonly version: string;
  readonly readOnly: boolean;
}

/** A shipped analysis: one folder of the library. */
export interface LibraryEntry {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Paths that begin with `library:`, queries and charts in the order to show them. */
  readonly files: readonly string[];
}

/** An unsaved editor, kept through a crash. */
export interface Backup {
  readonly path: string;
  readonly text: string;
  /** Version of the file that the text was edited from; null for a file not yet saved. */
  readonly basedOn: string | null;
}
