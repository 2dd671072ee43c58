import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readCodebook } from '../coding/codebook';
import type { PlainRow, PlainRows } from '../coding/codebook';
import { readCodingLines } from '../coding/codingLines';
import { readMemos } from '../coding/memoFile';
import { documentReaderOf } from '../importers/transcript';
import type { Fingerprint } from '../importers/importer';
import type { DocumentReader, ReadDocument, Turn } from '../importers/reader';
import type { LoadPlace, PlannedFile } from './plannedFile';

/** What one small file gives: rows of its own table, and of tables that come of it. */
export interface Gathered {
  readonly rows: PlainRows;
  readonly derived: ReadonlyMap<string, readonly PlainRow[]>;
  readonly notes: readonly string[];
}

/** Reads files that are so many and so small that their rows go to one table together. */
export interface Gatherer {
  /** Tables that come of the same files beside their own. */
  readonly derived: readonly string[];
  matches(path: string): boolean;
  read(planned: PlannedFile, print: Fingerprint, place: LoadPlace, signal: AbortSignal): Promise<Gathered>;
}

/** By the table that they fill. */
const gatherers: Readonly<Record<string, Gatherer>> = {
  documents: {
    derived: ['turns'],
    matches: path => documentReaderOf(path) !== undefined,
    async read(planned, print, place, signal) {
      const reader = documentReaderOf(planned.file.path);
      if (!reader) return { rows: { rows: [], rejects: [] }, derived: new Map(), notes: [] };
      return documentRows(
        planned.file.path,
        print,
        await readDocument(reader, planned, print, place, signal),
      );
    },
  },
  codes: plain(/\.ya?ml$/i, readCodebook),
  codings: plain(/\.(jsonl|ndjson)$/i, readCodingLines),
  memos: plain(/\.md$/i, (text, path) => readMemos(text, path.split('/').at(-2) ?? '')),
};

/** What gathers a planned file; undefined for one that is loaded into a table of its own. */
export function gathererOf({ file, entry }: PlannedFile): Gatherer | undefined {
  const gatherer = Object.hasOwn(gatherers, entry.table) ? gatherers[entry.table] : undefined;
  return gatherer?.matches(file.path) === true ? gatherer : undefined;
}

/** Tables that files of other tables give as well. */
export function derivedFrom(table: string): readonly string[] {
  return Object.hasOwn(gatherers, table) ? (gatherers[table]?.derived ?? []) : [];
}

function plain(ending: RegExp, read: (text: string, path: string) => PlainRows): Gatherer {
  return {
    derived: [],
    matches: path => ending.test(path),
    async read({ file }, _print, { folder }) {
      const text = new TextDecoder('utf-8').decode(await readFile(join(folder, file.path)));
      return { rows: read(text, file.path), derived: new Map(), notes: [] };
    },
  };
}

function readDocument(
  reader: DocumentReader,
  { file, entry }: PlannedFile,
  { encoding }: Fingerprint,
  { folder, apart }: LoadPlace,
  signal: AbortSignal,
): Promise<ReadDocument> {
  const source = {
    file: join(folder, file.path),
    path: file.path,
    encoding,
    options: entry.options,
    types: new Map<string, string>(),
  };
  // Plain text is read in less time than it takes to hand it over.
  return ['transcript-text', 'transcript-markdown'].includes(reader.id)
    ? reader.read(source)
    : apart.document(reader, source, signal);
}

function documentRows(
  path: string,
  { sha256 }: Fingerprint,
  { text, turns, facts, notes }: ReadDocument,
): Gathered {
  const name = (path.split('/').at(-1) ?? path).replace(/\.[^.]+$/, '');
  const id = facts.get('document_id') ?? name;
  const values = new Map<string, string | null>([
    ['title', name],
    ...facts,
    ['document_id', id],
    ['text', text],
    ['sha256', sha256],
    ['path', path],
    ['folder', path.split('/').at(-2) ?? null],
  ]);
  const spoken = turnRows(id, text, turns);
  return { rows: { rows: [{ line: 1, values }], rejects: [] }, derived: new Map([['turns', spoken]]), notes };
}

function turnRows(id: string, text: string, turns: readonly Turn[]): readonly PlainRow[] {
  const unitOf = unitsOf(text);
  return turns.map(({ speaker, start, end, from, to }, index) => ({
    line: index + 1,
    values: new Map<string, string | null>([
      ['document_id', id],
      ['turn', String(index + 1)],
      ['speaker', speaker],
      ['start_char', String(start)],
      ['end_char', String(end)],
      ['start_seconds', from === null ? null : String(from)],
      ['end_seconds', to === null ? null : String(to)],
      ['text', text.slice(unitOf(start), unitOf(end))],
    ]),
  }));
}

/** From code points of a text to its UTF-16 units; asked in rising order it walks the text once. */
function unitsOf(text: string): (point: number) => number {
  let point = 0;
  let unit = 0;
  return wanted => {
    if (wanted < point) [point, unit] = [0, 0];
    for (; point < wanted && unit < text.length; point++)
      unit += (text.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1;
    return unit;
  };
}
