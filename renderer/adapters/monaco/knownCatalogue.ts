import type { ColumnFacts, OwnNames } from '../../../main/contract/catalogue';
import type { Column } from '../../../main/contract/study';
import { emptyCatalogue } from './sql/catalogue';
import type { Catalogue } from './sql/catalogue';
import { filesRead } from './sql/filesRead';
import { placeIn } from './sql/script';

let known: Catalogue = emptyCatalogue;
const own = new Map<string, OwnNames>();
const combined = new Map<string, Catalogue>();

/** Tells the SQL editors what a query may name; what is not told again stays. */
export function offerCatalogue(part: Partial<Omit<Catalogue, 'own'>>): void {
  known = { ...known, ...part };
  combined.clear();
}

/** Tells the editor of one query what SQL has made, as its session sees it. */
export function offerOwn(path: string, names: OwnNames): void {
  own.set(path, names);
  combined.delete(path);
}

/** What the query at a path may name; the same object until something else is told. */
export function catalogueOf(path: string): Catalogue {
  const before = combined.get(path);
  if (before) return before;
  const { tables, functions } = own.get(path) ?? { tables: [], functions: [] };
  const all = { ...known, own: tables, functions: [...functions, ...known.functions] };
  combined.set(path, all);
  return all;
}

/** What a file has as columns, by the SQL that reads it; null where that cannot be told. */
export type ReadFile = (from: string) => Promise<readonly Column[] | null>;

let reading: ReadFile = () => Promise.resolve(null);
const asked = new Map<string, Promise<void>>();
/** What stands in every text that reads a file: the others are not read for it. */
const mayRead = /(\bfrom|\bjoin|,)\s*'|\b(read_\w+|parquet_scan)\s*\(/i;
/** How long one who writes waits for the columns of a file, in milliseconds. */
const patience = 1500;

let reader: object | null = null;

/** Tells the SQL editors whom to ask for the columns of a file. With another study, or the same one changed, they are asked again. */
export function offerReading(read: ReadFile, study: object): void {
  reading = read;
  if (study === reader) return;
  reader = study;
  asked.clear();
  offerCatalogue({ read: {} });
}

/**
 * Learns the columns of the files that the statement at a place reads, each once; gives up waiting after a while. A path
 * that is still written is none yet.
 */
export async function learnFiles(sql: string, offset: number, writing = false): Promise<void> {
  if (!mayRead.test(sql)) return;
  const place = placeIn(sql, offset);
  const isPath = writing && place?.typing?.kind === 'text';
  const learning = place && !isPath ? filesRead(place).map(learn) : [];
  if (learning.length === 0) return;
  await Promise.race([Promise.all(learning), new Promise(done => setTimeout(done, patience))]);
}

function learn(from: string): Promise<void> {
  const before = asked.get(from);
  if (before) return before;
  const learning = reading(from).then(
    columns => {
      if (asked.get(from) === learning) offerCatalogue({ read: { ...known.read, [from]: columns ?? [] } });
    },
    // What could not be asked now is asked again; what is wrong with the file is marked in the text.
    () => void asked.delete(from),
  );
  asked.set(from, learning);
  return learning;
}

/** Counts what a column of the study holds; null where that cannot be had at once. */
export type CountColumn = (table: string, column: string, signal: AbortSignal) => Promise<ColumnFacts | null>;

let counting: CountColumn = () => Promise.resolve(null);

/** Tells the SQL editors whom to ask what a column holds. */
export function offerCounting(count: CountColumn): void {
  counting = count;
}

export const countColumn: CountColumn = (table, column, signal) => counting(table, column, signal);
