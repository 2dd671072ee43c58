import { isHeadless } from '../delimited/isHeadless';
import type { Area } from './book';

/** A row as texts, with the value of merged cells in each of them. */
export interface HeaderRow {
  /** From 0. */
  readonly row: number;
  readonly texts: readonly string[];
}

/** The rows that name the columns, from 0, the last included; null where none does, and the rows begin at `first`. */
export interface Header {
  readonly rows: { readonly first: number; readonly last: number } | null;
  readonly firstData: number;
}

const isName = (text: string) =>
  text !== '' && !Number.isFinite(Number(text)) && !/^\d{4}-\d\d-\d\d/.test(text);
const filled = ({ texts }: HeaderRow) => texts.filter(text => text !== '').length;
/** One text across several columns: a title. */
const isTitle = ({ texts }: HeaderRow) => new Set(texts.filter(text => text !== '')).size < 2;

/** Finds the header among the first rows that are not empty. */
export function findHeader(rows: readonly HeaderRow[], merges: readonly Area[]): Header {
  const at = likeliest(rows);
  const found = rows[at];
  if (!found) return { rows: null, firstData: 0 };
  const rest = rows.slice(at, at + 50).map(({ texts }) => texts);
  const width = Math.max(
    ...rest.map(texts => texts.reduce((last, text, index) => (text === '' ? last : index + 1), 0)),
  );
  if (isHeadless(rest.map(texts => texts.slice(0, width)))) {
    const corner = rows[at - 1];
    return corner && isBesideCorner(corner, found, width)
      ? { rows: { first: corner.row, last: corner.row }, firstData: found.row }
      : { rows: null, firstData: found.row };
  }
  const last = lowest(rows, at, merges);
  return { rows: { first: highest(rows, at, merges), last }, firstData: last + 1 };
}

/** The first row that is about as full as most, and no title; a later one where that has numbers and this only names. */
function likeliest(rows: readonly HeaderRow[]): number {
  const counts = rows.map(filled).filter(count => count > 1);
  const typical = [...counts].sort((a, b) => a - b)[Math.floor(counts.length / 2)] ?? 1;
  const least = Math.ceil(typical * 0.75);
  const first = rows.findIndex(row => filled(row) >= least && (typical === 1 || !isTitle(row)));
  if (first === -1) return 0;
  const fuller = rows
    .slice(first + 1, first + 10)
    .findIndex(
      row => filled(row) > filled(rows[first] ?? row) && row.texts.every(text => text === '' || isName(text)),
    );
  const isBelow = fuller !== -1 && rows.slice(first, first + 1 + fuller).every(row => filled(row) < typical);
  return isBelow ? first + 1 + fuller : first;
}

/** Whether a row names all columns but the first, as that of a matrix does. */
function isBesideCorner({ row, texts }: HeaderRow, below: HeaderRow, width: number): boolean {
  return row === below.row - 1 && texts[0] === '' && width > 1 && texts.slice(1, width).every(isName);
}

/** Whether cells of the row are merged with others of it, but not all of them into one. */
function isGrouped(row: HeaderRow, merges: readonly Area[]): boolean {
  return !isTitle(row) && merges.some(({ s, e }) => s.r <= row.row && e.r >= row.row && e.c > s.c);
}

/** The last row of the header: cells merged downwards take the rows below in, and so do groups of columns. */
function lowest(rows: readonly HeaderRow[], at: number, merges: readonly Area[]): number {
  let last = rows[at]?.row ?? 0;
  const first = last;
  for (const { s, e } of merges) {
    if (s.r <= last && e.r > last && s.r >= first && e.r - s.r < 4) last = e.r;
  }
  const group = rows[at];
  const below = rows[at + 1];
  if (last !== first || !group || !below || !isGrouped(group, merges)) return last;
  const isNames = below.texts.every(text => text === '' || isName(text));
  return isNames && below.row === last + 1 ? below.row : last;
}

/** The first row of the header: rows above that group its columns are part of it. */
function highest(rows: readonly HeaderRow[], at: number, merges: readonly Area[]): number {
  let first = at;
  for (;;) {
    const above = rows[first - 1];
    const own = rows[first];
    if (!above || !own || above.row !== own.row - 1 || at - first === 3) break;
    if (!isGrouped(above, merges)) break;
    first--;
  }
  return rows[first]?.row ?? 0;
}

/** Names of columns from the rows of a header, those above first, each text once. */
export function headings(rows: readonly HeaderRow[], width: number): readonly string[] {
  return Array.from({ length: width }, (_, column) => {
    const parts = rows.map(({ texts }) => (texts[column] ?? '').replace(/\s+/g, ' ').trim());
    return parts.filter((part, index) => part !== '' && part !== parts[index - 1]).join(' ');
  });
}
