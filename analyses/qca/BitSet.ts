/** A set of small numbers. */
export class BitSet {
  readonly #words: Int32Array;

  /** An empty set that can hold the numbers below `length`. */
  constructor(length: number) {
    this.#words = new Int32Array(Math.ceil(length / 32));
  }

  /** The same for sets with the same members. */
  get key(): string {
    return this.#words.join();
  }

  get isEmpty(): boolean {
    return this.#words.every(word => word === 0);
  }

  add(number: number): void {
    this.#words[number >> 5] = (this.#words[number >> 5] ?? 0) | (1 << (number & 31));
  }

  has(number: number): boolean {
    return ((this.#words[number >> 5] ?? 0) & (1 << (number & 31))) !== 0;
  }

  isWithin(other: BitSet): boolean {
    for (let at = 0; at < this.#words.length; at++) {
      if (((this.#words[at] ?? 0) & ~(other.#words[at] ?? 0)) !== 0) return false;
    }
    return true;
  }

  /** Whether all members, and not only they, are in the other. */
  isLessThan(other: BitSet): boolean {
    return this.isWithin(other) && !other.isWithin(this);
  }

  isApartFrom(other: BitSet): boolean {
    for (let at = 0; at < this.#words.length; at++) {
      if (((this.#words[at] ?? 0) & (other.#words[at] ?? 0)) !== 0) return false;
    }
    return true;
  }

  with(other: BitSet): BitSet {
    const all = new BitSet(this.#words.length * 32);
    for (let at = 0; at < this.#words.length; at++)
      all.#words[at] = (this.#words[at] ?? 0) | (other.#words[at] ?? 0);
    return all;
  }

  within(other: BitSet): BitSet {
    const both = new BitSet(this.#words.length * 32);
    for (let at = 0; at < this.#words.length; at++)
      both.#words[at] = (this.#words[at] ?? 0) & (other.#words[at] ?? 0);
    return both;
  }

  without(other: BitSet): BitSet {
    const rest = new BitSet(this.#words.length * 32);
    for (let at = 0; at < this.#words.length; at++)
      rest.#words[at] = (this.#words[at] ?? 0) & ~(other.#words[at] ?? 0);
    return rest;
  }

  get size(): number {
    let size = 0;
    for (let at = 0; at < this.#words.length; at++) size += bitsIn(this.#words[at] ?? 0);
    return size;
  }

  members(): readonly number[] {
    const members: number[] = [];
    this.#words.forEach((word, at) => {
      for (let rest = word; rest !== 0; rest &= rest - 1)
        members.push(32 * at + 31 - Math.clz32(rest & -rest));
    });
    return members;
  }
}

function bitsIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
