import type { Graph } from './graph';

/**
 * The largest k such that the actor is in the k-core, the largest part of the network in which everybody has at least
 * k ties to the others of it, sent or received: as igraph's `coreness(mode = "all")` a mutual tie counts twice. By
 * taking away the actor with the fewest remaining ties (Batagelj and Zaveršnik 2003).
 */
export function coreness({ out, into }: Graph): Int32Array {
  const remaining = Int32Array.from(out, (named, actor) => named.length + (into[actor]?.length ?? 0));
  const core = new Int32Array(remaining.length).fill(-1);
  const waiting = Array.from(
    { length: remaining.reduce((a, b) => Math.max(a, b), 0) + 1 },
    (): number[] => [],
  );
  remaining.forEach((ties, actor) => waiting[ties]?.push(actor));
  const loosen = (level: number) => (neighbour: number) => {
    const ties = remaining[neighbour] ?? 0;
    if (core[neighbour] !== -1 || ties <= level) return;
    remaining[neighbour] = ties - 1;
    waiting[ties - 1]?.push(neighbour);
  };
  waiting.forEach((actors, level) => {
    for (let actor = actors.pop(); actor !== undefined; actor = actors.pop()) {
      if (core[actor] !== -1) continue;
      core[actor] = level;
      out[actor]?.forEach(loosen(level));
      into[actor]?.forEach(loosen(level));
    }
  });
  return core;
}
