import type { Graph } from './graph';

/** Of each actor, ties read without direction: pairs of neighbours, and how many of these have a tie. */
export interface Triangles {
  readonly pairs: Float64Array;
  readonly closed: Float64Array;
}

export function triangles({ size, around }: Graph): Triangles {
  const pairs = Float64Array.from(around, ({ length }) => (length * (length - 1)) / 2);
  const closed = new Float64Array(size);
  const neighbourOf = new Int32Array(size).fill(-1);
  around.forEach((neighbours, actor) => {
    for (const neighbour of neighbours) neighbourOf[neighbour] = actor;
    let ends = 0;
    for (const neighbour of neighbours) {
      for (const second of around[neighbour] ?? []) if (neighbourOf[second] === actor) ends++;
    }
    closed[actor] = ends / 2;
  });
  return { pairs, closed };
}
