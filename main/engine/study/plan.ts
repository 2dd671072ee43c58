import picomatch from 'picomatch';
import type { Problem } from '../../contract/study';
import { importerOf } from '../importers';
import { asFound } from '../importers/reader';
import { ownTables } from './ownTables';
import { descriptionFile } from './description';
import type { LoadEntry } from './description';
import type { StudyFile } from '../files/listFiles';

/** One file to load into one table. */
export interface PlannedFile {
  readonly file: StudyFile;
  readonly entry: LoadEntry;
}

export interface Plan {
  /** Whether study.yaml made it. */
  readonly described: boolean;
  readonly files: readonly PlannedFile[];
  readonly problems: readonly Problem[];
}

/** What study.yaml names, file by file. An entry that finds no file is a problem. */
export function planDescribed(entries: readonly LoadEntry[], files: readonly StudyFile[]): Plan {
  const problems: Problem[] = [];
  const planned = entries.flatMap(entry => {
    const matches = entry.from.flatMap(pattern => {
      const isMatch = matcher(pattern);
      const found = files.filter(file => isMatch(file.path));
      const place = { path: descriptionFile, line: entry.line };
      if (found.length === 0) {
        const message = `${entry.table} is to be loaded from “${pattern}”, but there is no such file in the study.`;
        problems.push({ severity: 'error', message, place });
      }
      return found;
    });
    return [...new Set(matches)].map(file => ({ file, entry }));
  });
  return { described: true, files: planned, problems };
}

/** Each data file of a study without study.yaml, as a table named after it. */
export function planUndescribed(files: readonly StudyFile[]): Plan {
  // What was written by the study is not what it is made from.
  const data = files.filter(
    ({ path }) => importerOf(path) !== undefined && !/^(figures|exports)\//.test(path),
  );
  const taken = new Set(ownTables);
  return {
    described: false,
    problems: [],
    files: data.map(file => {
      const short = withoutEnding(file.path.split('/').at(-1) ?? file.path);
      const long = withoutEnding(file.path);
      const table = [short, long, file.path].find(name => !taken.has(name.toLowerCase())) ?? file.path;
      taken.add(table.toLowerCase());
      return { file, entry: entryOf(table, file.path) };
    }),
  };
}

/** Whether a path of the study matches a pattern with * ? and **; a path without them matches itself alone. */
export function matcher(pattern: string): (path: string) => boolean {
  const isMatch = picomatch(pattern, { nocase: false });
  return path => path === pattern || isMatch(path);
}

function withoutEnding(path: string): string {
  return path.replace(/\.[^./]+$/, '');
}

function entryOf(table: string, path: string): LoadEntry {
  return {
    table,
    from: [path],
    columns: new Map(),
    values: new Map(),
    types: new Map(),
    where: null,
    options: asFound,
    layout: null,
    line: 1,
  };
}
