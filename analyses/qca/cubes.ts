/**
 * A conjunction of conditions, or a configuration where every condition has its bit. The first of k conditions is the
 * bit k - 1, so that a configuration's value plus 1 is its number in a truth table.
 */
export interface Cube {
  /** Bits of the conditions that are in the conjunction. */
  readonly mask: number;
  /** Of these, the bits of those that are present rather than absent. */
  readonly value: number;
}

export const covers = (cube: Cube, configuration: number): boolean =>
  (configuration & cube.mask) === cube.value;

/** Whether all that the second covers is covered by the first. */
export const contains = (first: Cube, second: Cube): boolean =>
  (first.mask & ~second.mask) === 0 && (second.value & first.mask) === first.value;

/** The bit of a condition by its place among all. */
export const bitOf = (place: number, conditions: number): number => 1 << (conditions - 1 - place);

/** As written: `DEV*~URB`, with the conditions in their order; `1` for what holds everywhere. */
export function written({ mask, value }: Cube, conditions: readonly string[]): string {
  const literals = conditions.flatMap((condition, place) => {
    const bit = bitOf(place, conditions.length);
    if ((mask & bit) === 0) return [];
    return [(value & bit) === 0 ? `~${condition}` : condition];
  });
  return literals.length === 0 ? '1' : literals.join('*');
}

/** Memberships of cases in a conjunction: the least of those in its conditions. */
export function membershipsIn(
  { mask, value }: Cube,
  columns: readonly Float64Array[],
  cases: number,
): Float64Array {
  const least = new Float64Array(cases).fill(1);
  columns.forEach((column, place) => {
    const bit = bitOf(place, columns.length);
    if ((mask & bit) === 0) return;
    const present = (value & bit) !== 0;
    column.forEach((membership, at) => {
      least[at] = Math.min(least[at] ?? 1, present ? membership : 1 - membership);
    });
  });
  return least;
}
