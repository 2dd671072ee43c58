/** Heights of the grid's parts, in pixels. */
export const headerHeight = 28;
/** Of the filters below the names, where they are shown. */
export const filtersHeight = 28;

/** Taller than this an element cannot safely be: Chromium stops at 2^25 pixels, less at high zoom. */
const tallest = 8_000_000;

/**
 * Where the rows stand. `top` counts in true pixels from the first row, however many there are; the scroll bar's own
 * position is a scaled picture of it once the rows are taller than an element can be.
 */
export interface Extent {
  readonly rows: number;
  /** Height of the part of the grid that shows rows. */
  readonly view: number;
  /** Height of each row. */
  readonly rowHeight: number;
}

const height = ({ rows, rowHeight }: Extent): number => rows * rowHeight;

/** The height to give to the element that makes the scroll bar. */
export function scrollHeight(extent: Extent): number {
  return Math.min(height(extent), tallest);
}

/** Whether the scroll bar is scaled, so that wheel and keys must move `top` themselves. */
export function isScaled(extent: Extent): boolean {
  return height(extent) > tallest;
}

/** The last position: the final row stands whole at the bottom. */
export function lastTop(extent: Extent): number {
  return Math.max(0, height(extent) - extent.view);
}

export function clampTop(top: number, extent: Extent): number {
  return Math.min(Math.max(0, top), lastTop(extent));
}

/** `top` for a position of the scroll bar. */
export function topOf(scroll: number, extent: Extent): number {
  if (!isScaled(extent)) return clampTop(scroll, extent);
  return clampTop((scroll / (scrollHeight(extent) - extent.view)) * lastTop(extent), extent);
}

/** The position of the scroll bar for `top`. */
export function scrollOf(top: number, extent: Extent): number {
  if (!isScaled(extent)) return top;
  return (top / lastTop(extent)) * (scrollHeight(extent) - extent.view);
}

/** A run of indexes: from `first` up to, not including, `end`. */
export interface Span {
  readonly first: number;
  readonly end: number;
}

/** Rows of which any part is in sight. */
export function visibleRows(top: number, extent: Extent): Span {
  const { rows, view, rowHeight } = extent;
  const first = Math.min(Math.floor(top / rowHeight), rows);
  return { first, end: Math.min(rows, Math.ceil((top + view) / rowHeight)) };
}

/** The least move of `top` that brings a row wholly into sight. */
export function topShowing(row: number, top: number, extent: Extent): number {
  const { rowHeight, view } = extent;
  const from = row * rowHeight;
  if (from < top) return clampTop(from, extent);
  if (from + rowHeight > top + view) return clampTop(from + rowHeight - view, extent);
  return top;
}

/** Where each column begins, and where the last one ends. */
export function columnEdges(widths: readonly number[]): readonly number[] {
  const edges = [0];
  let at = 0;
  for (const width of widths) edges.push((at += width));
  return edges;
}

/** Columns of which any part is in sight. */
export function visibleColumns(edges: readonly number[], left: number, width: number): Span {
  const columns = edges.length - 1;
  const first = Math.max(0, Math.min(lastAtOrBefore(edges, left), columns - 1));
  const end = Math.min(columns, lastAtOrBefore(edges, left + width) + 1);
  return { first, end: Math.max(first, end) };
}

/** The least move of `left` that brings a column into sight, beside the pinned ones, which always are. */
export function leftShowing(
  column: number,
  left: number,
  width: number,
  edges: readonly number[],
  pinned: number,
): number {
  if (column < pinned) return left;
  const covered = edges[pinned] ?? 0;
  const from = edges[column] ?? 0;
  const to = edges[column + 1] ?? from;
  if (from < left + covered || to - from > width - covered) return from - covered;
  return to > left + width ? to - width : left;
}

/** Columns in sight beside the pinned ones. */
export function columnsBeside(
  edges: readonly number[],
  { left, width, pinned }: { readonly left: number; readonly width: number; readonly pinned: number },
): Span {
  const covered = edges[pinned] ?? 0;
  const { first, end } = visibleColumns(edges, left + covered, Math.max(0, width - covered));
  return { first: Math.max(pinned, first), end: Math.max(pinned, end) };
}

/** The columns to draw: the pinned ones, those in sight beside them, and the one with the keyboard. */
export function drawnColumns({ first, end }: Span, pinned: number, focused: number): readonly number[] {
  const columns = [...indexes(0, pinned), ...indexes(first, end)];
  return focused < 0 || columns.includes(focused) ? columns : [...columns, focused];
}

function indexes(first: number, end: number): number[] {
  return Array.from({ length: end - first }, (_, index) => first + index);
}

function lastAtOrBefore(edges: readonly number[], at: number): number {
  let low = 0;
  let high = edges.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((edges[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Rows that are counted from one place: an element cannot stand many millions of pixels from where it belongs. */
const rowsFromOrigin = 10_000;

/** The row from which those in sight are placed; it seldom changes, so that they stay where they stand. */
export function originOf({ first }: Span): number {
  return first - (first % rowsFromOrigin);
}

/** Where a row stands below the origin. One far out of sight stands just out of sight. */
export function rowTop(row: number, inSight: Span, rowHeight: number): number {
  const near = Math.max(inSight.first - 2, Math.min(row, inSight.end + 1));
  return (near - originOf(inSight)) * rowHeight;
}

const partStep = 512;

/** The part of all rows to draw: what is in sight and a little more, so that it seldom changes. */
export function partOfRows(left: number, width: number): { readonly from: number; readonly reach: number } {
  return { from: left - (left % partStep), reach: width + partStep };
}

/** The rows to draw: those in a span, and the one with the keyboard wherever it is, so that the keyboard is not lost. */
export function drawnRows({ first, end }: Span, focused: number): readonly number[] {
  const rows = indexes(first, end);
  if (focused < 0 || (focused >= first && focused < end)) return rows;
  return focused < first ? [focused, ...rows] : [...rows, focused];
}
