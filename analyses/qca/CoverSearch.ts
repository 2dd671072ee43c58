import { BitSet } from './BitSet';

/** Looks at a set in one search, some ten seconds' work. */
const mostLooks = 300_000_000;

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
  readonly #found: (picked: readonly number[]) => boolean;
  #looks = 0;

  /** @param found called with each selection, until it gives true */
  constructor(sets: readonly BitSet[], rows: number, found: (picked: readonly number[]) => boolean) {
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
    this.#found = found;
  }

  /** Finds each selection of just so many sets, where fewer are not enough; whether it was ended. */
  run(size: number): boolean {
    return this.#branch(this.#rows, new BitSet(this.#sets.length), [], size);
  }

  #branch(open: BitSet, barred: BitSet, picked: readonly number[], left: number): boolean {
    const free = open.members().map(row => (this.#covering[row] ?? barred).without(barred));
    if (left <= 1) return this.#last(free, picked, left);
    this.#looks += this.#sets.length;
    if (this.#looks > mostLooks) throw new Error(tooHard);
    const [narrowest, ...others] = free
      .map(own => ({ own, size: own.size }))
      .sort((first, second) => first.size - second.size)
      .map(({ own }) => own);
    if (!narrowest || apart([narrowest, ...others]) > left || this.#shares(open, barred) > left) return false;
    const tried = new BitSet(this.#sets.length);
    return narrowest.members().some(set => {
      const rest = open.without(this.#sets[set] ?? open);
      const ended = this.#branch(rest, barred.with(tried), [...picked, set], left - 1);
      tried.add(set);
      return ended;
    });
  }

  /** With one set left, it has to cover all that is open. */
  #last(free: readonly BitSet[], picked: readonly number[], left: number): boolean {
    const [first, ...others] = free;
    if (!first) return this.#found(picked);
    if (left === 0) return false;
    let common = first;
    for (const own of others) common = common.within(own);
    return common.members().some(set => this.#found([...picked, set]));
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
function apart(rows: readonly BitSet[]): number {
  let taken: BitSet | null = null;
  let count = 0;
  for (const own of rows) {
    if (taken && !own.isApartFrom(taken)) continue;
    taken = taken ? taken.with(own) : own;
    count++;
  }
  return count;
}
