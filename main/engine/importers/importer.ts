import type { Session } from '../database/Session';

/** What was read of a file before it is loaded. */
export interface Fingerprint {
  readonly sha256: string;
  readonly bytes: number;
  /** Lines, by their line feeds; the last may have none. */
  readonly lines: number;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
}

/** A file to load, and where its rows and rejects go. */
export interface ImportRequest {
  /** Absolute path. */
  readonly file: string;
  /** Path within the study, for messages and `rejects`. */
  readonly path: string;
  readonly fingerprint: Fingerprint;
  /** DuckDB types wanted of columns by name, in any case of letters; those the file lacks are passed over. */
  readonly types: ReadonlyMap<string, string>;
  /** Qualified and quoted name of the table to make, which does not exist yet. */
  readonly table: string;
  /** Qualified and quoted name of the table of rejects: file, line, column, value, reason. */
  readonly rejects: string;
  /** A folder for copies that are needed only while loading. */
  readonly scratch: string;
}

/** How a file was loaded. */
export interface ImportReport {
  /** The line of the file that the first row stands on; null where rows have no lines. */
  readonly firstLine: number | null;
  /** What a person should know of how the file was read, as sentences. */
  readonly notes: readonly string[];
}

/** Reads one format of file into a table. */
export interface Importer {
  readonly id: string;
  readonly title: string;
  /** In small letters, without the point. */
  readonly extensions: readonly string[];
  /** Makes the table. Fails with a Failure when the file cannot be read. Runs inside `session.exclusive`. */
  load(session: Session, request: ImportRequest, signal: AbortSignal): Promise<ImportReport>;
}

/** Why a line above the header is among the rejects: it is kept there, though it is no row that was lost. */
export const aboveHeader = 'A line above the header';
