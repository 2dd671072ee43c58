import { Failure } from '../../contract/failure';
import type { Place } from '../../contract/failure';
import type { Method } from '../../contract/method';
import { complaintOf } from './complaint';
import type { Complaint } from './complaint';
import { explainCall } from './explainCall';

/** Where a text that was run stands in the text that a person wrote. */
export interface Origin {
  readonly path: string | null;
  /** The whole text of the editor. */
  readonly text: string;
  /** Where the statement begins in that text, in UTF-16 units. */
  readonly start: number;
  /** Length of what was put before the statement, in UTF-16 units. */
  readonly prefix: number;
}

/** DuckDB's error as a Failure, with its place in the person's own text. */
export function sqlFailure(
  error: unknown,
  run: string,
  origin: Origin | null,
  methods: readonly Method[] = [],
): Failure {
  if (error instanceof Failure) return error;
  const complaint = complaintOf(error);
  if (/^interrupt/i.test(complaint.type)) return Failure.cancelled();
  const place = origin && complaint.position !== null ? placeOf(run, complaint.position, origin) : undefined;
  const path = origin?.path;
  const message = explainCall(complaint, run, methods) ?? explained(complaint);
  return new Failure(codeOf(complaint), message, place ?? (path ? { path } : undefined));
}

function codeOf({ type, message }: Complaint): Failure['code'] {
  if (
    /permission|missing extension/i.test(type) ||
    /in a transaction that has already modified database "memory"/i.test(message) ||
    /configuration has been locked|disabled (by|through) configuration/i.test(message)
  ) {
    return 'refused';
  }
  return /write to database "study"|read-only/i.test(message) ? 'refused' : 'query';
}

const explanations: readonly (readonly [RegExp, (match: RegExpExecArray) => string])[] = [
  [
    /^Cannot access (?:file|directory) ".*?[\\/]\.duckdb[\\/]extensions.*?" - file system/,
    () => 'Extensions cannot be installed or loaded: the workbench uses only what it ships.',
  ],
  [
    /^Cannot access (?:file|directory) ".*?[\\/]stored_secrets" - file system/,
    () => 'Secrets cannot be made or read: a study reads only files in its own folder.',
  ],
  [
    /^File (.*?) requires the extension \w+ to be loaded/,
    ([, path = '']) =>
      `A study reads nothing from the network, and “${path}” is there. Put the file into the study folder and name it by its path within it.`,
  ],
  [
    /^Cannot access (?:file|directory) "(.*?)" - file system operations are disabled/,
    ([, path = '']) =>
      `A study may read and write only files in its own folder, and “${path}” is not there. Put the file into the study folder and name it by its path within it.`,
  ],
  [
    /Loading external extensions is disabled/,
    () => 'Extensions cannot be installed or loaded: the workbench uses only what it ships.',
  ],
  [
    /Cannot change configuration option "(.*?)"/,
    ([, option = '']) =>
      `The setting “${option}” is locked, to keep the study to its own folder. threads and memory_limit may be changed.`,
  ],
  [
    /Attempting to write to database "study"|attached in read-only mode|is not an table$|^Can only \w+( \w+)? base table/,
    () =>
      'The study’s tables are built from its files, so SQL cannot change them. Change the file, or make a table of your own with CREATE TEMP TABLE … AS.',
  ],
  [
    /^Attempting to write to database "(.*?)" in a transaction that has already modified database "memory"/,
    ([, name = '']) =>
      `SQL cannot write to the attached database “${name}”. Make a table of your own instead: CREATE TEMP TABLE … AS.`,
  ],
  [
    /^Could not set lock on file "(.*?)": Conflicting lock is held(?: in (.*?) \(PID (\d+)\))?/,
    ([, file = '', program, process]) =>
      `The database “${file}” is open in another program${program === undefined ? '' : ` (${program}, process ${process ?? '?'})`}, which keeps it to itself. Close it there, or read a copy of it.`,
  ],
  [
    /^Trying to read a database file with version number \d+, but we can only read versions.*newer version of DuckDB/s,
    () =>
      'The database was written by a newer DuckDB, whose files the one here cannot read. Save its tables as Parquet with the newer one, and put those files into the study folder.',
  ],
];

function explained({ message, type }: Complaint): string {
  for (const [pattern, explain] of explanations) {
    const match = pattern.exec(message);
    if (match) return explain(match);
  }
  return type === '' || /^(parser|binder|catalog|invalid input)$/i.test(type)
    ? message
    : `${type}: ${message}`;
}

function placeOf(run: string, position: number, { path, text, start, prefix }: Origin): Place {
  const inRun = new TextDecoder().decode(new TextEncoder().encode(run).subarray(0, position)).length;
  const offset = Math.min(Math.max(start, start + inRun - prefix), text.length);
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  const column = offset - before.lastIndexOf('\n');
  const token = /^(?:"[^"]*"|'[^']*'|[\p{L}\p{N}_$]+|.)/u.exec(text.slice(offset))?.[0] ?? '';
  const endColumn = column + Math.max(1, token.length);
  return path === null ? { line, column, endColumn } : { path, line, column, endColumn };
}
