import type { ColumnFacts, OwnNames } from '../../../main/contract/catalogue';
import { emptyCatalogue } from './sql/catalogue';
import type { Catalogue } from './sql/catalogue';

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

/** Counts what a column of the study holds; null where that cannot be had at once. */
export type CountColumn = (table: string, column: string, signal: AbortSignal) => Promise<ColumnFacts | null>;

let counting: CountColumn = () => Promise.resolve(null);

/** Tells the SQL editors whom to ask what a column holds. */
export function offerCounting(count: CountColumn): void {
  counting = count;
}

export const countColumn: CountColumn = (table, column, signal) => counting(table, column, signal);
