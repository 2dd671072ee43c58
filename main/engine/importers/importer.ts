import type { Session } from '../database/Session';
import type { Apart } from './apart/Apart';
import type { AmbiguousDates, Encoding, FoundTable, ReadOptions } from './reader';

/** What was read of a file before it is loaded. */
export interface Fingerprint {
  readonly sha256: string;
  readonly bytes: number;
  /** Lines, by their line feeds; the last may have none. */
  readonly lines: number;
  readonly encoding: Encoding;
}

/** A file to look into. */
export interface ImportRequest {
  /** Absolute path. */
  readonly file: string;
  /** Path within the study, for messages and `rejects`. */
  readonly path: string;
  readonly fingerprint: Fingerprint;
  /** DuckDB types wanted of columns by name, in any case of letters; those the file lacks are passed over. */
  readonly types: ReadonlyMap<string, string>;
  readonly options: ReadOptions;
  /** A folder for copies that are needed only while loading. */
  readonly scratch: string;
  /** Reads apart from the engine's own thread. */
  readonly apart: Apart;
}

/** A file to load, and where its rows and rejects go. */
export interface LoadRequest extends ImportRequest {
  /** Qualified and quoted name of the table to make, which does not exist yet. */
  readonly table: string;
  /** Qualified and quoted name of the table of rejects: file, line, column, value, reason. */
  readonly rejects: string;
}

/** How a file was loaded. */
export interface ImportReport {
  /** The line of the file that the first row stands on; null where rows have none, or have them in `lineColumn`. */
  readonly firstLine: number | null;
  /** What a person should know of how the file was read, as sentences. */
  readonly notes: readonly string[];
  /** Columns of dates that could be read day first or month first, and were read day first. */
  readonly ambiguousDates?: readonly AmbiguousDates[];
}

/** Reads one format of file into a table. */
export interface Importer {
  readonly id: string;
  readonly title: string;
  /** In small letters, without the point. */
  readonly extensions: readonly string[];
  /** The tables in the file, without loading it. Runs inside `session.exclusive`. */
  inspect(session: Session, request: ImportRequest, signal: AbortSignal): Promise<readonly FoundTable[]>;
  /** Makes the table. Fails with a Failure when the file cannot be read. Runs inside `session.exclusive`. */
  load(session: Session, request: LoadRequest, signal: AbortSignal): Promise<ImportReport>;
}

/** Column of a table as loaded that says where each row stands in its file; no column of a study. */
export const lineColumn = 'golden thread line';

/** Why a line above the header is among the rejects: it is kept there, though it is no row that was lost. */
export const aboveHeader = 'A line above the header';
