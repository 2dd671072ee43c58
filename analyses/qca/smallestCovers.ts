import { BitSet } from './BitSet';
import { CoverSearch } from './CoverSearch';

/** Models beyond which nobody can compare them; then it is said that there are more. */
export const mostModels = 50_000;

export const tooManyModels = `There are more than ${mostModels.toLocaleString('en')} models that fit the truth table equally well, too many to list. Use fewer conditions, a higher frequency_cut, or the conservative solution.`;

/** Sets that cover the same rows: each can stand for any other. */
interface Choice {
  readonly rows: BitSet;
  /** Which of the sets that were passed. */
  readonly sets: readonly number[];
}

/**
 * All the smallest selections of sets that together cover every row, in a fixed order: exact minimum set covers, what
 * multiplying out by Petrick (1956) gives.
 *
 * @param covered for each set the rows that it covers
 * @param rows their number
 */
export function smallestCovers(
  covered: readonly (readonly number[])[],
  rows: number,
): readonly (readonly number[])[] {
  const needed = rowsThatMatter(covered, rows);
  const choices = distinctChoices(covered, needed);
  const size = smallestSize(choices, needed.length);
  const found: (readonly Choice[])[] = [];
  let models = 0;
  const search = new CoverSearch(
    choices.map(one => one.rows),
    needed.length,
    picked => {
      const own = picked.flatMap(at => choices[at] ?? []);
      models += own.reduce((product, { sets }) => product * sets.length, 1);
      if (models > mostModels) throw new Error(tooManyModels);
      found.push(own);
      return false;
    },
  );
  search.run(size);
  return found.flatMap(spelledOut).sort(byNumbers);
}

/** How many choices are needed; one that covers no more than another is not looked at. */
function smallestSize(choices: readonly Choice[], rows: number): number {
  const widest = choices.filter(({ rows: own }) => !choices.some(({ rows: other }) => own.isLessThan(other)));
  const search = new CoverSearch(
    widest.map(one => one.rows),
    rows,
    () => true,
  );
  let size = 0;
  while (!search.run(size)) size++;
  return size;
}

/** The rows without those that are covered whenever another one is. */
function rowsThatMatter(covered: readonly (readonly number[])[], rows: number): readonly number[] {
  const setsOf = Array.from({ length: rows }, () => new BitSet(covered.length));
  covered.forEach((own, set) => {
    for (const row of own) setsOf[row]?.add(set);
  });
  return setsOf.flatMap((sets, row) => {
    const implied = setsOf.some(
      (other, at) => other.isLessThan(sets) || (at < row && other.isWithin(sets) && sets.isWithin(other)),
    );
    return implied ? [] : [row];
  });
}

function distinctChoices(
  covered: readonly (readonly number[])[],
  needed: readonly number[],
): readonly Choice[] {
  const byRows = new Map<string, { rows: BitSet; sets: number[] }>();
  covered.forEach((own, set) => {
    const rows = new BitSet(needed.length);
    needed.forEach((row, at) => {
      if (own.includes(row)) rows.add(at);
    });
    if (rows.isEmpty) return;
    const same = byRows.get(rows.key) ?? { rows, sets: [] };
    same.sets.push(set);
    byRows.set(rows.key, same);
  });
  return [...byRows.values()];
}

/** Every selection of sets that a selection of choices stands for. */
function spelledOut(choices: readonly Choice[]): readonly (readonly number[])[] {
  return choices
    .reduce<readonly (readonly number[])[]>(
      (selections, { sets }) => selections.flatMap(before => sets.map(set => [...before, set])),
      [[]],
    )
    .map(selection => [...selection].sort((a, b) => a - b));
}

function byNumbers(first: readonly number[], second: readonly number[]): number {
  const at = first.findIndex((number, index) => number !== second[index]);
  return at < 0 ? 0 : (first[at] ?? 0) - (second[at] ?? 0);
}
