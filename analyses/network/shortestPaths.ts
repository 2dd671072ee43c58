import type { Graph } from './graph';

/** What the shortest directed paths say of each actor, and of all of them. */
export interface ShortestPaths {
  /** Sum over all pairs of the share of their shortest paths that pass through the actor. */
  readonly betweenness: Float64Array;
  /** From the actor to those it reaches. */
  readonly out: Distances;
  /** To the actor from those that reach it. */
  readonly into: Distances;
  /** The longest; 0 when nobody reaches anybody. */
  readonly longest: number;
}

/** By actor: how many others, the sum of their distances and the sum of the inverses of these. */
interface Distances {
  readonly others: Float64Array;
  readonly sum: Float64Array;
  readonly inverse: Float64Array;
}

/** The ties sent, one actor after another: those of `i` stand from `first[i]` to before `first[i + 1]`. */
interface Ties {
  readonly first: Int32Array;
  readonly receiver: Int32Array;
}

/** One search, by actor. */
interface Search {
  /** Actors in the order in which they were reached. */
  readonly reached: Int32Array;
  /** -1 where not reached. */
  readonly distance: Int32Array;
  /** How many shortest paths lead there. */
  readonly paths: Float64Array;
  /** What each of these paths carries to the actor and beyond. */
  readonly share: Float64Array;
}

/**
 * Brandes, A faster algorithm for betweenness centrality, Journal of Mathematical Sociology 25 (2001) 163–177: one
 * search an actor, whose distances serve the closeness measures too.
 */
export function shortestPaths({ size, out: named }: Graph): ShortestPaths {
  const ties = inOneList(named);
  const betweenness = new Float64Array(size);
  const [out, into] = [noDistances(size), noDistances(size)];
  const search = {
    reached: new Int32Array(size),
    distance: new Int32Array(size),
    paths: new Float64Array(size),
    share: new Float64Array(size),
  };
  let longest = 0;
  for (let source = 0; source < size; source++) {
    const count = searchFrom(source, ties, search);
    gather(count, ties, search, betweenness);
    for (let index = 1; index < count; index++) {
      const actor = search.reached[index] ?? 0;
      const distance = search.distance[actor] ?? 0;
      add(out, source, distance);
      add(into, actor, distance);
      if (distance > longest) longest = distance;
    }
  }
  return { betweenness, out, into, longest };
}

function inOneList(named: readonly Int32Array[]): Ties {
  const first = new Int32Array(named.length + 1);
  named.forEach(({ length }, actor) => (first[actor + 1] = (first[actor] ?? 0) + length));
  const receiver = new Int32Array(first[named.length] ?? 0);
  named.forEach((receivers, actor) => {
    receiver.set(receivers, first[actor]);
  });
  return { first, receiver };
}

const noDistances = (size: number): Distances => ({
  others: new Float64Array(size),
  sum: new Float64Array(size),
  inverse: new Float64Array(size),
});

function add({ others, sum, inverse }: Distances, actor: number, distance: number): void {
  others[actor] = (others[actor] ?? 0) + 1;
  sum[actor] = (sum[actor] ?? 0) + distance;
  inverse[actor] = (inverse[actor] ?? 0) + 1 / distance;
}

/** Breadth first; how many were reached, the source among them. */
function searchFrom(source: number, { first, receiver }: Ties, search: Search): number {
  const { reached, distance, paths } = search;
  distance.fill(-1);
  distance[source] = 0;
  reached[0] = source;
  paths[source] = 1;
  let count = 1;
  for (let index = 0; index < count; index++) {
    const actor = reached[index] ?? 0;
    const next = (distance[actor] ?? 0) + 1;
    const through = paths[actor] ?? 0;
    const end = first[actor + 1] ?? 0;
    for (let tie = first[actor] ?? 0; tie < end; tie++) {
      const other = receiver[tie] ?? 0;
      if (distance[other] === -1) {
        distance[other] = next;
        paths[other] = through;
        reached[count++] = other;
      } else if (distance[other] === next) {
        paths[other] = (paths[other] ?? 0) + through;
      }
    }
  }
  return count;
}

/** Adds up what passes through each actor, from the farthest back to the source. */
function gather(count: number, ties: Ties, search: Search, betweenness: Float64Array): void {
  const { reached, distance, paths, share } = search;
  for (let index = count - 1; index > 0; index--) {
    const actor = reached[index] ?? 0;
    const next = (distance[actor] ?? 0) + 1;
    const own = paths[actor] ?? 0;
    const end = ties.first[actor + 1] ?? 0;
    let beyond = 0;
    for (let tie = ties.first[actor] ?? 0; tie < end; tie++) {
      const other = ties.receiver[tie] ?? 0;
      if (distance[other] === next) beyond += share[other] ?? 0;
    }
    const dependency = beyond * own;
    share[actor] = (1 + dependency) / own;
    betweenness[actor] = (betweenness[actor] ?? 0) + dependency;
  }
}
