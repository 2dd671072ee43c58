import type { FoundMatch } from '../../contract/search';

/** Matches that are told: of all, and of one text or thing. All are counted. */
const mostOfAll = 2000;
const mostOfOne = 500;

/** Counts all that is found and lets the first through. */
export class Budget {
  matches = 0;
  places = 0;
  /** Whether the expression matched where there is nothing. */
  empty = false;
  #left = mostOfAll;

  /** How many matches of the next text may be told. */
  most(): number {
    return Math.min(this.#left, mostOfOne);
  }

  /** Counts what one text or thing has; the matches of it that may be told. */
  take(count: number, matches: readonly FoundMatch[]): readonly FoundMatch[] {
    const told = matches.slice(0, this.most());
    this.matches += count;
    this.places++;
    this.#left -= told.length;
    return told;
  }
}
