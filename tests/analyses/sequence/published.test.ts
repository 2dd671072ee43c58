import { beforeAll, describe, expect, test } from 'vitest';
import { familyFormation, fill, mvad, openSequences, withoutShared } from './openSequences';
import type { Published, SequenceSession } from './openSequences';
import { aligned, byRates, byRatesAtEachPlace, replaced } from './plain';

/** Gabadinho, Ritschard, Müller and Studer, Journal of Statistical Software 40(4), 2011; TraMineR's user's guide. */
describe.skipIf(withoutShared)('published sequences', () => {
  let open: SequenceSession;
  let all: readonly Published[];
  beforeAll(async () => {
    open = await openSequences();
    all = mvad();
    await fill(open.session, 'mvad', all);
    await fill(open.session, 'first', all.slice(0, 5));
    await fill(open.session, 'family', familyFormation());
  });

  const distance = async (call: string, a: string, b: string) => {
    const [row] = await open.rows(`FROM ${call} WHERE case_a = '${a}' AND case_b = '${b}'`);
    return row?.['distance'];
  };

  test('share the longest subsequences that are published', async () => {
    const common = async (a: string, b: string) =>
      (140 - Number(await distance(`sequence_distances('first', method := 'LCS')`, a, b))) / 2;
    expect(await common('m1', 'm3')).toBe(12);
    expect(await common('m2', 'm5')).toBe(59);
  });

  test('give the published costs of substitution and largest distance, by weight', async () => {
    const weights = all.map(({ id, weight }) => `('${id}', ${Math.round(weight * 10)})`);
    await open.session.run(
      `CREATE TABLE weighted AS
       SELECT case_id || '-' || copy AS case_id, position, state
       FROM mvad JOIN (VALUES ${weights.join(', ')}) AS given(case_id, copies) USING (case_id), range(copies) AS t(copy)`,
    );
    const rates = await open.rows(`FROM sequence_transitions('weighted')`);
    const p = (a: string, b: string) =>
      Number(rates.find(row => row['from_state'] === a && row['to_state'] === b)?.['rate']);
    const states = ['EM', 'FE', 'HE', 'JL', 'SC', 'TR'];
    const costs = states.flatMap((a, index) => states.slice(index + 1).map(b => 2 - p(a, b) - p(b, a)));
    expect(costs.map(cost => Number(cost.toFixed(3)))).toEqual([
      1.971, 1.987, 1.957, 1.988, 1.961, 1.993, 1.977, 1.991, 1.993, 1.997, 1.981, 1.999, 1.992, 1.976, 1.995,
    ]);
    expect((70 * Math.max(...costs)).toFixed(2)).toBe('139.94');
    expect(states.map(state => p(state, state).toFixed(2))).toEqual([
      '0.99',
      '0.95',
      '0.99',
      '0.94',
      '0.95',
      '0.94',
    ]);
  });

  test('have the published time in each state', async () => {
    const times = await open.rows(
      `SELECT state, count(*)::INTEGER AS months FROM mvad WHERE case_id = 'm4' GROUP BY state ORDER BY state`,
    );
    expect(times.map(row => row['months'])).toEqual([14, 9, 47]);
    const [row] = await open.rows(`FROM sequence_indices('mvad') WHERE case_id = 'm4'`);
    const shares = [14, 9, 47].map(months => months / 70);
    const entropy = -shares.reduce((sum, share) => sum + share * Math.log(share), 0) / Math.log(6);
    expect(row?.['entropy']).toBeCloseTo(entropy, 12);
  });

  test('are as far apart as plain re-computations say', async () => {
    const states = all.map(one => one.states);
    const trate = byRates(states);
    const cached = new Map<string, number>();
    const cost = (a: string, b: string) => {
      const known = cached.get(a + b) ?? trate(a, b, 0);
      cached.set(a + b, known);
      return known;
    };
    const dynamic = byRatesAtEachPlace(states, 70);
    const sets: readonly [string, (x: readonly string[], y: readonly string[]) => number][] = [
      [`substitution := 'TRATE'`, (x, y) => aligned(x, y, cost, 1)],
      [`method := 'HAM'`, (x, y) => replaced(x, y, (a, b) => (a === b ? 0 : 1))],
      [`method := 'HAM', substitution := 'TRATE'`, (x, y) => replaced(x, y, cost)],
      [`method := 'DHD'`, (x, y) => replaced(x, y, dynamic)],
    ];
    for (const [options, plain] of sets) {
      const rows = await open.rows(
        `FROM sequence_distances('mvad', ${options})
         WHERE case_a IN ('m3', 'm107', 'm512') AND case_b IN ('m10', 'm205', 'm512', 'm711')`,
      );
      const found = (id: unknown) => all.find(one => one.id === id)?.states ?? [];
      expect(rows).toHaveLength(12);
      for (const row of rows) {
        expect(row['distance']).toBeCloseTo(plain(found(row['case_a']), found(row['case_b'])), 9);
      }
    }
  });

  test('of families have the distances of Elzinga’s examples', async () => {
    const lcp = (options = '') => `sequence_distances('family', method := 'LCP'${options})`;
    expect(await distance(lcp(), 'f1', 'f2')).toBe(1);
    expect(await distance(lcp(`, normalise := 'gmean'`), 'f1', 'f2')).toBeCloseTo(0.1835034, 7);
    expect(await distance(lcp(), 'f1', 'f5')).toBe(5);
    expect(await distance(lcp(`, normalise := 'gmean'`), 'f1', 'f5')).toBe(1);
    const lcs = (options = '') => `sequence_distances('family', method := 'LCS'${options})`;
    expect(await distance(lcs(), 'f3', 'f5')).toBe(1);
    expect(await distance(lcs(`, normalise := 'gmean'`), 'f3', 'f5')).toBeCloseTo(0.1339746, 7);
  });

  test('of 712 cases give all pairs once each way, as far from one another as the other way', async () => {
    await open.session.run(`CREATE TABLE every AS FROM sequence_distances('mvad', substitution := 'TRATE')`);
    const [row] = await open.rows(
      `SELECT count(*)::INTEGER AS pairs, count(DISTINCT (case_a, case_b))::INTEGER AS distinct_pairs,
              max(distance) AS largest, count(*) FILTER (case_a = case_b AND distance <> 0)::INTEGER AS diagonal
       FROM every`,
    );
    expect(row).toMatchObject({ pairs: 506944, distinct_pairs: 506944, diagonal: 0 });
    expect(row?.['largest']).toBeLessThanOrEqual(139.97);
    expect(
      await open.rows(
        `FROM every AS a JOIN every AS b ON a.case_a = b.case_b AND a.case_b = b.case_a WHERE a.distance <> b.distance`,
      ),
    ).toEqual([]);
  });
});
