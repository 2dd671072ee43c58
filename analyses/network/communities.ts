import type { Graph } from './graph';
import { coarsened, weighted } from './weightedGraph';
import type { WeightedGraph } from './weightedGraph';
import { seeded, shuffle } from './random';

export interface Partition {
  /** For each actor a number of its community. */
  readonly community: Int32Array;
  /** Null without ties. */
  readonly modularity: number | null;
}

/** Starts are as many as this allows for, within these bounds: actors and ties passed in all starts together. */
const effort = 60_000;
const fewestStarts = 3;
const mostStarts = 20;
/** Starts after the best one that bring nothing better, before the search ends. */
const patience = 8;

/**
 * Communities of largest modularity among ties read without direction, a mutual tie counting once. Louvain (Blondel,
 * Guillaume, Lambiotte and Lefebvre, J. Stat. Mech. 2008 P10008), after which single actors move on from the result as
 * long as that helps; the best of several starts, whose orders are drawn with fixed seeds. Sums are of whole numbers,
 * so that equal results are told from better ones exactly.
 */
export function communities(graph: Graph): Partition {
  const base = weighted(graph);
  const alone = Int32Array.from({ length: graph.size }, (_, actor) => actor);
  if (base.total === 0) return { community: alone, modularity: null };
  const starts = Math.min(mostStarts, Math.max(fewestStarts, Math.floor(effort / (graph.size + base.total))));
  let community: Int32Array = alone;
  let best = -Infinity;
  let found = 0;
  for (let start = 0; start < Math.min(starts, found + patience); start++) {
    const order = alone.slice();
    if (start > 0) shuffle(order, seeded(start));
    const climbed = climb(base, order);
    const score = quality(base, climbed);
    if (score > best) [community, best, found] = [climbed, score, start];
  }
  return { community, modularity: best / base.total ** 2 };
}

/** From everybody alone to a partition that neither a move of an actor nor of a community betters. */
function climb(base: WeightedGraph, order: Int32Array): Int32Array {
  let community: Int32Array = order.map((_, actor) => actor);
  for (let before = -Infinity; ;) {
    move(base, community, order);
    community = merge(base, community);
    const score = quality(base, community);
    if (score <= before) return community;
    before = score;
  }
}

/** Moves whole communities, level by level. */
function merge(base: WeightedGraph, start: Int32Array): Int32Array {
  let community = start;
  for (;;) {
    const { graph, group } = coarsened(base, community);
    const joined = Int32Array.from({ length: graph.size }, (_, index) => index);
    if (!move(graph, joined, joined.slice())) return community;
    community = group.map(index => joined[index] ?? 0);
  }
}

/** Moves each node to the neighbouring community that gains most, until none gains; whether any moved. */
function move(graph: WeightedGraph, community: Int32Array, order: Int32Array): boolean {
  const { strength, total, size } = graph;
  const strengths = new Float64Array(size);
  community.forEach((own, node) => (strengths[own] = (strengths[own] ?? 0) + (strength[node] ?? 0)));
  const toward = new Float64Array(size);
  let moved = false;
  for (let settled = false; !settled;) {
    settled = true;
    for (const node of order) {
      const own = community[node] ?? 0;
      const weight = strength[node] ?? 0;
      strengths[own] = (strengths[own] ?? 0) - weight;
      const best = bestCommunity(graph, node, community, strengths, toward, total);
      strengths[best] = (strengths[best] ?? 0) + weight;
      if (best === own) continue;
      community[node] = best;
      settled = false;
      moved = true;
    }
  }
  return moved;
}

/** Where a node that has left its community belongs; in its own if no other is better. */
function bestCommunity(
  { neighbours, weights, strength }: WeightedGraph,
  node: number,
  community: Int32Array,
  strengths: Float64Array,
  toward: Float64Array,
  total: number,
): number {
  const near = neighbours[node] ?? new Int32Array();
  const ties = weights[node] ?? new Float64Array();
  const own = community[node] ?? 0;
  near.forEach((neighbour, index) => {
    const there = community[neighbour] ?? 0;
    toward[there] = (toward[there] ?? 0) + (ties[index] ?? 0);
  });
  const gain = (there: number) =>
    total * (toward[there] ?? 0) - (strength[node] ?? 0) * (strengths[there] ?? 0);
  let best = own;
  let most = gain(own);
  for (const neighbour of near) {
    const there = community[neighbour] ?? 0;
    const gained = gain(there);
    if (gained > most) [best, most] = [there, gained];
  }
  for (const neighbour of near) toward[community[neighbour] ?? 0] = 0;
  return best;
}

/** Modularity times the square of twice the ties: a whole number. */
function quality({ neighbours, weights, strength, total }: WeightedGraph, community: Int32Array): number {
  const strengths = new Map<number, number>();
  let inside = 0;
  community.forEach((own, node) => {
    strengths.set(own, (strengths.get(own) ?? 0) + (strength[node] ?? 0));
    neighbours[node]?.forEach((neighbour, index) => {
      if (community[neighbour] === own) inside += weights[node]?.[index] ?? 0;
    });
  });
  return [...strengths.values()].reduce((score, sum) => score - sum * sum, total * inside);
}
