import type { Span } from './geometry';

const cellsInPage = 50_000;
const cellsKept = 4_000_000;

/** Rows in a page: fewer when there are many columns. */
export function rowsInPage(columns: number): number {
  return Math.min(500, Math.max(50, Math.floor(cellsInPage / Math.max(1, columns))));
}

/** Pages to keep: about twenty, fewer when each is large. */
export function pagesKept(columns: number): number {
  return Math.min(20, Math.max(6, Math.floor(cellsKept / (rowsInPage(columns) * Math.max(1, columns)))));
}

/** The pages that hold the rows in sight, and those on either side of them. */
export function pagesFor(rows: Span, total: number, size: number): { inSight: number[]; ahead: number[] } {
  const last = Math.ceil(total / size) - 1;
  if (last < 0 || rows.end <= rows.first) return { inSight: [], ahead: [] };
  const from = Math.floor(rows.first / size);
  const to = Math.min(last, Math.floor((rows.end - 1) / size));
  const inSight = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return { inSight, ahead: [to + 1, from - 1].filter(page => page >= 0 && page <= last) };
}
