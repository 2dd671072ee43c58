import type { Graph } from './graph';

const damping = 0.85;
const precision = 1e-14;
const mostRounds = 1000;

/**
 * PageRank as igraph has it: damping 0.85, adding up to 1; who names nobody passes their share on to everybody alike.
 * By repeated multiplication until the shares change by less than 1e-14 in all.
 */
export function pageRank({ size, out, into }: Graph): Float64Array {
  let shares = new Float64Array(size).fill(1 / size);
  for (let round = 0; round < mostRounds; round++) {
    const parts = shares.map((share, actor) => share / (out[actor]?.length ?? 0));
    const idle = shares.reduce((sum, share, actor) => (out[actor]?.length === 0 ? sum + share : sum), 0);
    const base = (1 - damping + damping * idle) / size;
    const next = shares.map((_, actor) => {
      let sum = 0;
      for (const sender of into[actor] ?? []) sum += parts[sender] ?? 0;
      return base + damping * sum;
    });
    const change = next.reduce((sum, share, actor) => sum + Math.abs(share - (shares[actor] ?? 0)), 0);
    shares = next;
    if (change < precision) break;
  }
  return shares;
}
