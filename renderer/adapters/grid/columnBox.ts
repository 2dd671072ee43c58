/** Where the columns stand: their edges, how far they are scrolled, how many of the first stay in place. */
export interface ColumnPlace {
  readonly edges: readonly number[];
  readonly gutter: number;
  readonly left: number;
  readonly pinned: number;
}

interface ColumnBox {
  readonly x: number;
  readonly width: number;
  readonly pinned: boolean;
}

/** Where to draw a column. */
export function columnBox({ edges, gutter, left, pinned }: ColumnPlace, column: number): ColumnBox {
  const from = edges[column] ?? 0;
  const fixed = column < pinned;
  return { x: gutter + from - (fixed ? 0 : left), width: (edges[column + 1] ?? from) - from, pinned: fixed };
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
