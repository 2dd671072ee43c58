/** A directed network without loops or repeated ties, its actors numbered from 0. */
export interface Graph {
  readonly size: number;
  /** Whom each actor names, in ascending order. */
  readonly out: readonly Int32Array[];
  /** By whom each actor is named, in ascending order. */
  readonly into: readonly Int32Array[];
  /** Whom each actor has a tie with in either direction, each once, in ascending order. */
  readonly around: readonly Int32Array[];
}

/** The graph of distinct ties between different actors, `from[i]` to `to[i]`. */
export function graphOf(size: number, from: Int32Array, to: Int32Array): Graph {
  const out = Array.from({ length: size }, (): number[] => []);
  const into = Array.from({ length: size }, (): number[] => []);
  from.forEach((sender, tie) => {
    const receiver = to[tie] ?? 0;
    out[sender]?.push(receiver);
    into[receiver]?.push(sender);
  });
  return {
    size,
    out: out.map(ascending),
    into: into.map(ascending),
    around: out.map((named, actor) => ascending([...new Set([...named, ...(into[actor] ?? [])])])),
  };
}

/** The graph with other numbers: the actor `order[i]` becomes `i`. */
export function renumbered({ size, out }: Graph, order: Int32Array): Graph {
  const place = new Int32Array(size);
  order.forEach((actor, index) => (place[actor] = index));
  const ties = out.flatMap((named, sender) => Array.from(named, receiver => [sender, receiver] as const));
  return graphOf(
    size,
    Int32Array.from(ties, ([sender]) => place[sender] ?? 0),
    Int32Array.from(ties, ([, receiver]) => place[receiver] ?? 0),
  );
}

const ascending = (actors: readonly number[]) => Int32Array.from(actors).sort();
