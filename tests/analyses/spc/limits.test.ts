import { describe, expect, test } from 'vitest';
import { numbered, openCharts, twelve } from './charts';
import { exactMean } from './plainCharts';

const charts = openCharts();

/** The first twenty normal numbers of R's seed 123, as the tests of NHSRplotthedots have them. */
const normal = [
  -0.56047565, -0.23017749, 1.55870831, 0.07050839, 0.12928774, 1.71506499, 0.46091621, -1.26506123,
  -0.68685285, -0.44566197, 1.2240818, 0.35981383, 0.40077145, 0.11068272, -0.55584113, 1.78691314,
  0.49785048, -1.96661716, 0.7013559, -0.47279141,
];
const withTen = normal.map((value, index) => (index === 14 ? 10 : value));

describe('limits', () => {
  test.each([
    ['of the package', normal, '', [0.1416238, -3.01138, 3.294627]],
    ['screened', withTen, '', [0.6694159, -2.383666, 3.722497]],
    ['not screened', withTen, 'screen := false', [0.6694159, -4.596625, 5.935457]],
    ['by making_data_count', withTen, "convention := 'making_data_count'", [0.6694159, -4.596625, 5.935457]],
    [
      'by making_data_count but screened',
      withTen,
      "convention := 'making_data_count', screen := true",
      [0.6694159, -2.383666, 3.722497],
    ],
  ])('are those that NHSRplotthedots prints: %s', async (_, values, options, [mean, lower, upper]) => {
    for (const row of await charts.xmr(values, options)) {
      expect(row.mean).toBeCloseTo(mean ?? NaN, 6);
      expect(row.lower_limit).toBeCloseTo(lower ?? NaN, 5);
      expect(row.upper_limit).toBeCloseTo(upper ?? NaN, 5);
    }
  });

  test('say how many moving ranges were screened out', async () => {
    expect((await charts.xmr(withTen))[0]?.note).toBe('2 of 19 moving ranges screened out');
    expect((await charts.xmr(withTen, 'screen := false'))[0]?.note).toBeNull();
  });

  test('leave out a moving range of exactly 3.267 times their mean', async () => {
    // Moving ranges 0 and 1 in turn, save the last: twelve of them with a mean of 1 and the last at the bound.
    const ranges = [3.267, 0.733, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    const factor = 12 / 4;
    const values = ranges.reduce<number[]>(
      (list, range) => [...list, (list.at(-1) ?? 0) + range * factor],
      [0],
    );
    const moves = values.slice(1).map((value, index) => Math.abs(value - (values[index] ?? 0)));
    const mean = exactMean(moves) ?? NaN;
    const [row] = await charts.xmr(values);
    const kept = moves.filter(move => move < 3.267 * mean);
    expect(row?.note).toContain(`${12 - kept.length} of 12 moving ranges screened out`);
    expect(row?.upper_limit).toBe((row?.mean ?? NaN) + 2.66 * (exactMean(kept) ?? NaN));
  });

  test('are not cut at 0 or 100, and near limits stand at two thirds', async () => {
    const [row] = await charts.xmr([98, 100, 98, 100, 98, 100, 98, 100, 98, 100, 98, 100, 98]);
    expect(row?.upper_limit).toBeGreaterThan(100);
    const [mean, upper] = [row?.mean ?? NaN, row?.upper_limit ?? NaN];
    expect(row?.upper_near_limit).toBeCloseTo(mean + (2 / 3) * (upper - mean), 12);
    expect(row?.lower_near_limit).toBeCloseTo(mean - (2 / 3) * (upper - mean), 12);
  });

  test('rest on the first points alone when they are fixed, and judge the later ones', async () => {
    const rows = await charts.xmr([...twelve, 6, -6, 100], 'fix_after := 12');
    for (const row of rows) expect([row.mean, row.upper_limit, row.lower_limit]).toEqual([0, 5.32, -5.32]);
    expect(rows.slice(12).map(row => row.signal)).toEqual(['astronomical', 'astronomical', 'astronomical']);
    expect(rows[14]?.moving_range).toBe(106);
    expect(rows[14]?.note).toBeNull();
    expect((await charts.xmr(twelve.slice(1), 'fix_after := 12'))[0]?.note).toBe(
      'trial limits: 11 points, fewer than 13; limits not yet fixed: 11 of 12 points',
    );
  });

  test.each(['11', '12.5', "'many'", '-1'])('cannot be fixed after %s points', async points => {
    await expect(charts.xmr(twelve, `fix_after := ${points}`)).rejects.toThrow(
      /`fix_after` is a whole number of points, 12 or more, and it was/,
    );
  });

  test('are called trial limits below 13 points and not from 13', async () => {
    expect((await charts.xmr(twelve))[0]?.note).toBe('trial limits: 12 points, fewer than 13');
    expect((await charts.xmr([...twelve, 1]))[0]?.note).toBeNull();
  });
});

describe('a mean', () => {
  test.each([
    ['of equal decimals', Array<number>(7).fill(0.1), 0.1],
    ['of 49 equal fractions', Array<number>(49).fill(1 / 49), 1 / 49],
    ['of decimals', [0.1, 0.2, 0.3], 0.2],
    ['of decimals whose sum is off', [0.1, 0.2, 0.6], 0.3],
    ['of large and small ones', [1e16, 1, -1e16], 1 / 3],
    ['of negative ones', [-0.7, -0.1, -0.4], -0.4],
    ['of tiny ones', [3e-310, 1e-310], 2e-310],
  ])('is the nearest number: %s', async (_, values, mean) => {
    expect((await charts.xmr(values))[0]?.mean).toBe(mean);
    expect(exactMean(values)).toBe(mean);
  });

  test('does not depend on the order of the rows or on what stands beside the series', async () => {
    const values = Array.from({ length: 500 }, (_, i) => Math.sin(i * i) * 10 ** (i % 7));
    const [row] = await charts.rows<{ same: boolean }>(
      `${numbered(values)}, shuffled AS (
         FROM (FROM one UNION ALL SELECT 'b', period, value * 1e200 FROM one) ORDER BY hash(period, series)
       )
       SELECT bool_and(mean = ${exactMean(values)}::DOUBLE) AS same FROM spc_xmr('shuffled') WHERE series = 'a'`,
    );
    expect(row?.same).toBe(true);
  });
});
