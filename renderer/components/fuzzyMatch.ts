/** How well a text answers what was typed, and which of its letters did. */
export interface FuzzyMatch {
  readonly score: number;
  /** Indexes of the letters that matched, ascending. */
  readonly positions: readonly number[];
}

/** Whether a word begins at the index: after a separator, or where capitals do. */
export function isWordStart(text: string, index: number): boolean {
  if (index === 0) return true;
  const before = text.charCodeAt(index - 1);
  return isSeparator(before) || (isSmall(before) && isCapital(text.charCodeAt(index)));
}

const separators = new Set(
  [' ', '\t', '\n', '\u00a0', '/', '\\', '_', '.', ':', '-'].map(letter => letter.charCodeAt(0)),
);
const isSeparator = (code: number): boolean => separators.has(code);
const isSmall = (code: number): boolean => code >= 97 && code <= 122;
const isCapital = (code: number): boolean => code >= 65 && code <= 90;

/**
 * Matches the typed letters in their order, wherever they stand; null when one is missing. Letters in a row and at
 * the start of words count more, and of two texts that match alike the shorter one is better.
 */
export function fuzzyMatch(typed: string, text: string): FuzzyMatch | null {
  const wanted = typed.toLowerCase().replaceAll(/\s+/g, '');
  if (wanted === '') return { score: 0, positions: [] };
  const lower = text.toLowerCase();
  if (!holds(lower, wanted)) return null;
  let best: FuzzyMatch | null = null;
  const first = wanted.charAt(0);
  for (let start = lower.indexOf(first); start >= 0; start = lower.indexOf(first, start + 1)) {
    const found = matchFrom(wanted, lower, text, start);
    if (!found) break;
    if (best === null || found.score > best.score) best = found;
  }
  return best;
}

/** Whether the letters stand in the text in their order: most texts are told apart by this alone. */
function holds(lower: string, wanted: string): boolean {
  let from = 0;
  for (const letter of wanted) {
    const index = lower.indexOf(letter, from);
    if (index < 0) return false;
    from = index + 1;
  }
  return true;
}

function matchFrom(wanted: string, lower: string, text: string, start: number): FuzzyMatch | null {
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
