import { contains, covers } from './cubes';
import type { Cube } from './cubes';
import { primeImplicants } from './primeImplicants';
import { mostModels, smallestCovers, tooManyModels } from './smallestCovers';

/** A truth table as far as it is minimised: configurations by their number less 1. */
export interface Outputs {
  readonly conditions: number;
  readonly positive: readonly number[];
  readonly negative: readonly number[];
}

/** A model: conjunctions, one of which at least covers each positive configuration. */
export type Model = readonly Cube[];

/** All minimal models that use no configuration but the positive ones (also called complex). */
export function conservative(outputs: Outputs): readonly Model[] {
  const positive = new Set(outputs.positive);
  return modelsWithin(
    outputs,
    configurations(outputs, one => positive.has(one)),
  );
}

/** All minimal models that use any configuration but the negative ones. */
export function parsimonious(outputs: Outputs): readonly Model[] {
  const negative = new Set(outputs.negative);
  return modelsWithin(
    outputs,
    configurations(outputs, one => !negative.has(one)),
  );
}

/**
 * All minimal models that use, besides the positive configurations, easy counterfactuals (Ragin 2008, chapter 9), as
 * R's package QCA takes them: for each pair of a conservative and a parsimonious model, a condition of a conservative
 * conjunction may be left out if it is in no parsimonious one that contains the conjunction and if expectation speaks
 * for its opposite. What the shortened conjunctions cover beyond the conservative ones are the easy counterfactuals.
 * All of it lies in the parsimonious model, so that none is a negative configuration.
 */
export function intermediate(outputs: Outputs, expected: Cube): readonly Model[] {
  const positive = new Set(outputs.positive);
  const sparse = parsimonious(outputs);
  const used = conservative(outputs).flatMap(complex =>
    sparse.map(simple => widened(complex, simple, expected)),
  );
  const models = new Map<string, Model>();
  for (const cubes of distinct(used)) {
    const within = configurations(outputs, one => positive.has(one) || cubes.some(cube => covers(cube, one)));
    for (const model of modelsWithin(outputs, within)) models.set(JSON.stringify(model), model);
    if (models.size > mostModels) throw new Error(tooManyModels);
  }
  return [...models.values()];
}

/** What a conservative and a parsimonious model allow together, as few conjunctions in a fixed order. */
function widened(complex: Model, simple: Model, expected: Cube): readonly Cube[] {
  const found = distinct(complex.flatMap(one => shortened(one, simple, expected)));
  return found
    .filter(one => !found.some(other => other !== one && contains(other, one)))
    .sort((first, second) => first.mask - second.mask || first.value - second.value);
}

/** The items without those that say the same as an earlier one. */
const distinct = <Item>(items: readonly Item[]): readonly Item[] => [
  ...new Map(items.map(item => [JSON.stringify(item), item])).values(),
];

/** For each configuration whether it is in a set. */
const configurations = ({ conditions }: Outputs, isWithin: (configuration: number) => boolean) =>
  Uint8Array.from({ length: 2 ** conditions }, (_, configuration) => Number(isWithin(configuration)));

/** A conservative conjunction without what is only against expectation, once for each parsimonious one around it. */
function shortened(one: Cube, simple: Model, expected: Cube): readonly Cube[] {
  return simple
    .filter(outer => contains(outer, one))
    .map(outer => {
      const against = one.mask & expected.mask & (one.value ^ expected.value);
      const mask = one.mask & ~(against & ~outer.mask);
      return { mask, value: one.value & mask };
    });
}

function modelsWithin({ positive }: Outputs, within: Uint8Array): readonly Model[] {
  const primes = primeImplicants(within)
    .map(prime => ({ prime, rows: positive.flatMap((one, row) => (covers(prime, one) ? [row] : [])) }))
    .filter(({ rows }) => rows.length > 0);
  return smallestCovers(
    primes.map(({ rows }) => rows),
    positive.length,
  ).map(sets => sets.flatMap(at => primes[at]?.prime ?? []));
}
