import type { MethodFunction } from '../../main/contract/method';
import { byEnd, documentSpans } from './documentSpans';
import type { DocumentSpans } from './documentSpans';
import { PairSums } from './pairSums';

/**
 * How the spans of each pair of codes overlap, summed over documents. One sweep a document that keeps a count for each
 * of its codes: the work grows with spans × codes and not with the pairs of spans, which are too many where many overlap.
 */
export const overlaps: MethodFunction<
  ['INTEGER[]', 'INTEGER[]', 'INTEGER[]', 'INTEGER[]'],
  {
    a: 'INTEGER[]';
    b: 'INTEGER[]';
    pairs: 'DOUBLE[]';
    a_touching: 'DOUBLE[]';
    b_touching: 'DOUBLE[]';
    characters: 'DOUBLE[]';
    shared: 'DOUBLE[]';
  }
> = {
  name: 'coding_overlaps',
  takes: ['INTEGER[]', 'INTEGER[]', 'INTEGER[]', 'INTEGER[]'],
  gives: {
    a: 'INTEGER[]',
    b: 'INTEGER[]',
    pairs: 'DOUBLE[]',
    a_touching: 'DOUBLE[]',
    b_touching: 'DOUBLE[]',
    characters: 'DOUBLE[]',
    shared: 'DOUBLE[]',
  },
  compute(document, code, start, end) {
    const sums = new PairSums(5);
    for (const spans of documentSpans(document, code, start, end)) addDocument(spans, sums);
    const [pairs = [], a = [], b = [], characters = [], shared = []] = sums.amounts.map(each =>
      Float64Array.from(each),
    );
    return {
      a: Int32Array.from(sums.first),
      b: Int32Array.from(sums.second),
      pairs: Float64Array.from(pairs),
      a_touching: Float64Array.from(a),
      b_touching: Float64Array.from(b),
      characters: Float64Array.from(characters),
      shared: Float64Array.from(shared),
    };
  },
};

function addDocument(spans: DocumentSpans, sums: PairSums): void {
  const { codes } = spans;
  const size = codes.length;
  const islands = codes.map(() => new Islands());
  for (const [at, code] of spans.code.entries()) islands[code]?.add(spans.start[at] ?? 0, spans.end[at] ?? 0);
  const pairs = overlappingPairs(spans, size);
  const touching = touchingSpans(spans, islands);
  const characters = commonCharacters(islands);
  for (const [i, first] of codes.entries()) {
    for (const [j, second] of codes.entries()) {
      if (first >= second) continue;
      const both = (table: Float64Array) => (table[i * size + j] ?? 0) + (table[j * size + i] ?? 0);
      const [a, b] = [touching[i * size + j] ?? 0, touching[j * size + i] ?? 0];
      sums.add(first, second, [both(pairs), a, b, both(characters), 1]);
    }
  }
}

/** The parts of a document that one code covers, without overlap, from spans that come in the order of their starts. */
class Islands {
  readonly starts: number[] = [];
  readonly ends: number[] = [];

  add(start: number, end: number): void {
    const last = this.ends.length - 1;
    const reached = this.ends[last];
    if (reached !== undefined && start <= reached) this.ends[last] = Math.max(reached, end);
    else {
      this.starts.push(start);
      this.ends.push(end);
    }
  }
}

/** Row by the code of the span that begins later, column by that of one it begins within. */
function overlappingPairs(spans: DocumentSpans, size: number): Float64Array {
  const pairs = new Float64Array(size * size);
  const open = new Float64Array(size);
  const ending = byEnd(spans);
  let ended = 0;
  for (const [at, code] of spans.code.entries()) {
    const start = spans.start[at] ?? 0;
    for (; (spans.end[ending[ended] ?? -1] ?? Infinity) <= start; ended++) {
      const gone = spans.code[ending[ended] ?? 0] ?? 0;
      open[gone] = (open[gone] ?? 0) - 1;
    }
    for (let other = 0; other < size; other++) {
      const cell = code * size + other;
      pairs[cell] = (pairs[cell] ?? 0) + (open[other] ?? 0);
    }
    open[code] = (open[code] ?? 0) + 1;
  }
  return pairs;
}

/** Row by a span's code, column by a code of which any island overlaps it. */
function touchingSpans(spans: DocumentSpans, islands: readonly Islands[]): Float64Array {
  const size = islands.length;
  const touching = new Float64Array(size * size);
  const next = new Int32Array(size);
  for (const [at, code] of spans.code.entries()) {
    const [start, end] = [spans.start[at] ?? 0, spans.end[at] ?? 0];
    for (const [other, { starts, ends }] of islands.entries()) {
      let island = next[other] ?? 0;
      while ((ends[island] ?? Infinity) <= start) island++;
      next[other] = island;
      if ((starts[island] ?? Infinity) < end)
        touching[code * size + other] = (touching[code * size + other] ?? 0) + 1;
    }
  }
  return touching;
}

/** Row by the code of the island that begins later, column by that of one it begins within. */
function commonCharacters(islands: readonly Islands[]): Float64Array {
  const size = islands.length;
  const characters = new Float64Array(size * size);
  const reached = new Float64Array(size).fill(-Infinity);
  const all = islands.flatMap(({ starts, ends }, code) =>
    starts.map((start, at) => ({ code, start, end: ends[at] ?? start })),
  );
  for (const { code, start, end } of all.sort((one, other) => one.start - other.start)) {
    for (let other = 0; other < size; other++) {
      const common = Math.min(reached[other] ?? 0, end) - start;
      if (common > 0) characters[code * size + other] = (characters[code * size + other] ?? 0) + common;
    }
    reached[code] = end;
  }
  return characters;
}
