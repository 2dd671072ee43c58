import { beforeAll, describe, expect, test } from 'vitest';
import { bothWays, drawn, openNetworks, ties } from './openNetworks';
import type { Networks, Tie } from './openNetworks';

let networks: Networks;
beforeAll(async () => {
  networks = await openNetworks();
});

const pairs = (all: readonly Tie[]) => [
  ...new Map(all.map(tie => [[...tie].map(String).sort().join(' '), tie.map(String)])).values(),
];

/** Newman's formula, ties without direction. */
function modularity(all: readonly Tie[], group: ReadonlyMap<string, unknown>): number {
  const edges = pairs(all);
  const ends = new Map<unknown, number>();
  let inside = 0;
  for (const [from = '', to = ''] of edges) {
    for (const end of [from, to]) ends.set(group.get(end), (ends.get(group.get(end)) ?? 0) + 1);
    if (group.get(from) === group.get(to)) inside++;
  }
  const squares = [...ends.values()].reduce((sum, count) => sum + (count / (2 * edges.length)) ** 2, 0);
  return inside / edges.length - squares;
}

/** The largest over every way to divide the actors. */
function largest(all: readonly Tie[]): number {
  const actors = [...new Set(all.flat().map(String))];
  const group = new Map<string, number>();
  const divide = (index: number, used: number): number => {
    const actor = actors[index];
    if (actor === undefined) return modularity(all, group);
    let best = -1;
    for (let own = 0; own <= used; own++) {
      group.set(actor, own);
      best = Math.max(best, divide(index + 1, Math.max(used, own + 1)));
    }
    return best;
  };
  return divide(0, 0);
}

describe('communities', () => {
  test.each([
    [6, 8, 11],
    [7, 10, 12],
    [8, 9, 13],
    [8, 20, 14],
    [8, 12, 15],
  ])('of %i actors with %i ties have the largest modularity of all partitions', async (size, count, seed) => {
    const all = drawn(size, count, seed);
    expect((await networks.summary(all))['modularity']).toBeCloseTo(largest(all), 12);
  });

  test('of nodes are those whose modularity and number the summary gives', async () => {
    for (const seed of [21, 22]) {
      const all = drawn(40, 70, seed);
      const nodes = await networks.nodes(all);
      const group = new Map([...nodes].map(([actor, row]) => [String(actor), row['community']]));
      const summary = await networks.summary(all);
      expect(modularity(all, group)).toBeCloseTo(Number(summary['modularity']), 12);
      expect(new Set(group.values()).size).toBe(summary['communities']);
    }
  });

  test('are two cliques held by one tie', async () => {
    const clique = (name: string) => ties(`${name}1-${name}2 ${name}2-${name}3 ${name}3-${name}1`);
    const all = bothWays([...clique('a'), ...clique('b'), ['a1', 'b1']]);
    const nodes = await networks.nodes(all);
    expect(['a1', 'a2', 'a3', 'b1', 'b2', 'b3'].map(id => nodes.get(id)?.['community'])).toEqual([
      1, 1, 1, 2, 2, 2,
    ]);
    expect((await networks.summary(all))['modularity']).toBeCloseTo(6 / 7 - 1 / 2, 12);
  });
});
