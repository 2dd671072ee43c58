/** Where the columns stand before they are scrolled: their edges, beside the row numbers. */
export interface ColumnEdges {
  readonly edges: readonly number[];
  readonly gutter: number;
  /** How many of the first stay in place. */
  readonly pinned: number;
}

/** Where they stand, and how far they are scrolled. */
export interface ColumnPlace extends ColumnEdges {
  readonly left: number;
}

interface ColumnBox {
  readonly x: number;
  readonly width: number;
  readonly pinned: boolean;
}

/** Where to draw a column, before it is scrolled. */
export function columnBox({ edges, gutter, pinned }: ColumnEdges, column: number): ColumnBox {
  const from = edges[column] ?? 0;
  return { x: gutter + from, width: (edges[column + 1] ?? from) - from, pinned: column < pinned };
}

/** Where the right edge of a column is seen. */
export function rightOf(place: ColumnPlace, column: number): number {
  const { x, width, pinned } = columnBox(place, column);
  return x + width - (pinned ? 0 : place.left);
}

/** The place at which a column let go of there would stand: before the one whose middle is beyond. */
export function placeAt({ edges, gutter, left, pinned }: ColumnPlace, x: number): number {
  const beside = x - gutter;
  const across = beside < (edges[pinned] ?? 0) ? beside : beside + left;
  const before = edges
    .slice(0, -1)
    .findIndex((from, index) => across < (from + (edges[index + 1] ?? from)) / 2);
  return before < 0 ? edges.length - 1 : before;
}
