/** One coding, as the rows that the macros read. */
export interface Span {
  readonly document: string;
  readonly code: string;
  readonly coder: string;
  readonly start: number;
  readonly end: number;
}

/** Codings at random, empty and overlapping ones among them. */
export function randomSpans(random: () => number, count: number, length: number): readonly Span[] {
  const one = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)] as Item;
  return Array.from({ length: count }, () => {
    const start = Math.floor(random() * length);
    return {
      document: one(['d1', 'd2', 'd3', 'd4']),
      code: one(['k1', 'k2', 'k3', 'k4', 'k5']),
      coder: one(['A', 'B', 'C']),
      start,
      end: Math.min(length, start + Math.floor(random() * 12)),
    };
  });
}

/** The codings as SQL. */
export const rowsOf = (spans: readonly Span[]) =>
  `SELECT * FROM (VALUES ${spans
    .map(
      ({ document, code, coder, start, end }) => `('${document}', '${code}', '${coder}', ${start}, ${end})`,
    )
    .join(', ')}) AS s(document_id, code_id, coder, start_char, end_char)`;

export const distinct = <Item>(items: Iterable<Item>): Item[] => [...new Set(items)].sort();
