import type { Graph } from './graph';

/** A network without directions, whose nodes may be groups of actors. */
export interface WeightedGraph {
  readonly size: number;
  /** Other nodes that each has ties with. */
  readonly neighbours: readonly Int32Array[];
  /** How many ties, for each of these. */
  readonly weights: readonly Float64Array[];
  /** Ends of ties in each node, those of ties within it among them. */
  readonly strength: Float64Array;
  /** Twice the number of ties. */
  readonly total: number;
}

export function weighted({ size, around }: Graph): WeightedGraph {
  const strength = Float64Array.from(around, ({ length }) => length);
  return {
    size,
    neighbours: around,
    weights: around.map(neighbours => new Float64Array(neighbours.length).fill(1)),
    strength,
    total: strength.reduce((sum, ends) => sum + ends, 0),
  };
}

/** One node for each community, numbered as their first members come; `group` is the node of each actor. */
export function coarsened(
  { neighbours, weights, strength, total }: WeightedGraph,
  community: Int32Array,
): { readonly graph: WeightedGraph; readonly group: Int32Array } {
  const numbers = new Map<number, number>();
  for (const own of community) if (!numbers.has(own)) numbers.set(own, numbers.size);
  const group = community.map(own => numbers.get(own) ?? 0);
  const ties = Array.from(numbers, () => new Map<number, number>());
  const strengths = new Float64Array(numbers.size);
  group.forEach((own, node) => {
    strengths[own] = (strengths[own] ?? 0) + (strength[node] ?? 0);
    neighbours[node]?.forEach((neighbour, index) => {
      const other = group[neighbour] ?? 0;
      if (other !== own) ties[own]?.set(other, (ties[own].get(other) ?? 0) + (weights[node]?.[index] ?? 0));
    });
  });
  const graph = {
    size: numbers.size,
    neighbours: ties.map(each => Int32Array.from(each.keys())),
    weights: ties.map(each => Float64Array.from(each.values())),
    strength: strengths,
    total,
  };
  return { graph, group };
}
