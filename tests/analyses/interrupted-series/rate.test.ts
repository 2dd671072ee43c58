import { beforeAll, describe, expect, test } from 'vitest';
import type { Session } from '../../../main/engine/database/Session';
import { openMethods } from '../../engine/openMethods';
import { column, months, noise, termsOf } from './its';

let session: Session;
beforeAll(async () => {
  session = await openMethods();
});

const since = "DATE '2017-01-01'";
const counted = (counts: readonly (number | null)[], population = '1000 + month(period)') =>
  `SELECT series, period, value AS count, ${population} AS population FROM (${months(counts)})`;
const poisson = (rows: string, options = '') =>
  termsOf(session, rows, `its_poisson('input', ${since}${options})`);

const season = (i: number) =>
  0.2 * Math.sin((2 * Math.PI * (i + 1)) / 12) - 0.1 * Math.cos((2 * Math.PI * (i + 1)) / 12);
/** Expected counts of a population of 1,000 and the month, with a season. */
const exact = Array.from(
  { length: 48 },
  (_, i) =>
    (1001 + (i % 12)) * Math.exp(-2 + 0.01 * (i + 1) + (i >= 24 ? -0.3 + 0.02 * (i - 23) : 0) + season(i)),
);
const rough = exact.map((value, i) => Math.round(value * (1 + 0.3 * (noise(48)[i] ?? 0))));

describe('counts made of a rate and its changes', () => {
  test('give them back', async () => {
    const terms = await poisson(counted(exact), ', harmonics := 1, trend_change := true');
    const expected = {
      intercept: -2,
      pre_trend: 0.01,
      level_change: -0.3,
      trend_change: 0.02,
      sine_1: 0.2,
      cosine_1: -0.1,
    };
    expect([...terms.keys()]).toEqual(Object.keys(expected));
    for (const [term, value] of Object.entries(expected)) {
      expect(Number(terms.get(term)?.['estimate']), term).toBeCloseTo(value, 9);
      expect(Number(terms.get(term)?.['rate_ratio']), term).toBeCloseTo(Math.exp(value), 9);
    }
    expect(column(terms, 'p')).toEqual([null, null, null, null, null, null]);
    expect(column(terms, 'dispersion')[0]).toBe(0);
    expect(column(terms, 'note')[0]).toContain('The model fits perfectly');
  });

  test('keep their season where months are missing', async () => {
    const gaps = exact.map((value, i) => (i === 5 || i === 30 || i === 31 ? null : value));
    const whole = counted(
      exact.map((_, i) => 1000 * Math.exp(season(i))),
      '1000',
    );
    const rows = `SELECT * REPLACE (CASE WHEN month(period) = 5 AND year(period) = 2016 THEN NULL ELSE count END AS count) FROM (${whole})`;
    const terms = await poisson(rows, ', harmonics := 1');
    expect(Number(terms.get('sine_1')?.['estimate'])).toBeCloseTo(0.2, 9);
    expect(Number(terms.get('level_change')?.['estimate'])).toBeCloseTo(0, 9);
    const noted = await poisson(counted(gaps), ', harmonics := 1');
    expect(column(noted, 'note')[0]).toContain(
      '3 rows without count or population are left out. 3 periods between the points are missing',
    );
  });
});

describe('the estimates', () => {
  test('solve the likelihood’s equations, and their errors are scaled by the dispersion', async () => {
    const terms = await poisson(counted(rough), ', trend_change := true');
    const b = column(terms, 'estimate').map(Number);
    const x = rough.map((_, i) => [1, i + 1, i >= 24 ? 1 : 0, Math.max(0, i - 23)]);
    const expected = x.map(
      (row, i) => (1001 + (i % 12)) * Math.exp(row.reduce((sum, value, k) => sum + value * (b[k] ?? NaN), 0)),
    );
    for (const k of [0, 1, 2, 3]) {
      const score = x.reduce(
        (sum, row, i) => sum + (row[k] ?? NaN) * ((rough[i] ?? NaN) - (expected[i] ?? NaN)),
        0,
      );
      expect(score).toBeCloseTo(0, 5);
    }
    const pearson = rough.reduce(
      (sum, count, i) => sum + (count - (expected[i] ?? NaN)) ** 2 / (expected[i] ?? NaN),
      0,
    );
    expect(Number(column(terms, 'dispersion')[0])).toBeCloseTo(pearson / 44, 9);
  });

  test('have limits of 1.96 errors on the scale of logarithms', async () => {
    for (const row of (await poisson(counted(rough))).values()) {
      const [estimate, error] = [Number(row['estimate']), Number(row['std_error'])];
      expect(Number(row['rate_ratio_low'])).toBeCloseTo(Math.exp(estimate - 1.959963984540054 * error), 12);
      expect(Number(row['rate_ratio_high'])).toBeCloseTo(Math.exp(estimate + 1.959963984540054 * error), 12);
    }
  });

  test('do not depend on the unit of the population, but for the intercept', async () => {
    const one = await poisson(counted(rough));
    const other = await poisson(counted(rough, '(1000 + month(period)) / 1e5'));
    for (const term of ['pre_trend', 'level_change'])
      expect(Number(other.get(term)?.['rate_ratio'])).toBeCloseTo(Number(one.get(term)?.['rate_ratio']), 10);
    expect(Number(other.get('intercept')?.['estimate'])).toBeCloseTo(
      Number(one.get('intercept')?.['estimate']) + Math.log(1e5),
      9,
    );
  });
});

describe('what cannot be fitted says why', () => {
  test.each([
    [
      'a count below nought',
      counted(rough.map((value, i) => (i === 3 ? -1 : value))),
      'a count is below nought',
    ],
    [
      'nought before',
      counted(rough.map((value, i) => (i < 24 ? 0 : value))),
      'all counts before the intervention are nought',
    ],
    [
      'nought after',
      counted(rough.map((value, i) => (i < 24 ? value : 0))),
      'all counts after the intervention are nought',
    ],
    ['no population', counted(rough, '0'), 'there are no points'],
    ['twice a period', `${counted(rough)} UNION ALL ${counted([3])}`, '1 row more than one a period'],
    [
      'too few points',
      counted(rough.slice(0, 25).map((value, i) => (i < 23 ? null : value))),
      'fewer points than the 3 terms',
    ],
  ])('%s', async (_, rows, reason) => {
    const terms = await poisson(rows);
    for (const name of ['estimate', 'std_error', 'rate_ratio', 'rate_ratio_low', 'p', 'dispersion'])
      expect(column(terms, name), name).toEqual([null, null, null]);
    expect(column(terms, 'note')[0]).toContain(`Not fitted: `);
    expect(column(terms, 'note')[0]).toContain(reason);
  });

  test('expected counts that go to nought', async () => {
    const last = rough.map((value, i) => (i < 24 ? value : i === 47 ? 5 : 0));
    const terms = await poisson(counted(last), ', trend_change := true');
    expect(terms.get('trend_change')).toMatchObject({ estimate: null });
    expect(terms.get('trend_change')?.['note']).toContain('Not fitted: the estimates do not settle');
  });

  test('harmonics of half a season, whose sine is nought', async () => {
    const terms = await poisson(counted(rough), ', harmonics := 6');
    expect(terms.size).toBe(15);
    expect(terms.get('level_change')).toMatchObject({ estimate: null });
    expect(terms.get('level_change')?.['note']).toContain(
      'harmonics must be fewer than half of period_length',
    );
    const most = await poisson(counted(rough), ', harmonics := 5');
    expect(most.get('cosine_5')?.['std_error']).toBeGreaterThan(0);
  });

  test('rows of no or an impossible population are left out and counted', async () => {
    const rows = counted(
      rough,
      'CASE month(period) WHEN 3 THEN NULL WHEN 4 THEN -1 WHEN 5 THEN 0 ELSE 1000 END',
    );
    expect((await poisson(rows)).get('intercept')?.['note']).toContain(
      '12 rows without count or population are left out.',
    );
  });
});

test('fewer than two seasons are few', async () => {
  const note = async (options: string) =>
    String((await poisson(counted(rough), options)).get('intercept')?.['note']);
  expect(await note(', harmonics := 1, period_length := 25')).toContain(
    'Fewer than two whole seasons are few.',
  );
  expect(await note(', harmonics := 1, period_length := 24')).not.toContain('seasons');
  expect(await note(', period_length := 25')).not.toContain('seasons');
});

test('no rows give none, and impossible options are refused all the same', async () => {
  const none = `${counted(rough)} WHERE false`;
  expect((await poisson(none)).size).toBe(0);
  for (const rows of [none, counted(rough)]) {
    await expect(poisson(rows, ', harmonics := -1')).rejects.toThrow(
      'takes a whole number from 0 on for `harmonics`',
    );
    await expect(poisson(rows, ', period_length := 0')).rejects.toThrow(
      'takes a number above 0 for `period_length`',
    );
    await expect(poisson(rows, ', trend_change := NULL')).rejects.toThrow(
      'takes true or false for `trend_change`',
    );
  }
  await expect(poisson('SELECT 1 AS series, 2 AS period, 3 AS count')).rejects.toThrow(
    '`its_poisson` needs a column `population`',
  );
});
