/** How well a text answers what was typed, and which of its letters did. */
export interface FuzzyMatch {
  readonly score: number;
  /** Indexes of the letters that matched, ascending. */
  readonly positions: readonly number[];
}

/** Whether a word begins at the index: after a separator, or where capitals do. */
export const isWordStart = (text: string, index: number): boolean =>
  index === 0 ||
  /[\s/\\_.:-]/.test(text.charAt(index - 1)) ||
  /[a-z][A-Z]/.test(text.slice(index - 1, index + 1));

/**
 * Matches the typed letters in their order, wherever they stand; null when one is missing. Letters in a row and at
 * the start of words count more, and of two texts that match alike the shorter one is better.
 */
export function fuzzyMatch(typed: string, text: string): FuzzyMatch | null {
  const wanted = typed.toLowerCase().replaceAll(/\s+/g, '');
  if (wanted === '') return { score: 0, positions: [] };
  const starts = [...text.toLowerCase().matchAll(new RegExp(escaped(wanted.charAt(0)), 'g'))];
  let best: FuzzyMatch | null = null;
  for (const start of starts) {
    const found = matchFrom(wanted, text, start.index);
    if (found && (best === null || found.score > best.score)) best = found;
  }
  return best;
}

function matchFrom(wanted: string, text: string, start: number): FuzzyMatch | null {
  const lower = text.toLowerCase();
  const positions: number[] = [];
  let score = -text.length / 100;
  let from = start;
  for (const letter of wanted) {
    const index = nextIndex(lower, text, letter, from, positions.at(-1));
    if (index < 0) return null;
    score += 1;
    if (positions.at(-1) === index - 1) score += 4;
    if (isWordStart(text, index)) score += 3;
    positions.push(index);
    from = index + 1;
  }
  return { score, positions };
}

/** The letter that goes on with the run; else its first at the start of a word, close by; else its first. */
function nextIndex(
  lower: string,
  text: string,
  letter: string,
  from: number,
  last: number | undefined,
): number {
  const first = lower.indexOf(letter, from);
  if (first < 0 || first === (last ?? -2) + 1 || last === undefined) return first;
  for (let index = first; index >= 0; index = lower.indexOf(letter, index + 1))
    if (isWordStart(text, index)) return index;
  return first;
}

function escaped(letter: string): string {
  return letter.replace(/[.*+?^${}()|[\]\\]/, '\\$&');
}
