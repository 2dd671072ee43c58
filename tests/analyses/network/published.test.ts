import { beforeAll, describe, expect, test } from 'vitest';
import { bothWays, openNetworks, ties, withoutShared } from './openNetworks';
import type { Networks } from './openNetworks';

let networks: Networks;
beforeAll(async () => {
  networks = await openNetworks();
});

/** Krackhardt, Assessing the political landscape, Administrative Science Quarterly 35 (1990), figure 3. */
const kite =
  ties(`Andre-Beverly Andre-Carol Andre-Diane Andre-Fernando Beverly-Diane Beverly-Ed Beverly-Garth Carol-Diane
  Carol-Fernando Diane-Ed Diane-Fernando Diane-Garth Ed-Garth Fernando-Garth Fernando-Heather Garth-Heather Heather-Ike
  Ike-Jane`);

/** Zachary, An information flow model for conflict and fission in small groups, J. Anthropological Research 33 (1977). */
const karate =
  ties(`1-2 1-3 1-4 1-5 1-6 1-7 1-8 1-9 1-11 1-12 1-13 1-14 1-18 1-20 1-22 1-32 2-3 2-4 2-8 2-14 2-18 2-20
  2-22 2-31 3-4 3-8 3-9 3-10 3-14 3-28 3-29 3-33 4-8 4-13 4-14 5-7 5-11 6-7 6-11 6-17 7-17 9-31 9-33 9-34 10-34 14-34 15-33
  15-34 16-33 16-34 19-33 19-34 20-34 21-33 21-34 23-33 23-34 24-26 24-28 24-30 24-33 24-34 25-26 25-28 25-32 26-32 27-30
  27-34 28-34 29-32 29-34 30-33 30-34 31-33 31-34 32-33 32-34 33-34`);

describe('Krackhardt’s kite, every tie both ways', () => {
  test('has the published density', async () => {
    expect(await networks.summary(bothWays(kite))).toMatchObject({
      nodes: 10,
      ties: 36,
      density: 0.4,
      mutual_dyads: 18,
      asymmetric_dyads: 0,
      null_dyads: 27,
      reciprocity: 1,
      dyad_reciprocity: 1,
      diameter: 4,
      note: null,
    });
  });

  test('has the published degrees and closeness, and twice the betweenness of pairs without order', async () => {
    const nodes = await networks.nodes(bothWays(kite));
    const of = (name: string) => (column: string) => Number(nodes.get(name)?.[column]);
    const published = [
      ['Andre', 4, 0.833, 0.529],
      ['Beverly', 4, 0.833, 0.529],
      ['Carol', 3, 0, 0.5],
      ['Diane', 6, 3.667, 0.6],
      ['Ed', 3, 0, 0.5],
      ['Fernando', 5, 8.333, 0.643],
      ['Garth', 5, 8.333, 0.643],
      ['Heather', 3, 14, 0.6],
      ['Ike', 2, 8, 0.429],
      ['Jane', 1, 0, 0.31],
    ] as const;
    for (const [name, degree, betweenness, closeness] of published) {
      const value = of(name);
      expect([value('in_degree'), value('out_degree'), value('degree')]).toEqual([
        degree,
        degree,
        2 * degree,
      ]);
      expect(value('betweenness')).toBeCloseTo(2 * betweenness, 2);
      expect(value('betweenness_normalised')).toBeCloseTo((2 * betweenness) / 72, 4);
      expect(value('closeness_out')).toBeCloseTo(closeness, 3);
      expect(value('closeness_in')).toBeCloseTo(closeness, 3);
    }
  });
});

describe('Zachary’s karate club', () => {
  test('is divided with the largest modularity that there is, however its ties are written', async () => {
    const [once, both] = [await networks.summary(karate), await networks.summary(bothWays(karate))];
    expect(once).toMatchObject({ nodes: 34, ties: 78, communities: 4 });
    expect(once['modularity']).toBeCloseTo(0.4198, 4);
    expect(both['modularity']).toBe(once['modularity']);
  });

  test('is divided so under other names too', async () => {
    for (let step = 3; step < 30; step++) {
      if (step % 5 === 0 || step % 7 === 0) continue;
      const name = (id: string | null) => String((Number(id) * step) % 35).padStart(2, '0');
      const found = await networks.summary(karate.map(([from, to]) => [name(from), name(to)]));
      expect(found['modularity']).toBeCloseTo(0.4198, 4);
    }
  });

  test('has the known transitivity', async () => {
    expect((await networks.summary(karate))['transitivity']).toBeCloseTo(0.2557, 4);
  });
});

describe.skipIf(withoutShared)('Krackhardt’s managers', () => {
  const manager = Array.from({ length: 21 }, (_, index) => `M${String(index + 1).padStart(2, '0')}`);

  test.each([
    ['advice', 190, 0.452],
    ['friends', 102, 0.243],
    ['reports', 20, 0.048],
  ])('have in %s %i ties and the density %f', async (file, count, density) => {
    const sql = `WITH t AS (${networks.krackhardt(file)}), a AS (SELECT '${file}' AS network, unnest([${manager.map(id => `'${id}'`).join()}]) AS actor_id)
      FROM network_summary('t', actors := 'a')`;
    const [row] = await networks.rows(sql);
    expect(row).toMatchObject({ network: file, nodes: 21, ties: count, note: null });
    expect(row?.['density']).toBeCloseTo(density, 3);
  });

  test('are counted together as they are apart', async () => {
    const all = ['advice', 'friends', 'reports'].map(file => networks.krackhardt(file));
    const together = await networks.rows(`WITH t AS (${all.join(' UNION ALL ')}) FROM network_summary('t')`);
    const apart = await Promise.all(
      all.map(one => networks.rows(`WITH t AS (${one}) FROM network_summary('t')`)),
    );
    expect(together).toEqual(apart.flat());
  });

  test('report in a tree under one of them', async () => {
    const [row] = await networks.rows(
      `WITH t AS (${networks.krackhardt('reports')}) FROM network_summary('t')`,
    );
    expect(row).toMatchObject({
      weak_components: 1,
      isolates: 0,
      mutual_dyads: 0,
      reciprocity: 0,
      transitivity: 0,
    });
  });
});
