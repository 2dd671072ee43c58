import type { MethodFunction } from '../../main/contract/method';
import { byEnd, documentSpans } from './documentSpans';
import type { DocumentSpans } from './documentSpans';
import { PairSums } from './pairSums';

/** How often a span of one code begins at or after the end of a span of another, no further than the gap. */
export const followers: MethodFunction<
  ['INTEGER[]', 'INTEGER[]', 'INTEGER[]', 'INTEGER[]', 'DOUBLE'],
  { first: 'INTEGER[]'; then: 'INTEGER[]'; pairs: 'DOUBLE[]' }
> = {
  name: 'coding_followers',
  takes: ['INTEGER[]', 'INTEGER[]', 'INTEGER[]', 'INTEGER[]', 'DOUBLE'],
  gives: { first: 'INTEGER[]', then: 'INTEGER[]', pairs: 'DOUBLE[]' },
  compute(document, code, start, end, gap) {
    const sums = new PairSums(1);
    for (const spans of documentSpans(document, code, start, end)) addDocument(spans, gap ?? 0, sums);
    return {
      first: Int32Array.from(sums.first),
      then: Int32Array.from(sums.second),
      pairs: Float64Array.from(sums.amounts[0] ?? []),
    };
  },
};

function addDocument(spans: DocumentSpans, gap: number, sums: PairSums): void {
  const { codes } = spans;
  const pairs = followingPairs(spans, gap);
  for (const [i, first] of codes.entries()) {
    for (const [j, then] of codes.entries()) {
      const count = pairs[i * codes.length + j] ?? 0;
      if (count > 0) sums.add(first, then, [count]);
    }
  }
}

/** Row by the code of a span, column by that of the spans which begin within the gap after its end. */
function followingPairs(spans: DocumentSpans, gap: number): Float64Array {
  const size = spans.codes.length;
  const pairs = new Float64Array(size * size);
  const within = new Float64Array(size);
  let [near, far] = [0, 0];
  for (const at of byEnd(spans)) {
    const end = spans.end[at] ?? 0;
    for (; (spans.start[far] ?? Infinity) <= end + gap; far++) count(within, spans.code[far], 1);
    for (; (spans.start[near] ?? Infinity) < end; near++) count(within, spans.code[near], -1);
    const row = (spans.code[at] ?? 0) * size;
    for (let then = 0; then < size; then++)
      pairs[row + then] = (pairs[row + then] ?? 0) + (within[then] ?? 0);
  }
  return pairs;
}

function count(counts: Float64Array, code = 0, by: number): void {
  counts[code] = (counts[code] ?? 0) + by;
}
