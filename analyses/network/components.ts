import type { Graph } from './graph';

/** For each actor a number of its weak component, from 0. */
export function components({ size, around }: Graph): Int32Array {
  const component = new Int32Array(size).fill(-1);
  let found = 0;
  for (let first = 0; first < size; first++) {
    if (component[first] !== -1) continue;
    component[first] = found;
    const waiting = [first];
    for (let actor = waiting.pop(); actor !== undefined; actor = waiting.pop()) {
      for (const neighbour of around[actor] ?? []) {
        if (component[neighbour] !== -1) continue;
        component[neighbour] = found;
        waiting.push(neighbour);
      }
    }
    found++;
  }
  return component;
}

/** The members of each group, in ascending order; the groups from the largest, then by their first member. */
export function groups(numbers: Int32Array): readonly (readonly number[])[] {
  const members = new Map<number, number[]>();
  numbers.forEach((group, actor) => {
    const known = members.get(group);
    if (known) known.push(actor);
    else members.set(group, [actor]);
  });
  return [...members.values()].sort(
    (one, other) => other.length - one.length || (one[0] ?? 0) - (other[0] ?? 0),
  );
}

/** Numbers of groups from 1, the largest first, then by their first member. */
export function numberedBySize(numbers: Int32Array): Int32Array {
  const numbered = new Int32Array(numbers.length);
  groups(numbers).forEach((members, index) => {
    for (const actor of members) numbered[actor] = index + 1;
  });
  return numbered;
}
