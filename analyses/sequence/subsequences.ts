import type { MethodFunction } from '../../main/contract/method';
import { stretches } from './sequences';

/** Where the count is scaled down, so that it stays within what a number can hold. */
const large = 2 ** 512;

/**
 * Base 2 logarithm of the number of distinct subsequences of a sequence, the empty one included. With N(0) = 1, each
 * element doubles the count less what its last occurrence had already begun: N(i) = 2 N(i − 1) − N(l − 1), where l is
 * the place of the last occurrence (Elzinga, Rahmann and Wang 2008; `seqsubsn` of R's TraMineR). The recurrence is
 * linear, so that all counts can be scaled together: a sequence of thousands of spells overflows nothing.
 */
function subsequenceBits(states: Int32Array): number {
  const before = new Map<number, number>();
  let count = 1;
  let bits = 0;
  for (const state of states) {
    const next = 2 * count - (before.get(state) ?? 0);
    before.set(state, count);
    count = next;
    if (count < large) continue;
    for (const [key, value] of before) before.set(key, value / large);
    count /= large;
    bits += 512;
  }
  return bits + Math.log2(count);
}

/** For each case, in the order given, the logarithm of the number of its subsequences. */
export const subsequences: MethodFunction<
  ['INTEGER[]', 'INTEGER[]'],
  { case_code: 'INTEGER[]'; bits: 'DOUBLE[]' }
> = {
  name: 'sequence_subsequences',
  takes: ['INTEGER[]', 'INTEGER[]'],
  gives: { case_code: 'INTEGER[]', bits: 'DOUBLE[]' },
  compute(cases, states) {
    const own = stretches(cases);
    return {
      case_code: Int32Array.from(own, ([start]) => cases[start] ?? 0),
      bits: Float64Array.from(own, ([start, end]) => subsequenceBits(states.subarray(start, end))),
    };
  },
};
