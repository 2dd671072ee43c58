/** Bits of a word: a sum of two words and a carry is still a small integer. */
const bits = 30;
const full = 2 ** bits - 1;

/**
 * The length of the longest common subsequence with `y`, all columns of a line at once as bits of words: those that are
 * 0 in the end are the places where the length grows (Hyyrö 2004, Bit-parallel LCS-length computation revisited).
 */
export function longestCommonWith(y: Int32Array, states: number): (x: Int32Array) => number {
  const words = Math.ceil(y.length / bits);
  const places = new Int32Array(states * words);
  y.forEach((state, at) => {
    const word = state * words + Math.floor(at / bits);
    places[word] = (places[word] ?? 0) | (1 << (at % bits));
  });
  const line = new Int32Array(words);
  return x => {
    line.fill(full);
    for (const state of x) nextLine(line, places, state * words);
    return line.reduce((sum, word, index) => sum + zeros(word, Math.min(bits, y.length - index * bits)), 0);
  };
}

/** The line below: V' = (V + (V ∧ M)) ∨ (V ∧ ¬M), where M are the places of the line's state. */
function nextLine(line: Int32Array, places: Int32Array, begin: number): void {
  let carry = 0;
  for (let index = 0; index < line.length; index++) {
    const word = line[index] ?? 0;
    const place = places[begin + index] ?? 0;
    const sum = word + (word & place) + carry;
    carry = sum >>> bits;
    line[index] = (sum & full) | (word & ~place);
  }
}

function zeros(word: number, length: number): number {
  let count = 0;
  for (let at = 0; at < length; at++) count += (~word >>> at) & 1;
  return count;
}
