import { VARCHAR } from '@duckdb/node-api';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Session } from '../../../main/engine/database/Session';
import { openMethods } from '../../engine/openMethods';
import { column, months, noise, termsOf } from './its';

let session: Session;
beforeAll(async () => {
  session = await openMethods();
});

const since = "DATE '2016-01-01'";
const exact = Array.from({ length: 24 }, (_, i) => 10 + 2 * (i + 1) + (i >= 12 ? 5 + 3 * (i - 11) : 0));
const rough = exact.map((value, i) => value + (noise(24)[i] ?? 0));
const linear = (rows: string, intervention = since, lag = 3) =>
  termsOf(session, rows, `its_linear('input', ${intervention}, lag := ${lag})`);
const noteOf = async (rows: string, intervention = since) =>
  String((await linear(rows, intervention)).get('intercept')?.['note']);

describe('a series made of a level, a trend and their changes', () => {
  test('gives them back, and says that it fits perfectly', async () => {
    const terms = await linear(months(exact));
    expect([...terms.keys()]).toEqual(['intercept', 'pre_trend', 'level_change', 'trend_change']);
    [10, 2, 5, 3].forEach((value, index) => {
      expect(Number(column(terms, 'estimate')[index])).toBeCloseTo(value, 10);
    });
    const undefinedThen = ['std_error_ols', 't_ols', 'p_ols', 'std_error_newey_west', 'p_newey_west'];
    for (const name of [...undefinedThen, 'durbin_watson', 'autocorrelation_1'])
      expect(column(terms, name), name).toEqual([null, null, null, null]);
    expect(Number(column(terms, 'r_squared')[0])).toBeCloseTo(1, 12);
    expect(column(terms, 'note')[3]).toBe(
      '12 points before the intervention and 12 after. The model fits perfectly, so there are no errors to test against.',
    );
  });

  test('gives its own values as the fitted line, and the first trend as what would have come', async () => {
    const rows = await session.rows(`WITH input AS (${months(exact)}) FROM its_fitted('input', ${since})`);
    expect(Object.keys(rows[0] ?? {})).toEqual(['series', 'period', 'value', 'fitted', 'counterfactual']);
    rows.forEach((row, i) => {
      expect(Number(row['fitted'])).toBeCloseTo(exact[i] ?? NaN, 10);
      expect(Number(row['counterfactual'])).toBeCloseTo(10 + 2 * (i + 1), 10);
    });
  });

  test('gives the effect at the last point', async () => {
    const [row] = await session.rows(`WITH input AS (${months(rough)}) FROM its_effect('input', ${since})`);
    const [last] = await session.rows(
      `WITH input AS (${months(rough)}) SELECT fitted, counterfactual FROM its_fitted('input', ${since}) ORDER BY period DESC LIMIT 1`,
    );
    const [fitted, without] = [Number(last?.['fitted']), Number(last?.['counterfactual'])];
    expect(row).toMatchObject({
      points_before: 12,
      points_after: 12,
      last_fitted: fitted,
      effect: fitted - without,
    });
    expect(row?.['last_period']).toEqual(new Date('2016-12-01'));
    expect(Number(row?.['relative_effect'])).toBeCloseTo((fitted - without) / without, 12);
    expect(Number(row?.['effect'])).toBeGreaterThan(Number(row?.['effect_low']));
    expect(Number(row?.['level_change'])).toBeLessThan(Number(row?.['level_change_high']));
  });
});

test('moving or stretching the values moves or stretches what belongs to them, and nothing else', async () => {
  const one = await linear(months(rough));
  const other = await linear(months(rough.map(value => 7 * value - 100)));
  expect(column(other, 'p_newey_west').map(Number)).toEqual(
    column(one, 'p_newey_west').map(value => expect.closeTo(Number(value), 10) as number),
  );
  const [intercept, ...others] = column(one, 'estimate').map(Number);
  [7 * (intercept ?? NaN) - 100, ...others.map(value => 7 * value)].forEach((value, index) => {
    expect(Number(column(other, 'estimate')[index])).toBeCloseTo(value, 8);
  });
});

test('turned round in time, the level changes by what lies between the lines, the other way', async () => {
  const one = (await linear(months(rough))).get('trend_change')?.['estimate'];
  const other = (await linear(months([...rough].reverse()))).get('trend_change')?.['estimate'];
  expect(Number(other)).toBeCloseTo(Number(one), 10);
});

test('the order of the rows, other series and other columns change nothing', async () => {
  const rows = `SELECT *, 'x' AS intervention, 9 AS lag, 0 AS place FROM (${months(rough)}) ORDER BY hash(period)`;
  const two = `SELECT * FROM (${rows}) UNION ALL SELECT * REPLACE ('r' AS series, value * 2 AS value) FROM (${rows})`;
  const both = await session.rows(`WITH input AS (${two}) FROM its_linear('input', ${since})`);
  expect(both.map(row => row['series'])).toEqual(['r', 'r', 'r', 'r', 's', 's', 's', 's']);
  expect(both.slice(4)).toEqual([...(await linear(months(rough))).values()]);
});

describe('the intervention', () => {
  test.each([
    ["DATE '2016-01-01'", 12],
    ["'2016-01-01'", 12],
    ["CAST('2016-01-01' AS VARCHAR)", 12],
    ["TIMESTAMP '2016-01-01 18:30:00'", 12],
    ['(SELECT max(period) FROM input) - INTERVAL 11 MONTH', 12],
    ["DATE '2016-02-01'", 13],
  ])('%s is compared in the type of the periods', async (intervention, before) => {
    expect(await noteOf(months(rough), intervention)).toMatch(`${before} points before the intervention and`);
  });

  test('between two points, the later is the first after it, and the note says so', async () => {
    expect(await noteOf(months(rough), "'2016-01-15'")).toBe(
      '13 points before the intervention and 11 after. The intervention, 2016-01-15, is not the period of a point; the first after it is 2016-02-01.',
    );
    const numbered = `SELECT series, row_number() OVER (ORDER BY period) AS period, value FROM (${months(rough)})`;
    expect(await noteOf(numbered, '12.5')).toContain('the first after it is 13.');
  });

  test.each([
    [
      "'2015-01-01'",
      '0 points before the intervention and 24 after. Not fitted: no point lies before the intervention.',
    ],
    [
      "'2017-01-01'",
      '24 points before the intervention and 0 after. Not fitted: no point lies after the intervention.',
    ],
    ["'2015-02-01'", /^1 point before .* Not fitted: the four terms need at least two points before/],
    ["'2016-12-01'", /^23 points before the intervention and 1 after\. Not fitted/],
  ])('%s, not within the points, leaves everything empty', async (intervention, note) => {
    const terms = await linear(months(rough), intervention);
    for (const name of ['estimate', 'std_error_ols', 'p_newey_west', 'r_squared', 'durbin_watson'])
      expect(column(terms, name), name).toEqual([null, null, null, null]);
    expect(column(terms, 'note')[0]).toMatch(note);
  });

  test.each(["'soon'", '5', 'NULL', "DATE 'infinity'"])('%s is refused', async intervention => {
    await expect(linear(months(rough), intervention)).rejects.toThrow(
      /^`its_linear` needs an intervention of the kind of the periods, which are DATE, and it is /,
    );
  });
});

describe('what is not there', () => {
  test('gaps are no points, are counted, and stay among the fitted rows', async () => {
    const gaps = rough.map((value, i) => (i === 3 || i === 15 ? null : value));
    const rows = `${months(gaps)} UNION ALL SELECT 's', NULL, 3`;
    const without = await linear(months(rough).concat(' WHERE i NOT IN (4, 16)'));
    const terms = await linear(rows);
    expect(column(terms, 'estimate')).toEqual(column(without, 'estimate'));
    expect(column(terms, 'points')[0]).toBe(22);
    expect(column(terms, 'note')[0]).toBe(
      '11 points before the intervention and 11 after. 1 row without period is left out. 2 rows without value are left out. 2 periods between the points are missing; time counts points.',
    );
    const fitted = await session.rows(`WITH input AS (${rows}) FROM its_fitted('input', ${since})`);
    expect(fitted).toHaveLength(25);
    expect(fitted.filter(row => row['fitted'] === null).map(row => row['value'])).toEqual([null, null, 3]);
  });

  test('undefined numbers are gaps', async () => {
    const rows = `SELECT * REPLACE (CASE WHEN i = 2 THEN 'nan'::DOUBLE WHEN i = 3 THEN 'inf'::DOUBLE ELSE value END AS value) FROM (${months(rough)}) JOIN range(1, 25) AS r(i) ON month(period) + 12 * (year(period) - 2015) = i`;
    expect(await noteOf(rows)).toContain('2 rows without value are left out.');
  });

  test('two rows of one period are not fitted', async () => {
    const rows = `${months(rough)} UNION ALL SELECT 's', DATE '2015-06-01', 1`;
    const terms = await linear(rows);
    expect(column(terms, 'estimate')).toEqual([null, null, null, null]);
    expect(column(terms, 'note')[0]).toContain(
      'Not fitted: 1 row more than one a period; a series may have one.',
    );
  });

  test.each(['its_linear', 'its_fitted', 'its_effect'])('%s gives no rows for none', async method => {
    expect(
      await session.rows(`WITH input AS (${months(rough)} WHERE false) FROM ${method}('input', ${since})`),
    ).toEqual([]);
  });

  test('a series without a value says that there are no points', async () => {
    expect(await noteOf(months([null, null, null]))).toContain('Not fitted: there are no points.');
  });

  test('one point is not fitted', async () => {
    expect(await noteOf(months([3]))).toBe(
      '1 point before the intervention and 0 after. Not fitted: no point lies after the intervention.',
    );
  });
});

describe('warnings', () => {
  test('few points on a side', async () => {
    expect(await noteOf(months(rough), "'2015-08-01'")).toContain('Fewer than 8 points on a side are few.');
    expect(await noteOf(months(rough), "'2015-09-01'")).not.toContain('few');
  });

  test('as many terms as points leave no errors', async () => {
    const terms = await linear(months([1, 2, 4, 3]), "'2015-03-01'");
    expect(column(terms, 'estimate').map(value => Math.round(Number(value) * 1e9) / 1e9)).toEqual([
      0, 1, 3, -2,
    ]);
    expect(column(terms, 'std_error_newey_west')).toEqual([null, null, null, null]);
    expect(column(terms, 'note')[0]).toContain('There are as many terms as points, so no errors.');
  });

  test('a constant series has no share of variance', async () => {
    for (const constant of [0, 5, 1e9]) {
      const terms = await linear(months(Array.from({ length: 24 }, () => constant)));
      expect(column(terms, 'r_squared')[0]).toBeNull();
      expect(Number(column(terms, 'estimate')[0])).toBeCloseTo(constant, 5);
      expect(column(terms, 'note')[0]).toContain('The values do not vary, so there is no share of variance.');
    }
  });

  test('autocorrelated residuals, from beyond 2/√n', async () => {
    const slow = exact.map((value, i) => value + Math.sin(i / 2));
    const terms = await linear(months(slow));
    const found = Number(column(terms, 'autocorrelation_1')[0]);
    expect(found).toBeGreaterThan(2 / Math.sqrt(24));
    expect(column(terms, 'note')[0]).toContain(`Residuals are autocorrelated (${found.toFixed(2)} at lag 1)`);
    expect(Number(column(await linear(months(rough)), 'autocorrelation_1')[0])).toBeLessThan(
      2 / Math.sqrt(24),
    );
    expect(await noteOf(months(rough))).not.toContain('autocorrelated');
  });

  test.each(['i * i', 'i + 0.3 * (i % 2)', 'exp(i / 7.0)'])('periods %s apart are uneven', async period => {
    const uneven = `SELECT 's' AS series, ${period} AS period, i % 3 AS value FROM range(20) AS r(i)`;
    expect(await noteOf(uneven, '10')).toContain('The periods are not evenly spaced; time counts points.');
  });

  test.each([
    ['months', 'period'],
    ['last days of months', 'last_day(period)'],
    [
      'quarters',
      "(DATE '2010-01-31' + INTERVAL (3 * (date_diff('month', DATE '2015-01-01', period))) MONTH)::DATE",
    ],
    ['weeks', "DATE '2014-01-05' + 7 * date_diff('month', DATE '2015-01-01', period)::INTEGER"],
    ['times', 'period::TIMESTAMP'],
  ])('%s are evenly spaced', async (_, period) => {
    const rows = `SELECT series, ${period} AS period, value FROM (${months(rough)})`;
    const note = await noteOf(
      rows,
      `'${_ === 'weeks' ? '2014-04-06' : _ === 'quarters' ? '2013-01-31' : '2016-01-01'}'`,
    );
    expect(note).not.toMatch(/missing|evenly/);
    expect(note).toMatch(/^1[2-3] points/);
  });
});

describe('what is refused', () => {
  test.each(['-1', '1.5', "'x'", 'NULL'])('lag := %s', async lag => {
    const call = `its_linear('input', ${since}, lag := ${lag})`;
    const words = /^`its_linear` takes a whole number from 0 on for `lag`, and it is /;
    await expect(termsOf(session, months(rough), call)).rejects.toThrow(words);
    await expect(termsOf(session, `${months(rough)} WHERE false`, call)).rejects.toThrow(words);
  });

  test('columns that are missing or of another type', async () => {
    await expect(linear('SELECT 1 AS series, 2 AS period')).rejects.toThrow(
      '`its_linear` needs a column `value`',
    );
    await expect(linear("SELECT 1 AS series, '2' AS period, 3 AS value")).rejects.toThrow(
      '`its_linear` needs dates or numbers in the column `period`, and it holds VARCHAR.',
    );
    await expect(linear("SELECT 1 AS series, 2 AS period, '3' AS value", '2')).rejects.toThrow(
      '`its_linear` needs numbers in the column `value`, and it holds VARCHAR.',
    );
  });
});

test('reads tables of any name, and views', async () => {
  await session.run(`CREATE TABLE "my odd table" AS ${months(rough)}`);
  await session.run('CREATE VIEW seen AS FROM "my odd table"');
  for (const name of ['"my odd table"', 'seen', 'memory.main.seen'])
    expect(await session.rows(`FROM its_linear('${name}', ${since})`), name).toHaveLength(4);
});

test('takes the intervention as a parameter', async () => {
  const values = { since: { value: '2016-01-01', type: VARCHAR } };
  const rows = await session.rows(`WITH input AS (${months(rough)}) FROM its_linear('input', $since)`, {
    values,
  });
  expect(rows).toEqual([...(await linear(months(rough))).values()]);
});
