import { beforeAll, describe, expect, test } from 'vitest';
import { bothWays, openNetworks, ties } from './openNetworks';
import type { Networks, Tie } from './openNetworks';

let networks: Networks;
beforeAll(async () => {
  networks = await openNetworks();
});

describe('what is counted', () => {
  test('leaves out loops, counts repeats once and says how many there were', async () => {
    const all = ties('a-b b-a a-b a-b b-c b-b c-c a-c');
    expect(await networks.summary(all)).toMatchObject({
      nodes: 3,
      ties: 4,
      mutual_dyads: 1,
      asymmetric_dyads: 2,
      null_dyads: 0,
      reciprocity: 0.5,
      dyad_reciprocity: 1 / 3,
      mean_degree: 4 / 3,
      note: 'Loops ignored: 2. Repeated ties, counted once: 2.',
    });
  });

  test('counts an actor that has only a loop as without ties', async () => {
    const all = ties('a-b c-c b-d');
    expect(await networks.summary(all)).toMatchObject({ nodes: 4, isolates: 1, weak_components: 2 });
    expect((await networks.nodes(all)).get('c')).toMatchObject({
      degree: 0,
      closeness_out: null,
      harmonic_out: 0,
    });
  });

  test('ignores rows without an actor and says so', async () => {
    const all: Tie[] = [
      ['a', 'b'],
      [null, 'x'],
      ['y', null],
      ['b', 'c'],
    ];
    expect(await networks.summary(all)).toMatchObject({
      nodes: 3,
      note: 'Rows of ties without an actor, ignored: 2.',
    });
  });

  test('keeps rows without a network as one of their own', async () => {
    const found =
      await networks.rows(`WITH t AS (SELECT * FROM (VALUES (NULL, 'a', 'b'), (NULL, 'b', 'a'), ('n', 'a', 'b')) AS v(network, from_actor, to_actor))
      SELECT network, ties FROM network_summary('t')`);
    expect(found).toEqual([
      { network: 'n', ties: 1 },
      { network: null, ties: 2 },
    ]);
  });
});

describe('actors', () => {
  const withActors = (rest: string) => `WITH t AS (${networks.values(ties('a-b'))}),
    a AS (SELECT * FROM (VALUES ('net', 'a'), ('net', 'b'), ('net', 'c'), ('net', 'c'), ('net', NULL), ('empty', 'z'), ('empty', 'y')) AS v(network, actor_id)) ${rest}`;

  test('without a tie count, also in a network without any', async () => {
    const found = await networks.rows(withActors("FROM network_summary('t', actors := 'a')"));
    expect(found).toMatchObject([
      { network: 'empty', nodes: 2, ties: 0, density: 0, isolates: 2, reciprocity: null, modularity: null },
      { network: 'net', nodes: 3, ties: 1, density: 1 / 6, isolates: 1, null_dyads: 2 },
    ]);
    expect(found.map(row => row['note'])).toEqual([
      'Without ties reciprocity, path lengths and modularity are not defined. Without an actor tied to two others transitivity is not defined.',
      'Rows of actors without one, ignored: 1. Without an actor tied to two others transitivity is not defined.',
    ]);
    const nodes = await networks.rows(
      withActors("SELECT network, actor_id FROM network_nodes('t', actors := 'a')"),
    );
    expect(nodes.map(row => `${String(row['network'])} ${String(row['actor_id'])}`)).toEqual([
      'empty y',
      'empty z',
      'net a',
      'net b',
      'net c',
    ]);
  });

  test('that only ties name are counted and said', async () => {
    const [row] =
      await networks.rows(`WITH t AS (${networks.values(ties('a-b b-c'))}), a AS (SELECT 'net' AS network, 'a' AS actor_id)
      FROM network_summary('t', actors := 'a')`);
    expect(row).toMatchObject({
      nodes: 3,
      note: 'Actors in ties that the list of actors lacks, counted: 2.',
    });
  });

  test('keep their type and its order', async () => {
    const found =
      await networks.rows(`WITH t AS (SELECT DATE '2019-05-01' AS network, * FROM (VALUES (10, 9), (9, 100)) AS v(from_actor, to_actor))
      SELECT typeof(network) AS network, typeof(actor_id) AS type, actor_id FROM network_nodes('t')`);
    expect(found).toEqual([9, 10, 100].map(actor_id => ({ network: 'DATE', type: 'INTEGER', actor_id })));
  });
});

describe('what is not defined', () => {
  test('is NULL and said for one actor', async () => {
    expect(await networks.summary(ties('a-a'))).toMatchObject({
      nodes: 1,
      density: null,
      mean_degree: 0,
      in_degree_centralisation: null,
      average_path_length: null,
      diameter: null,
      modularity: null,
      communities: 1,
      note: 'Loops ignored: 1. With fewer than two actors density and centralisation are not defined. Without ties reciprocity, path lengths and modularity are not defined. Without an actor tied to two others transitivity is not defined.',
    });
    expect((await networks.nodes(ties('a-a'))).get('a')).toMatchObject({
      betweenness: 0,
      betweenness_normalised: null,
      closeness_in: null,
      harmonic_in: 0,
      pagerank: 1,
      coreness: 0,
      clustering: null,
      component: 1,
      community: 1,
      x: 0,
      y: 0,
    });
  });

  test('is NULL and said where no row names two actors', async () => {
    const row = await networks.summary([[null, 'a']]);
    expect(row).toMatchObject({ nodes: 0, ties: 0, mean_degree: null, communities: 0 });
    expect(row['note']).toContain('Rows of ties without an actor, ignored: 1.');
    expect(await networks.nodes([[null, 'a']])).toEqual(new Map());
  });

  test('is closeness of who reaches nobody, and clustering below two neighbours', async () => {
    const nodes = await networks.nodes(ties('a-b b-c c-b'));
    expect(nodes.get('a')).toMatchObject({ closeness_in: null, closeness_out: 2 / 3, clustering: null });
    expect(nodes.get('b')).toMatchObject({ clustering: 0 });
  });

  test('is nothing for no rows', async () => {
    for (const method of [
      "network_summary('t')",
      "network_nodes('t')",
      "network_dyads('t')",
      "network_change('t', 't')",
    ]) {
      expect(await networks.rows(`WITH t AS (${networks.values([])}) FROM ${method}`)).toEqual([]);
    }
  });
});

describe('measures by hand', () => {
  test('of a star are those of the most centralised network', async () => {
    const star = ties('c-a c-b c-d c-e');
    expect(await networks.summary(star)).toMatchObject({
      out_degree_centralisation: 1,
      in_degree_centralisation: 1 / 16,
      transitivity: 0,
      average_path_length: 1,
      diameter: 1,
    });
    expect(await networks.summary(bothWays(star))).toMatchObject({
      out_degree_centralisation: 12 / 16,
      in_degree_centralisation: 12 / 16,
    });
  });

  test('of two parts count distances within the reachable ones', async () => {
    const all = ties('a-b b-c d-e');
    expect(await networks.summary(all)).toMatchObject({
      weak_components: 2,
      average_path_length: 5 / 4,
      diameter: 2,
      note: null,
    });
    const nodes = await networks.nodes(all);
    expect(nodes.get('a')).toMatchObject({
      closeness_out: (2 / 4) * (2 / 3),
      harmonic_out: 1.5,
      component: 1,
    });
    expect(nodes.get('d')).toMatchObject({ closeness_out: (1 / 4) * 1, harmonic_out: 1, component: 2 });
    expect(nodes.get('b')).toMatchObject({ betweenness: 1, betweenness_normalised: 1 / 12 });
  });

  test('of cores count a mutual tie twice', async () => {
    const triangle = bothWays(ties('a-b b-c c-a'));
    const nodes = await networks.nodes([...triangle, ...ties('c-d')]);
    expect(['a', 'b', 'c', 'd'].map(id => nodes.get(id)?.['coreness'])).toEqual([4, 4, 4, 1]);
  });

  test('of clustering and transitivity ignore direction', async () => {
    const all = ties('a-b b-a b-c c-a c-d');
    expect((await networks.summary(all))['transitivity']).toBeCloseTo(3 / 5, 12);
    const nodes = await networks.nodes(all);
    expect(nodes.get('a')?.['clustering']).toBe(1);
    expect(nodes.get('c')?.['clustering']).toBeCloseTo(1 / 3, 12);
  });

  test('of PageRank share what is idle among all', async () => {
    // a names b, who names nobody: b = 0.15/2 + 0.85 (a + b/2), a = 0.15/2 + 0.85 b/2, a + b = 1.
    const nodes = await networks.nodes(ties('a-b'));
    const a = 0.5 / 1.425;
    expect(nodes.get('a')?.['pagerank']).toBeCloseTo(a, 12);
    expect(nodes.get('b')?.['pagerank']).toBeCloseTo(1 - a, 12);
  });

  test('number components and communities by size, then by their first actor', async () => {
    const nodes = await networks.nodes(ties('z-y a-b m-n n-o'));
    const numbers = ['m', 'a', 'z'].map(id => [nodes.get(id)?.['component'], nodes.get(id)?.['community']]);
    expect(numbers).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
    ]);
  });
});

describe('dyads', () => {
  test('have the sender first, and of a mutual pair the first by name', async () => {
    const all = ties('b-a a-b d-c d-c c-c e-a');
    expect(await networks.rows(`WITH t AS (${networks.values(all)}) FROM network_dyads('t')`)).toEqual([
      { network: 'net', actor_a: 'a', actor_b: 'b', kind: 'mutual' },
      { network: 'net', actor_a: 'd', actor_b: 'c', kind: 'asymmetric' },
      { network: 'net', actor_a: 'e', actor_b: 'a', kind: 'asymmetric' },
    ]);
  });
});

describe('change', () => {
  test('counts ties that stayed, came and went, in networks of either time', async () => {
    const found = await networks.rows(`WITH
      b AS (${networks.values(ties('a-b b-a b-c b-c a-a'))} UNION ALL ${networks.values(ties('a-b'), 'gone')} UNION ALL ${networks.values(ties('a-a'), 'loop')}),
      a AS (${networks.values(ties('b-a b-c c-b'))} UNION ALL ${networks.values(ties('x-y'), 'new')} UNION ALL ${networks.values(ties('a-b'), 'same')}),
      b2 AS (FROM b UNION ALL ${networks.values(ties('a-b'), 'same')})
      FROM network_change('b2', 'a')`);
    expect(found).toEqual([
      { network: 'gone', kept: 0, formed: 0, dissolved: 1, jaccard: 0 },
      { network: 'loop', kept: 0, formed: 0, dissolved: 0, jaccard: null },
      { network: 'net', kept: 2, formed: 1, dissolved: 1, jaccard: 0.5 },
      { network: 'new', kept: 0, formed: 1, dissolved: 0, jaccard: 0 },
      { network: 'same', kept: 1, formed: 0, dissolved: 0, jaccard: 1 },
    ]);
  });
});

describe('calls', () => {
  test('take tables of odd names, views, and names that the macros use within', async () => {
    await networks.session.run(`CREATE TABLE "my ties" AS ${networks.values(ties('a-b b-c'))}`);
    await networks.session.run('CREATE VIEW seen AS FROM "my ties"');
    for (const name of ['my ties', 'seen', '"my ties"']) {
      expect(await networks.rows(`SELECT ties FROM network_summary('${name}')`)).toEqual([{ ties: 2 }]);
    }
    const within =
      'WITH rows AS (FROM "my ties"), ties AS (FROM rows), actors AS (SELECT network, from_actor AS actor_id FROM ties)';
    expect(
      await networks.rows(`${within} SELECT nodes FROM network_summary('ties', actors := 'actors')`),
    ).toEqual([{ nodes: 3 }]);
  });

  test('join with one another in one statement', async () => {
    const found = await networks.rows(`WITH t AS (${networks.values(ties('a-b b-a b-c'))})
      SELECT d.actor_a, n.in_degree, s.ties FROM network_dyads('t') AS d JOIN network_nodes('t') AS n ON n.actor_id = d.actor_a
      JOIN network_summary('t') AS s ON s.network = d.network ORDER BY 1`);
    expect(found).toEqual([
      { actor_a: 'a', in_degree: 1, ties: 3 },
      { actor_a: 'b', in_degree: 1, ties: 3 },
    ]);
  });

  test('that lack a column are told which', async () => {
    for (const [call, column] of [
      ["network_summary('t')", 'to_actor'],
      ["network_nodes('t')", 'to_actor'],
      ["network_dyads('t')", 'to_actor'],
      ["network_change('t', 't')", 'to_actor'],
    ] as const) {
      const name = call.split('(')[0] ?? '';
      await expect(
        networks.rows(`WITH t AS (SELECT 1 AS network, 2 AS from_actor, 3 AS whom) FROM ${call}`),
      ).rejects.toThrow(`\`${name}\` needs a column \`${column}\``);
    }
    await expect(
      networks.rows(
        `WITH t AS (${networks.values(ties('a-b'))}), a AS (SELECT 'net' AS network, 'a' AS person) FROM network_nodes('t', actors := 'a')`,
      ),
    ).rejects.toThrow('`network_nodes` needs a column `actor_id`');
  });

  test('serve very many networks at once', async () => {
    const found =
      await networks.rows(`WITH t AS (SELECT n AS network, n + k AS from_actor, n + (k + 1) % 4 AS to_actor FROM range(5000) AS a(n), range(4) AS b(k))
      SELECT count(*) AS networks, min(ties) AS least, max(ties) AS most, min(diameter) AS diameter FROM network_summary('t')`);
    expect(found).toEqual([{ networks: 5000, least: 4, most: 4, diameter: 3 }]);
  });
});
