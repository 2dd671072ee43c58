import type { MethodFunction } from '../../main/contract/method';
import { alignedWith, commonPrefix, substitutions } from './alignment';
import type { Costs } from './alignment';
import { constantCosts, dynamicCosts, rateCosts } from './costs';
import { normalisations, normalised } from './normalise';
import type { Measured, Normalisation } from './normalise';
import { distinct, refuseUnequal, sequencesOf } from './sequences';
import type { Sequences } from './sequences';
import { longestCommonWith } from './subsequence';

const methods = ['OM', 'LCS', 'HAM', 'LCP', 'DHD'] as const;
const substitutionsBy = ['CONSTANT', 'TRATE'] as const;

interface Options {
  readonly method: (typeof methods)[number];
  readonly substitution: (typeof substitutionsBy)[number];
  readonly normalise: Normalisation;
  readonly cost: number;
  readonly indel: number;
}

/** Measures from one sequence to others. */
type Measure = (y: Int32Array) => (x: Int32Array) => Measured;

/**
 * Distances of all pairs of distinct sequences: for each case which of them is its own, counted from 0 in their order of
 * first appearance, and the distances of the second to the first, of the third to the first and second, and so on.
 */
export const distances: MethodFunction<
  ['INTEGER[]', 'INTEGER[]', 'INTEGER[]', 'VARCHAR[]', 'VARCHAR', 'VARCHAR', 'VARCHAR', 'DOUBLE', 'DOUBLE'],
  { kind: 'INTEGER[]'; distance: 'DOUBLE[]' }
> = {
  name: 'sequence_distances',
  takes: [
    'INTEGER[]',
    'INTEGER[]',
    'INTEGER[]',
    'VARCHAR[]',
    'VARCHAR',
    'VARCHAR',
    'VARCHAR',
    'DOUBLE',
    'DOUBLE',
  ],
  gives: { kind: 'INTEGER[]', distance: 'DOUBLE[]' },
  compute(cases, places, states, names, method, substitution, normalise, cost, indel) {
    const options = optionsOf(method, substitution, normalise, cost, indel);
    const sequences = sequencesOf(cases, places, states, names);
    const { kinds, kindOf } = distinct(sequences.list);
    const distance = triangle(kinds, measureOf(sequences, options), options.normalise);
    return { kind: kindOf, distance };
  },
};

function optionsOf(
  method: string | null,
  substitution: string | null,
  normalise: string | null,
  cost: number | null,
  indel: number | null,
): Options {
  const chosen = oneOf(methods, 'method', method);
  const by = oneOf(substitutionsBy, 'substitution', substitution);
  return {
    method: chosen,
    substitution: by,
    normalise: oneOf(normalisations, 'normalise', normalise),
    cost: positive('cost', cost === null || Number.isNaN(cost) ? usualCost(chosen, by) : cost),
    indel: positive('indel', indel),
  };
}

/** As in R's TraMineR: Hamming's distance counts positions, and four rates lessen a cost of DHD. */
function usualCost(method: Options['method'], substitution: Options['substitution']): number {
  if (method === 'DHD') return 4;
  return method === 'HAM' && substitution === 'CONSTANT' ? 1 : 2;
}

function oneOf<Value extends string>(values: readonly Value[], option: string, given: string | null): Value {
  const found = values.find(value => value.toLowerCase() === given?.toLowerCase());
  if (found !== undefined) return found;
  const all = values.map(value => `'${value}'`).join(', ');
  throw new Error(
    `\`sequence_distances\` has no ${option} ${given === null ? 'NULL' : `'${given}'`}. It is one of ${all}.`,
  );
}

function positive(option: string, given: number | null): number {
  if (given !== null && given > 0 && given < Infinity) return given;
  throw new Error(
    `\`sequence_distances\` needs a number above 0 as ${option}, and was given ${given === null || Number.isNaN(given) ? 'NULL' : given}.`,
  );
}

function measureOf(sequences: Sequences, options: Options): Measure {
  const { list, states } = sequences;
  switch (options.method) {
    case 'OM':
      return alignments(list, costsOf(sequences, options), options.indel, options.normalise);
    case 'LCS':
      return alignments(list, constantCosts(states, 2), 1, options.normalise);
    case 'LCP':
      return prefixes;
    case 'HAM':
      refuseUnequal(sequences, 'HAM');
      return positions([costsOf(sequences, options)], list[0]?.length ?? 0);
    case 'DHD': {
      refuseUnequal(sequences, 'DHD');
      const length = list[0]?.length ?? 0;
      return positions(dynamicCosts(list, states, length, options.cost), length);
    }
  }
}

function costsOf({ list, states }: Sequences, { substitution, cost }: Options): Costs {
  return substitution === 'CONSTANT' ? constantCosts(states, cost) : rateCosts(list, states, cost);
}

/** The lowest cost of two states that differ. */
const cheapest = ({ states, values }: Costs) =>
  values.reduce(
    (least, value, cell) => (cell % (states + 1) === 0 ? least : Math.min(least, value)),
    Infinity,
  );

const highest = ({ values }: Costs) => values.reduce((most, value) => Math.max(most, value), 0);

/**
 * Optimal matching. At most, the longer sequence loses what it has more, and the rest is substituted, or deleted and
 * inserted where that is cheaper. Yujian and Bo (2007) take the latter always.
 */
function alignments(list: readonly Int32Array[], costs: Costs, indel: number, by: Normalisation): Measure {
  const row = new Float64Array(list.reduce((most, { length }) => Math.max(most, length), 0) + 1);
  const substituting = cheapest(costs) < 2 * indel;
  const dearest = by === 'yujianbo' ? 2 * indel : Math.min(highest(costs), 2 * indel);
  return y => {
    const aligned = substituting ? alignedWith(y, costs, indel, row) : shiftedFrom(y, costs.states, indel);
    return x => ({
      distance: aligned(x),
      largest: Math.abs(x.length - y.length) * indel + Math.min(x.length, y.length) * dearest,
      first: x.length * indel,
      second: y.length * indel,
    });
  };
}

/** Where no substitution is cheaper than deleting and inserting, all that is not in a common subsequence is that. */
function shiftedFrom(y: Int32Array, states: number, indel: number): (x: Int32Array) => number {
  const common = longestCommonWith(y, states);
  return x => indel * (x.length + y.length - 2 * common(x));
}

const prefixes: Measure = y => x => ({
  distance: x.length + y.length - 2 * commonPrefix(x, y),
  largest: x.length + y.length,
  first: x.length,
  second: y.length,
});

/** TraMineR takes the largest distance in place of the length, so that dear substitutions do not make it pass 1. */
function positions(costs: readonly Costs[], length: number): Measure {
  const largest =
    costs.length === 1 && costs[0]
      ? highest(costs[0]) * length
      : costs.reduce((sum, one) => sum + highest(one), 0);
  return y => x => ({ distance: substitutions(x, y, costs), largest, first: largest, second: largest });
}

function triangle(kinds: readonly Int32Array[], measure: Measure, by: Normalisation): Float64Array {
  const all = new Float64Array((kinds.length * (kinds.length - 1)) / 2);
  let next = 0;
  kinds.forEach((y, line) => {
    const toOne = measure(y);
    for (const x of kinds.slice(0, line)) all[next++] = normalised(toOne(x), by);
  });
  return all;
}
