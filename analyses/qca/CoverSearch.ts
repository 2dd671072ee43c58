import { BitSet } from './BitSet';

/** Looks at a set in one search, some ten seconds' work. */
const mostLooks = 200_000_000;

const tooHard =
  'The models of this truth table are too many to search through. Use fewer conditions, a higher frequency_cut, or the conservative solution.';

/**
 * Looks for selections of sets that cover all rows, by branching on the row that the fewest sets cover. A branch ends
 * when what is open needs more sets than are left. A set that was tried in one branch is barred from those after it, so
 * that no selection is found twice.
 */
export class CoverSearch {
  readonly #sets: readonly BitSet[];
  readonly #rows: BitSet;
  /** For each row the sets that cover it. */
  readonly #covering: readonly BitSet[];
  #looks = 0;

  constructor(sets: readonly BitSet[], rows: number) {
    this.#sets = sets;
    this.#rows = new BitSet(rows);
    for (let row = 0; row < rows; row++) this.#rows.add(row);
    this.#covering = Array.from({ length: rows }, (_, row) => {
      const covering = new BitSet(sets.length);
      sets.forEach((own, set) => {
        if (own.has(row)) covering.add(set);
      });
      return covering;
    });
  }

  /** Calls `found` with each selection of at most so many sets, until it gives true; whether it did. */
  run(size: number, found: (picked: readonly number[]) => boolean): boolean {
    return this.#branch(this.#rows, new BitSet(this.#sets.length), [], size, found);
  }

  #branch(
    open: BitSet,
    barred: BitSet,
    picked: readonly number[],
    left: number,
    found: (picked: readonly number[]) => boolean,
  ): boolean {
    if (open.isEmpty) return found(picked);
    this.#looks += this.#sets.length;
    if (this.#looks > mostLooks) throw new Error(tooHard);
    const free = open.members().map(row => (this.#covering[row] ?? barred).without(barred));
    const sizes = new Map(free.map(own => [own, own.size]));
    free.sort((first, second) => (sizes.get(first) ?? 0) - (sizes.get(second) ?? 0));
    if (apart(free, this.#sets.length) > left || this.#shares(open, barred) > left) return false;
    const tried = new BitSet(this.#sets.length);
    return (free[0]?.members() ?? []).some(set => {
      const own = this.#sets[set] ?? open;
      const ended = this.#branch(open.without(own), barred.with(tried), [...picked, set], left - 1, found);
      tried.add(set);
      return ended;
    });
  }

  /** At least so many sets are needed: each row counts as its share in the largest set around it. */
  #shares(open: BitSet, barred: BitSet): number {
    const largest = new Map<number, number>();
    this.#sets.forEach((own, set) => {
      if (barred.has(set)) return;
      const rows = own.within(open);
      const size = rows.size;
      for (const row of rows.members()) largest.set(row, Math.max(largest.get(row) ?? 0, size));
    });
    let sum = 0;
    for (const size of largest.values()) sum += 1 / size;
    return Math.ceil(sum - 1e-9);
  }
}

/** At least so many sets are needed: rows, taken in turn, that share no set with one taken before. */
function apart(rows: readonly BitSet[], sets: number): number {
  let taken = new BitSet(sets);
  let count = 0;
  for (const own of rows) {
    if (!own.isApartFrom(taken)) continue;
    taken = taken.with(own);
    count++;
  }
  return count;
}
