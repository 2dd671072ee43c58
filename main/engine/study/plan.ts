import picomatch from 'picomatch';
import type { Problem } from '../../contract/study';
import { importerOf } from '../importers';
import { derivedFrom, gathererOf } from './gatherers';
import { ownTables } from './ownTables';
import { asIs, descriptionFile } from './description';
import type { LoadEntry } from './description';
import type { StudyFile } from '../files/listFiles';
import type { PlannedFile } from './plannedFile';

export interface Plan {
  /** Whether study.yaml made it. */
  readonly described: boolean;
  readonly files: readonly PlannedFile[];
  readonly problems: readonly Problem[];
}

/** Entries that need no word in study.yaml: transcripts and coding have places of their own. */
const usual: readonly LoadEntry[] = [
  asIs('documents', ['transcripts/**']),
  asIs('codes', ['coding/codebook.yaml']),
  asIs('codings', ['coding/*/**/*.jsonl']),
  asIs('memos', ['coding/*/memos.md']),
];

/** The files that fill tables by standing where they stand. */
function planUsual(named: ReadonlySet<string>, files: readonly StudyFile[]): readonly PlannedFile[] {
  return usual
    .filter(({ table }) => !named.has(table))
    .flatMap(entry => {
      const isMatch = matcher(entry.from[0] ?? '');
      return files
        .filter(({ path }) => isMatch(path))
        .map(file => ({ file, entry }))
        .filter(planned => gathererOf(planned) !== undefined);
    });
}

/** What study.yaml names, file by file. An entry that finds no file is a problem. */
export function planDescribed(entries: readonly LoadEntry[], files: readonly StudyFile[]): Plan {
  const problems: Problem[] = [];
  const taken = new Map<string, LoadEntry>();
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
    return [...new Set(matches)].flatMap(file => {
      const key = `${entry.table}: ${file.path}`;
      const other = taken.get(key);
      taken.set(key, other ?? entry);
      if (!other || other === entry) return [{ file, entry }];
      const message = `${file.path} is loaded into ${entry.table} by another entry already, on line ${other.line}. One file fills a table once.`;
      problems.push({ severity: 'error', message, place: { path: descriptionFile, line: entry.line } });
      return [];
    });
  });
  const named = new Set(entries.map(({ table }) => table));
  return { described: true, files: [...planned, ...planUsual(named, files)], problems };
}

/** Each data file of a study without study.yaml, as a table named after it. */
export function planUndescribed(files: readonly StudyFile[]): Plan {
  const placed = planUsual(new Set(), files);
  const elsewhere = new Set(placed.map(({ file }) => file.path));
  // What was written by the study is not what it is made from.
  const data = files.filter(
    ({ path }) =>
      importerOf(path) !== undefined && !/^(figures|exports)\//.test(path) && !elsewhere.has(path),
  );
  const taken = new Set([
    ...ownTables,
    ...placed.flatMap(({ entry }) => [entry.table, ...derivedFrom(entry.table)]),
  ]);
  return {
    described: false,
    problems: [],
    files: [
      ...placed,
      ...data.map(file => {
        const short = withoutEnding(file.path.split('/').at(-1) ?? file.path);
        const long = withoutEnding(file.path);
        const table = [short, long, file.path].find(name => !taken.has(name.toLowerCase())) ?? file.path;
        taken.add(table.toLowerCase());
        return { file, entry: asIs(table, [file.path]) };
      }),
    ],
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
