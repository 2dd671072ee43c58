import { describe, expect, test } from 'vitest';
import { numbered, openCharts, twelve } from './charts';

const charts = openCharts();
const fixed = 'fix_after := 12';
const counting = "convention := 'making_data_count'";

describe('the variation icon', () => {
  test.each([
    ["'increase'", 6, 'improvement_high'],
    ["'increase'", -6, 'concern_low'],
    ["'decrease'", -6, 'improvement_low'],
    ["'decrease'", 6, 'concern_high'],
    ["'neutral'", 6, 'neutral_high'],
    ["'neutral'", -6, 'neutral_low'],
    ["'increase'", 1, 'common_cause'],
  ])('with %s better and a last point of %s is %s', async (improvement, last, icon) => {
    const row = await charts.summary([...twelve, 9, 0, last], `${fixed}, improvement := ${improvement}`);
    expect(row['variation_icon']).toBe(icon);
  });

  test('is of the last value, whatever comes after it', async () => {
    const row = await charts.summary([...twelve, 9, null, null], `${fixed}, improvement := 'increase'`);
    expect(row).toMatchObject({ variation_icon: 'improvement_high', note: '2 missing values' });
  });
});

describe('the assurance icon', () => {
  test.each([
    ["'increase'", 5.33, 'fail', 'fail'],
    ["'increase'", 5.32, 'inconsistent', 'fail'],
    ["'increase'", 5.31, 'inconsistent', 'inconsistent'],
    ["'increase'", -5.32, 'inconsistent', 'pass'],
    ["'increase'", -5.33, 'pass', 'pass'],
    ["'decrease'", 5.33, 'pass', 'pass'],
    ["'decrease'", 5.32, 'inconsistent', 'pass'],
    ["'decrease'", -5.32, 'inconsistent', 'fail'],
    ["'decrease'", -5.33, 'fail', 'fail'],
    ["'neutral'", 9, null, null],
    ["'increase'", 'NULL', null, null],
  ])('with %s better and a target of %s is %s, by the tool %s', async (improvement, target, dots, count) => {
    const options = `${fixed}, improvement := ${improvement}, target := ${target}`;
    expect((await charts.summary(twelve, options))['assurance_icon']).toBe(dots);
    expect((await charts.summary(twelve, `${options}, ${counting}`))['assurance_icon']).toBe(count);
  });

  test('of equal values is inconsistent by the package, and by the tool what the values are', async () => {
    const values = Array<number>(14).fill(100);
    for (const [target, icon] of [
      [95, 'pass'],
      [100, 'pass'],
      [101, 'fail'],
    ]) {
      const options = `improvement := 'increase', target := ${target}`;
      expect(await charts.summary(values, options)).toMatchObject({
        assurance_icon: 'inconsistent',
        note: 'no limits: all values are the same; assurance is called inconsistent without limits',
      });
      expect((await charts.summary(values, `${options}, ${counting}`))['assurance_icon']).toBe(icon);
    }
    const down = `improvement := 'decrease', target := 100, ${counting}`;
    expect((await charts.summary(values, down))['assurance_icon']).toBe('pass');
  });

  test('of one value has no limits to be held against', async () => {
    const options = "improvement := 'increase', target := 5";
    expect((await charts.summary([5], options))['assurance_icon']).toBe('inconsistent');
    expect(await charts.summary([5], `${options}, ${counting}`)).toMatchObject({
      assurance_icon: null,
      note: 'no limits: one point has no moving range',
    });
  });

  test('is by the limits of the last baseline', async () => {
    const values = [...twelve, 1, ...twelve.map(value => value + 100), 101];
    const options = "improvement := 'increase', target := 50";
    expect((await charts.summary(values, `${options}, rebase := [14]`))['assurance_icon']).toBe('pass');
    expect((await charts.summary(values.slice(0, 13), options))['assurance_icon']).toBe('fail');
  });
});

describe('a summary', () => {
  test('counts the points of all baselines and shows the limits of the last', async () => {
    const values = [...twelve, 9, -9, ...twelve.map(value => value + 100), 120];
    expect(await charts.summary(values, `${fixed}, rebase := [15, 99], improvement := 'decrease'`)).toEqual({
      series: 'a',
      points: 27n,
      baseline_points: 12n,
      mean: 100,
      lower_limit: 100 - 5.32,
      upper_limit: 100 + 5.32,
      special_cause_points: 3n,
      improvement_points: 1n,
      concern_points: 2n,
      neutral_high_points: 0n,
      neutral_low_points: 0n,
      variation_icon: 'concern_high',
      assurance_icon: null,
      note: 'limits of the last of 2 baselines; no point at the rebase 99',
    });
  });

  test('takes a last baseline without values for none', async () => {
    expect(await charts.summary([...twelve, 1, null], 'rebase := [14]')).toMatchObject({
      baseline_points: 13n,
      note: '1 missing value',
    });
  });

  test('agrees with the points', async () => {
    const [row] = await charts.rows<{ wrong: bigint; series: bigint }>(
      `CREATE OR REPLACE TEMP TABLE many AS
         SELECT s AS series, p AS period, (hash(s * 100 + p) % 1000)::DOUBLE + p AS value FROM range(200) a(s), range(40) b(p);
       WITH counted AS (
         SELECT series, count(*) AS points, count(*) FILTER (variation <> 'common_cause') AS special,
                count(*) FILTER (variation = 'improvement') AS better, count(*) FILTER (variation = 'concern') AS worse,
                arg_max(mean, period) AS mean, arg_max(lower_limit, period) AS lower
         FROM spc_xmr('many', improvement := 'increase', rebase := [20]) GROUP BY series)
       SELECT count(*) AS series, count(*) FILTER (NOT (s.points = c.points AND special_cause_points = special
         AND improvement_points = better AND concern_points = worse AND s.mean = c.mean AND lower_limit = lower
         AND better + worse = special)) AS wrong
       FROM spc_summary('many', improvement := 'increase', rebase := [20]) AS s JOIN counted AS c USING (series)`,
    );
    expect(row).toEqual({ series: 200n, wrong: 0n });
  });

  test('is in the order of the series, as the points are in that of series and period', async () => {
    const order = (macro: string, columns: string) =>
      charts.rows<{ a: number }>(
        `${numbered([1, 2, 3, 4])}, all_of AS (SELECT s AS series, period, value FROM one, (SELECT unnest(['c', 'a', 'b']) AS s) ORDER BY hash(s, period))
         SELECT ${columns} AS a FROM ${macro}('all_of')`,
      );
    expect((await order('spc_summary', 'series')).map(row => row.a)).toEqual(['a', 'b', 'c']);
    expect((await order('spc_xmr', 'series || period')).map(row => row.a)).toEqual(
      ['a', 'b', 'c'].flatMap(series => [1, 2, 3, 4].map(period => `${series}${period}`)),
    );
  });
});
