/** Distances written down once more as plainly as can be, to hold those of the library against. */

export type Cost = (a: string, b: string, at: number) => number;

/** p(b | a) from the steps at the places that `counts` lets through. */
export function rate(
  sequences: readonly (readonly string[])[],
  a: string,
  b: string,
  counts: (at: number) => boolean = () => true,
): number {
  const next = sequences.flatMap(sequence =>
    sequence.slice(1).filter((_, at) => sequence[at] === a && counts(at)),
  );
  return next.length === 0 ? 0 : next.filter(state => state === b).length / next.length;
}

export const constant =
  (cost: number): Cost =>
  (a, b) =>
    a === b ? 0 : cost;

export const byRates =
  (sequences: readonly (readonly string[])[], cost = 2): Cost =>
  (a, b) =>
    a === b ? 0 : cost - rate(sequences, a, b) - rate(sequences, b, a);

/** At the ends, the one step that there is counts twice. */
export function byRatesAtEachPlace(sequences: readonly (readonly string[])[], length: number): Cost {
  return (a, b, at) => {
    if (a === b) return 0;
    const steps = at === 0 ? [0, 0] : at === length - 1 ? [at - 1, at - 1] : [at - 1, at];
    const rates = steps.map(
      step => rate(sequences, a, b, place => place === step) + rate(sequences, b, a, place => place === step),
    );
    return Math.max(0, 4 - rates.reduce((sum, one) => sum + one, 0));
  };
}

/** The whole table of Needleman and Wunsch, nothing left out. */
export function aligned(x: readonly string[], y: readonly string[], cost: Cost, indel: number): number {
  const table = Array.from({ length: x.length + 1 }, (_, line) =>
    Array.from({ length: y.length + 1 }, (_each, column) =>
      line === 0 ? column * indel : column === 0 ? line * indel : 0,
    ),
  );
  const cell = (line: number, column: number) => table[line]?.[column] ?? NaN;
  for (let line = 1; line <= x.length; line++) {
    for (let column = 1; column <= y.length; column++) {
      const least = Math.min(
        cell(line - 1, column) + indel,
        cell(line, column - 1) + indel,
        cell(line - 1, column - 1) + cost(x[line - 1] ?? '', y[column - 1] ?? '', 0),
      );
      (table[line] ?? [])[column] = least;
    }
  }
  return cell(x.length, y.length);
}

export const replaced = (x: readonly string[], y: readonly string[], cost: Cost) =>
  x.reduce((sum, state, at) => sum + cost(state, y[at] ?? '', at), 0);

/** Numbers that look random and are the same each time. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}
