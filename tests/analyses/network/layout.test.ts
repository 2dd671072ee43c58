import { beforeAll, describe, expect, test } from 'vitest';
import { drawn, openNetworks, ties } from './openNetworks';
import type { Networks, Row, Tie } from './openNetworks';

let networks: Networks;
beforeAll(async () => {
  networks = await openNetworks();
});

type Places = ReadonlyMap<unknown, Row>;

function apart(nodes: Places, one: string, other: string): number {
  const [a, b] = [nodes.get(one) ?? {}, nodes.get(other) ?? {}];
  return Math.hypot(Number(a['x']) - Number(b['x']), Number(a['y']) - Number(b['y']));
}

describe('the layout', () => {
  test('makes one tie one unit long and two ties in a row two', async () => {
    const nodes = await networks.nodes(ties('a-b b-c'));
    expect(apart(nodes, 'a', 'b')).toBeCloseTo(1, 1);
    expect(apart(nodes, 'b', 'c')).toBeCloseTo(1, 1);
    expect(apart(nodes, 'a', 'c')).toBeGreaterThan(1.95);
    expect([...nodes.values()].every(row => Math.abs(Number(row['y'])) < 0.2)).toBe(true);
  });

  test('is around the middle, and never has two actors in one place', async () => {
    const nodes = await networks.nodes([...drawn(40, 60, 5), ...ties('p-q q-r s-t u-u v-v w-w')]);
    const all = [...nodes.values()];
    for (const axis of ['x', 'y']) {
      const values = all.map(row => Number(row[axis]));
      expect(Math.min(...values) + Math.max(...values)).toBeCloseTo(0, 3);
    }
    const names = [...nodes.keys()].map(String);
    const gaps = names.flatMap((one, index) => names.slice(index + 1).map(other => apart(nodes, one, other)));
    expect(Math.min(...gaps)).toBeGreaterThan(0.1);
  });

  test('keeps parts at least one unit from each other, who has no tie in rows at the foot', async () => {
    const nodes = await networks.nodes(ties('a-b b-c c-d d-e e-f a-d p-q q-r s-s t-t u-u'));
    const part = (row: Row) => row['component'];
    for (const [one, a] of nodes) {
      for (const [other, b] of nodes) {
        if (part(a) !== part(b))
          expect(apart(nodes, String(one), String(other))).toBeGreaterThanOrEqual(0.999);
      }
    }
    const alone = ['s', 't', 'u'].map(id => Number(nodes.get(id)?.['y']));
    const tied = [...nodes].filter(([id]) => !['s', 't', 'u'].includes(String(id)));
    expect(new Set(alone).size).toBe(1);
    expect(alone[0]).toBeLessThan(Math.min(...tied.map(([, row]) => Number(row['y']))));
  });

  test('comes near the distances along the ties', async () => {
    const all = Array.from({ length: 36 }, (_, index): Tie[] => {
      const name = (at: number) => `n${at}`;
      const right: Tie[] = index % 6 < 5 ? [[name(index), name(index + 1)]] : [];
      const down: Tie[] = index < 30 ? [[name(index), name(index + 6)]] : [];
      return [...right, ...down];
    }).flat();
    const nodes = await networks.nodes(all);
    // The corners of a square grid of ties: never crossed over, opposite ones farthest from each other.
    const [near, far] = [apart(nodes, 'n0', 'n5'), apart(nodes, 'n0', 'n35')];
    expect(near).toBeGreaterThan(4);
    expect(near).toBeLessThan(6.5);
    expect(far / near).toBeGreaterThan(1.2);
    expect(apart(nodes, 'n5', 'n30') / far).toBeCloseTo(1, 1);
  });

  test('is the same every time, and the same as it was when this was written', async () => {
    const all = drawn(15, 25, 9);
    const first = await networks.nodes(all);
    expect(await networks.nodes([...all].reverse())).toEqual(first);
    expect(['a0', 'a1', 'a2'].map(id => [first.get(id)?.['x'], first.get(id)?.['y']])).toEqual([
      [-0.653, -1.4359],
      [-0.037, 1.0223],
      [-1.8132, 0.1752],
    ]);
  });
});
