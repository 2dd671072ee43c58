import { beforeAll, describe, expect, test } from 'vitest';
import { drawn, openNetworks } from './openNetworks';
import type { Networks, Row, Tie } from './openNetworks';

let networks: Networks;
beforeAll(async () => {
  networks = await openNetworks();
});

/** Sparse, dense, and in several parts. */
const cases = [
  [12, 14, 1],
  [14, 90, 2],
  [20, 45, 3],
  [30, 32, 4],
] as const;

/** Every shortest path by brute force: distances by Floyd and Warshall, then how many paths of that length. */
function naive(all: readonly Tie[]) {
  const actors = [...new Set(all.flat())].map(String).sort();
  const at = new Map(actors.map((actor, index) => [actor, index]));
  const size = actors.length;
  const tie = new Set(
    all.map(([from, to]) => (at.get(String(from)) ?? 0) * size + (at.get(String(to)) ?? 0)),
  );
  const has = (a: number, b: number) => tie.has(a * size + b);
  const every = Array.from({ length: size }, (_, index) => index);
  const distance = every.map(a => every.map(b => (a === b ? 0 : has(a, b) ? 1 : Infinity)));
  const d = (a: number, b: number) => distance[a]?.[b] ?? Infinity;
  for (const k of every) {
    for (const a of every) {
      for (const b of every) {
        const row = distance[a];
        if (row && d(a, k) + d(k, b) < d(a, b)) row[b] = d(a, k) + d(k, b);
      }
    }
  }
  const counted = new Map<number, number>();
  const paths = (a: number, b: number): number => {
    if (a === b) return 1;
    const key = a * size + b;
    const known = counted.get(key);
    if (known !== undefined) return known;
    const before = every.filter(k => has(k, b) && d(a, k) + 1 === d(a, b));
    const count = before.reduce((sum, k) => sum + paths(a, k), 0);
    counted.set(key, count);
    return count;
  };
  return { actors, every, d, has, paths };
}

describe.each(cases)('%i actors with %i ties', (size, count, seed) => {
  const all = drawn(size, count, seed);

  test('have the centralities that counting every path gives', async () => {
    const { actors, every, d, paths } = naive(all);
    const nodes = await networks.nodes(all);
    expect([...nodes.keys()]).toEqual(actors);
    for (const [v, actor] of actors.entries()) {
      const row = nodes.get(actor);
      let through = 0;
      for (const s of every) {
        for (const t of every) {
          if (s === t || s === v || t === v || d(s, t) === Infinity || d(s, v) + d(v, t) !== d(s, t))
            continue;
          through += (paths(s, v) * paths(v, t)) / paths(s, t);
        }
      }
      expect(row?.['betweenness']).toBeCloseTo(through, 9);
      const n = actors.length;
      for (const [side, far] of [
        ['out', every.map(t => d(v, t))],
        ['in', every.map(s => d(s, v))],
      ] as const) {
        const reached = far.filter(one => one > 0 && one < Infinity);
        const sum = reached.reduce((total, one) => total + one, 0);
        const closeness = reached.length === 0 ? null : (reached.length / (n - 1)) * (reached.length / sum);
        if (closeness === null) expect(row?.[`closeness_${side}`]).toBeNull();
        else expect(row?.[`closeness_${side}`]).toBeCloseTo(closeness, 12);
        expect(row?.[`harmonic_${side}`]).toBeCloseTo(
          reached.reduce((total, one) => total + 1 / one, 0),
          12,
        );
      }
    }
  });

  test('have the path lengths, clustering and cores that definitions give', async () => {
    const { actors, every, d, has } = naive(all);
    const far = every.flatMap(a => every.map(b => d(a, b))).filter(one => one > 0 && one < Infinity);
    const summary = await networks.summary(all);
    expect(summary['diameter']).toBe(Math.max(...far));
    expect(summary['average_path_length']).toBeCloseTo(
      far.reduce((sum, one) => sum + one, 0) / far.length,
      12,
    );
    const near = (a: number, b: number) => has(a, b) || has(b, a);
    const nodes = await networks.nodes(all);
    for (const [v, actor] of actors.entries()) {
      const around = every.filter(b => near(v, b));
      const pairs = around.flatMap((a, index) => around.slice(index + 1).map(b => near(a, b)));
      const clustering = nodes.get(actor)?.['clustering'];
      if (pairs.length === 0) expect(clustering).toBeNull();
      else expect(clustering).toBeCloseTo(pairs.filter(Boolean).length / pairs.length, 12);
    }
    for (let k = 1; k <= 2 * size; k++) {
      let left = every;
      for (let before = -1; before !== left.length;) {
        before = left.length;
        const among = left;
        left = among.filter(
          a => among.reduce((ties, b) => ties + Number(has(a, b)) + Number(has(b, a)), 0) >= k,
        );
      }
      const inCore = actors.filter(actor => Number(nodes.get(actor)?.['coreness']) >= k);
      expect(inCore).toEqual(left.map(index => actors[index]));
    }
  });

  test('have shares of PageRank that are at rest and add up to 1', async () => {
    const { actors, every, has } = naive(all);
    const nodes = await networks.nodes(all);
    const shares = actors.map(actor => Number(nodes.get(actor)?.['pagerank']));
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    const named = every.map(a => every.filter(b => has(a, b)).length);
    const share = (a: number) => shares[a] ?? 0;
    const idle = every.filter(a => named[a] === 0).reduce((sum, a) => sum + share(a), 0);
    for (const v of every) {
      const received = every.filter(a => has(a, v)).reduce((sum, a) => sum + share(a) / (named[a] ?? 1), 0);
      expect(share(v)).toBeCloseTo(0.15 / actors.length + 0.85 * (received + idle / actors.length), 12);
    }
  });

  test('are the same under other names, in another order', async () => {
    const names = [...new Set(all.flat())].map(String).sort();
    const other = new Map(names.map((name, index) => [name, `b${(index * 7 + 3) % 101}`]));
    const renamed = all
      .map(([from, to]): Tie => [other.get(String(from)) ?? '', other.get(String(to)) ?? ''])
      .reverse();
    expect(await networks.summary(renamed)).toEqual(await networks.summary(all));
    const [before, after] = [await networks.nodes(all), await networks.nodes(renamed)];
    const measures = names.map(name => measuresOf(before.get(name)));
    expect(names.map(name => measuresOf(after.get(other.get(name) ?? '')))).toEqual(measures);
    // Who looks alike to the layout, as two separate pairs do, may change places.
    expect(placesOf(after)).toEqual(placesOf(before));
  });

  test('swap what is sent and received when all ties turn round', async () => {
    const turned = all.map(([from, to]): Tie => [to, from]);
    const [before, after] = [await networks.summary(all), await networks.summary(turned)];
    expect(after).toEqual({
      ...before,
      in_degree_centralisation: before['out_degree_centralisation'],
      out_degree_centralisation: before['in_degree_centralisation'],
    });
    const [nodes, nodesTurned] = [await networks.nodes(all), await networks.nodes(turned)];
    for (const [actor, row] of nodes) {
      const there = nodesTurned.get(actor) ?? {};
      expect(there['in_degree']).toBe(row['out_degree']);
      expect(there['betweenness']).toBeCloseTo(Number(row['betweenness']), 9);
      expect(there['closeness_in']).toEqual(row['closeness_out']);
      expect(there['harmonic_out']).toBeCloseTo(Number(row['harmonic_in']), 12);
      for (const same of ['degree', 'coreness', 'clustering', 'component', 'community', 'x', 'y']) {
        expect(there[same]).toEqual(row[same]);
      }
    }
  });

  test('add up', async () => {
    const summary = await networks.summary(all);
    const value = (name: string) => Number(summary[name]);
    const nodes = value('nodes');
    expect(value('mutual_dyads') + value('asymmetric_dyads') + value('null_dyads')).toBe(
      (nodes * (nodes - 1)) / 2,
    );
    expect(2 * value('mutual_dyads') + value('asymmetric_dyads')).toBe(value('ties'));
    const dyads = await networks.rows(
      `WITH t AS (${networks.values(all)}) SELECT kind, count(*) AS pairs FROM network_dyads('t') GROUP BY kind ORDER BY kind`,
    );
    expect(dyads.filter(row => row['pairs'] !== 0)).toEqual(
      [
        { kind: 'asymmetric', pairs: value('asymmetric_dyads') },
        { kind: 'mutual', pairs: value('mutual_dyads') },
      ].filter(row => row.pairs > 0),
    );
  });
});

const placesOf = (nodes: ReadonlyMap<unknown, Row>) =>
  [...nodes.values()].map(row => `${String(row['x'])} ${String(row['y'])}`).sort();

const named = ['actor_id', 'component', 'community', 'x', 'y'];

/** What does not depend on names, but for the place. */
const measuresOf = (row: Row = {}): Row =>
  Object.fromEntries(
    Object.entries(row)
      .filter(([name]) => !named.includes(name))
      .map(([name, value]) => [name, typeof value === 'number' ? Math.round(value * 1e9) / 1e9 : value]),
  );
