/** Numbers from 0 up to 1, the same for the same seed on every machine: Mulberry32, integers only. */
export function seeded(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    const first = Math.imul(state ^ (state >>> 15), 1 | state);
    const second = (first + Math.imul(first ^ (first >>> 7), 61 | first)) ^ first;
    return ((second ^ (second >>> 14)) >>> 0) / 4294967296;
  };
}

/** Puts a list in random order, in place. */
export function shuffle(list: Int32Array, random: () => number): void {
  for (let last = list.length - 1; last > 0; last--) {
    const chosen = Math.floor(random() * (last + 1));
    const kept = list[last] ?? 0;
    list[last] = list[chosen] ?? 0;
    list[chosen] = kept;
  }
}
