/** Sequences of states as they were given: one a case, and the place on the grid of positions where each begins. */
export interface Sequences {
  readonly names: readonly string[];
  readonly states: number;
  readonly list: readonly Int32Array[];
  readonly begins: readonly number[];
}

/** Where each stretch of equal numbers begins and ends, the end not in it. */
export function stretches(numbers: Int32Array): readonly (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  for (let start = 0; start < numbers.length;) {
    let end = start + 1;
    while (end < numbers.length && numbers[end] === numbers[start]) end++;
    found.push([start, end]);
    start = end;
  }
  return found;
}

/** Cuts lists that are sorted by case and place into one sequence a case. */
export function sequencesOf(
  cases: Int32Array,
  places: Int32Array,
  states: Int32Array,
  names: readonly (string | null)[],
): Sequences {
  const list: Int32Array[] = [];
  const begins: number[] = [];
  for (const [start, end] of stretches(cases)) {
    list.push(states.subarray(start, end));
    begins.push(places[start] ?? 0);
  }
  const count = states.reduce((most, state) => Math.max(most, state + 1), 0);
  return { names: names.map(name => name ?? ''), states: count, list, begins };
}

/** Fails, naming cases, unless all sequences have a state at the same positions. */
export function refuseUnequal({ names, list, begins }: Sequences, method: string): void {
  const [first] = list;
  const odd = names.flatMap((name, index) => {
    const same = list[index]?.length === first?.length && begins[index] === begins[0];
    return same ? [] : [`“${name}” has ${described(list[index], begins[index])}`];
  });
  if (odd.length === 0) return;
  const [others, more] = [odd.slice(0, 5), odd.length - 5];
  throw new Error(
    `${method} compares position by position, and the sequences are not of one length: “${names[0]}” has ` +
      `${described(first, begins[0])}, ${others.join(', ')}${more > 0 ? `, and ${more} more cases differ` : ''}. ` +
      'Use OM, LCS or LCP, or give all cases a state at the same positions.',
  );
}

const described = (sequence: Int32Array | undefined, begin: number | undefined) =>
  `${sequence?.length ?? 0} from the position number ${begin ?? 0} on`;

/** For each sequence, which of the distinct ones it is. */
export function distinct(list: readonly Int32Array[]): {
  readonly kinds: readonly Int32Array[];
  readonly kindOf: Int32Array;
} {
  const found = new Map<string, number>();
  const kinds: Int32Array[] = [];
  const kindOf = Int32Array.from(list, sequence => {
    const key = sequence.join(' ');
    const known = found.get(key) ?? kinds.push(sequence) - 1;
    found.set(key, known);
    return known;
  });
  return { kinds, kindOf };
}
