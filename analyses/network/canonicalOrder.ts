import type { Graph } from './graph';

/** How far each actor's surroundings are looked at. */
const rounds = 24;

/**
 * An order of the actors that follows from the structure alone: by neighbours, then by what their surroundings look
 * like in ever wider circles (colour refinement after Weisfeiler and Leman, 1968). What is computed in this order does
 * not depend on what the actors are called; their numbers decide only between those that look alike.
 */
export function canonicalOrder({ size, around }: Graph): Int32Array {
  let colours = Int32Array.from(around, neighbours => neighbours.length);
  for (let round = 0; round < rounds; round++) {
    const mixed = colours.map(mix);
    colours = colours.map((colour, actor) => {
      let sum = Math.imul(colour, 31);
      for (const neighbour of around[actor] ?? []) sum = (sum + (mixed[neighbour] ?? 0)) | 0;
      return mix(sum);
    });
  }
  const degree = (actor: number) => around[actor]?.length ?? 0;
  const colour = (actor: number) => colours[actor] ?? 0;
  return Int32Array.from({ length: size }, (_, actor) => actor).sort(
    (one, other) => degree(other) - degree(one) || colour(one) - colour(other) || one - other,
  );
}

/** Scatters a number over 32 bits: the finaliser of MurmurHash3. */
function mix(value: number): number {
  const first = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  const second = Math.imul(first ^ (first >>> 13), 0xc2b2ae35);
  return second ^ (second >>> 16);
}
