/** Sums of several amounts by ordered pair of codes, over the documents in which the pair is. */
export class PairSums {
  readonly #places = new Map<number, Map<number, number>>();
  readonly first: number[] = [];
  readonly second: number[] = [];
  readonly amounts: readonly number[][];

  constructor(amounts: number) {
    this.amounts = Array.from({ length: amounts }, () => []);
  }

  add(first: number, second: number, values: readonly number[]): void {
    const place = this.#place(first, second);
    for (const [at, value] of values.entries()) {
      const sums = this.amounts[at];
      if (sums) sums[place] = (sums[place] ?? 0) + value;
    }
  }

  #place(first: number, second: number): number {
    const row = this.#places.get(first) ?? new Map<number, number>();
    this.#places.set(first, row);
    const place = row.get(second) ?? this.first.length;
    if (place === this.first.length) {
      row.set(second, place);
      this.first.push(first);
      this.second.push(second);
    }
    return place;
  }
}
