import type { Cube } from './cubes';

/**
 * Every prime implicant of a set of configurations: the conjunctions within the set that none with fewer conditions
 * contains. All 3^k conjunctions are looked through, as base-3 numbers whose digit for a condition is 0 (present),
 * 1 (absent) or 2 (not in the conjunction): one with a 2 lies within the set if both with a 0 and with a 1 in its
 * place do, and neither of these is prime then. That is Quine and McCluskey's merging (Quine 1952, McCluskey 1956)
 * without its lists; nothing is left out, and nothing that is not prime stays. They come in the order of their numbers.
 *
 * @param within for each of the 2^k configurations whether it is in the set
 */
export function primeImplicants(within: Uint8Array): readonly Cube[] {
  const powers = Array.from({ length: Math.log2(within.length) }, (_, place) => 3 ** place);
  const implicants = new Uint8Array(3 ** powers.length);
  within.forEach((isWithin, configuration) => {
    implicants[numberOf(configuration, powers)] = isWithin;
  });
  const merged = new Uint8Array(implicants.length);
  for (const power of powers) mergeAt(power, implicants);
  for (const power of powers) markMerged(power, implicants, merged);
  const primes: Cube[] = [];
  for (let number = 0; number < implicants.length; number++) {
    if (implicants[number] === 1 && merged[number] === 0) primes.push(cubeOf(number, powers));
  }
  return primes;
}

/** The base-3 number of a configuration; the digit with the p-th power is that of the condition with bit p. */
const numberOf = (configuration: number, powers: readonly number[]) =>
  powers.reduce((sum, power, place) => sum + ((configuration >> place) & 1 ? 0 : power), 0);

/** Finds, for all digits elsewhere, which conjunctions without a condition hold. */
function mergeAt(power: number, implicants: Uint8Array): void {
  for (let start = 0; start < implicants.length; start += 3 * power) {
    for (let present = start; present < start + power; present++) {
      implicants[present + 2 * power] = (implicants[present] ?? 0) & (implicants[present + power] ?? 0);
    }
  }
}

function markMerged(power: number, implicants: Uint8Array, merged: Uint8Array): void {
  for (let start = 0; start < implicants.length; start += 3 * power) {
    for (let present = start; present < start + power; present++) {
      if (implicants[present + 2 * power] !== 1) continue;
      merged[present] = 1;
      merged[present + power] = 1;
    }
  }
}

function cubeOf(number: number, powers: readonly number[]): Cube {
  let mask = 0;
  let value = 0;
  powers.forEach((power, place) => {
    const digit = Math.trunc(number / power) % 3;
    if (digit < 2) mask |= 1 << place;
    if (digit === 0) value |= 1 << place;
  });
  return { mask, value };
}
