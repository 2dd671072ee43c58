import { accessSync, constants, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SearchKind, SearchNote } from '../../contract/search';
import { listFiles } from '../files/listFiles';
import type { StudyFile } from '../files/listFiles';
import { Budget } from './Budget';
import { pathFilter } from './pathFilter';
import { compilePattern } from './pattern';
import { readReplacement } from './replacement';
import type { Replacement } from './replacement';
import { searchRow } from './searchRow';
import { searchText, versionOf } from './searchText';
import type { FoundByThread, KnownText, SearchAnswer, SearchTask } from './task';
import type { TextCache } from './TextCache';

/** Bytes of the largest text that is searched: the largest that opens in an editor. */
const largest = 16 * 1_048_576;
/** How often is told where the search is, in milliseconds. */
const pulse = 100;

const notText =
  /\.(parquet|xlsx?|ods|docx?|odt|pptx?|rtf|pdf|png|jpe?g|gif|tiff?|webp|zip|gz|duckdb|wal|sqlite3?|db|arrow|feather|qdpx|rqda|qda|mp3|mp4|wav|m4a|ogg|mov|ttf|otf|woff2?)$/i;

export type TellProgress = (path: string, fraction: number | null) => void;

/** Looks through all that a task names. Whoever wants to end it before its time ends its thread. */
export async function performSearch(
  task: SearchTask,
  texts: TextCache,
  tell: TellProgress,
): Promise<SearchAnswer> {
  const started = performance.now();
  const search = new Search(task, texts, tell);
  for (const row of task.rows) search.row(row);
  const any = task.files || [...task.known.values()].some(isText);
  if (any) search.texts(await listFiles(task.folder));
  return { ...search.answer(), milliseconds: performance.now() - started };
}

class Search {
  readonly #task: SearchTask;
  readonly #cache: TextCache;
  readonly #tell: TellProgress;
  readonly #pattern: RegExp;
  readonly #replacement: Replacement | null;
  readonly #passes: (path: string) => boolean;
  readonly #budget = new Budget();
  readonly #found: FoundByThread[] = [];
  readonly #notes: SearchNote[] = [];
  readonly #notTexts = new Map<string, number>();
  #texts = 0;
  #rows = 0;
  #covered = 0;
  #told = performance.now();

  constructor(task: SearchTask, cache: TextCache, tell: TellProgress) {
    this.#task = task;
    this.#cache = cache;
    this.#tell = tell;
    this.#pattern = compilePattern(task.pattern);
    this.#replacement =
      task.replacement === null ? null : readReplacement(task.replacement, task.pattern.regular);
    this.#passes = pathFilter(task.include, task.exclude);
  }

  row(row: SearchTask['rows'][number]): void {
    if (row.paths.length > 0 && !row.paths.some(this.#passes)) return;
    this.#rows++;
    this.#progress('the tables', null);
    const found = searchRow(row, this.#pattern, this.#budget);
    if (found) this.#found.push(found);
  }

  texts(files: readonly StudyFile[]): void {
    const unsaved = new Map(this.#task.unsaved.map(({ path, text }) => [path, text]));
    const all = [...files, ...unfiled(unsaved, files)];
    // What is of a kind of its own before the rest, as it is shown: what is told is then what comes first.
    const order = (path: string) => (this.#task.known.has(path) ? 0 : 1);
    all.sort((a, b) => order(a.path) - order(b.path));
    for (const [index, file] of all.entries()) {
      const { path, bytes } = file;
      const known = this.#knownAs(path);
      if (known.kind === 'rows' && this.#task.files && this.#passes(path)) this.#covered++;
      if (!isText(known) || !this.#passes(path)) continue;
      this.#progress(path, index / all.length);
      const text = unsaved.get(path);
      if (text !== undefined) {
        const found = this.#search(known, path, text, true);
        if (found) this.#found.push(found);
      } else if (notText.test(path)) this.#noText(path);
      else if (bytes > largest)
        this.#note(path, `It has ${megabytes(bytes)} MB, too much to search. Query it instead.`);
      else this.#file(file, known);
    }
  }

  answer(): Omit<SearchAnswer, 'milliseconds'> {
    const { matches, places, empty } = this.#budget;
    return {
      ...{ found: this.#found, matches, places, texts: this.#texts, rows: this.#rows },
      ...{ covered: this.#covered, notes: this.#notes, emptyMatches: empty },
      notTexts: [...this.#notTexts].map(([ending, files]) => ({ ending, files })),
    };
  }

  /** As what a file is searched. */
  #knownAs(path: string): KnownText {
    const kind = this.#task.files ? 'files' : 'none';
    return this.#task.known.get(path) ?? { kind, title: path, detail: '' };
  }

  #file(listed: StudyFile, known: KnownKind): void {
    const { path } = listed;
    const file = join(this.#task.folder, path);
    try {
      const decoded = this.#cache.read(this.#task.folder, file, listed);
      if (!decoded) this.#noText(path);
      else {
        const other = names[decoded.encoding];
        if (other !== undefined) this.#note(path, `It is not in UTF-8; it was read as ${other}.`);
        const found = this.#search(known, path, decoded.text, false);
        if (found && this.#replacement) this.#found.push({ ...found, ...replaceable(file, path, other) });
        else if (found) this.#found.push(found);
      }
    } catch (error) {
      this.#note(path, `It could not be read: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  #search(known: KnownKind, path: string, text: string, unsaved: boolean): FoundByThread | null {
    this.#texts++;
    const searched = { ...known, path, text, unsaved, version: null, locked: null };
    return searchText(searched, this.#pattern, this.#replacement, this.#budget);
  }

  #note(path: string, reason: string): void {
    this.#notes.push({ path, reason });
  }

  #noText(path: string): void {
    const ending = /\.[^./]+$/.exec(path)?.[0].toLowerCase() ?? '';
    this.#notTexts.set(ending, (this.#notTexts.get(ending) ?? 0) + 1);
  }

  #progress(path: string, fraction: number | null): void {
    const now = performance.now();
    if (now - this.#told < pulse) return;
    this.#told = now;
    this.#tell(path, fraction);
  }
}

type KnownKind = KnownText & { readonly kind: SearchKind };

function isText(known: KnownText): known is KnownKind {
  return known.kind !== 'rows' && known.kind !== 'none';
}

const names: Readonly<Record<string, string>> = {
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Windows-1252',
};

const megabytes = (bytes: number): string => Math.round(bytes / 1_048_576).toLocaleString('en-GB');

/** Texts of editors that have no file. */
function unfiled(unsaved: ReadonlyMap<string, string>, files: readonly StudyFile[]) {
  const there = new Set(files.map(({ path }) => path));
  return [...unsaved.keys()].filter(path => !there.has(path)).map(path => ({ path, bytes: 0, modified: '' }));
}

/** Of a file that matches may be replaced in: the version that it is, and why they may not. */
function replaceable(file: string, path: string, encoding: string | undefined) {
  const version = versionOf(readFileSync(file));
  if (encoding !== undefined)
    return { version, locked: `${path} is in ${encoding}, and would become UTF-8. Save it as UTF-8 first.` };
  return { version, locked: isWritable(file) ? null : `${path} is read only on this disk.` };
}

function isWritable(file: string): boolean {
  try {
    accessSync(file, constants.W_OK);
    return true;
  } catch {
    // That is the answer: whoever may not write there is told before anything is tried.
    return false;
  }
}
