/** Coefficients from their textbook formulas, term by term, to hold the library's own against. */

/** Values by unit and coder; null where there is none. */
export type Judgements = readonly (readonly (number | null)[])[];

type Distance = (one: number, other: number, between: (low: number, high: number) => number) => number;

export const distances: Readonly<Record<string, Distance>> = {
  nominal: (one, other) => (one === other ? 0 : 1),
  ordinal: (one, other, between) => between(Math.min(one, other), Math.max(one, other)) ** 2,
  interval: (one, other) => (one - other) ** 2,
  ratio: (one, other) => (one === other ? 0 : ((one - other) / (one + other)) ** 2),
};

/** Krippendorff 2011, by the matrix of coincidences. */
export function alpha(units: Judgements, distance: Distance): number {
  const paired = units.map(unit => unit.filter(value => value !== null)).filter(unit => unit.length > 1);
  const values = [...new Set(paired.flat())].sort((one, other) => one - other);
  const total = (value: number) => paired.flat().filter(other => other === value).length;
  const between = (low: number, high: number) =>
    values.filter(value => value >= low && value <= high).reduce((sum, value) => sum + total(value), 0) -
    (total(low) + total(high)) / 2;
  const n = paired.flat().length;
  let [observed, expected] = [0, 0];
  for (const unit of paired) {
    for (const [i, one] of unit.entries()) {
      for (const [j, other] of unit.entries()) {
        if (i !== j) observed += distance(one, other, between) / (unit.length - 1);
      }
    }
  }
  for (const one of values) {
    for (const other of values) expected += total(one) * total(other) * distance(one, other, between);
  }
  return 1 - ((n - 1) * observed) / expected;
}

/** Cohen 1960 and 1968 from the table of two coders, with weights of disagreement by place. */
export function cohen(
  pairs: readonly (readonly [number, number])[],
  weight: (i: number, j: number) => number,
) {
  const values = [...new Set(pairs.flat())].sort((one, other) => one - other);
  const share = (holds: (pair: readonly [number, number]) => boolean) =>
    pairs.filter(holds).length / pairs.length;
  let [observed, expected] = [0, 0];
  for (const [i, one] of values.entries()) {
    for (const [j, other] of values.entries()) {
      observed += weight(i, j) * share(([a, b]) => a === one && b === other);
      expected += weight(i, j) * share(([a]) => a === one) * share(([, b]) => b === other);
    }
  }
  return 1 - observed / expected;
}

/** The same numbers for the same seed, from 0 up to 1. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}
