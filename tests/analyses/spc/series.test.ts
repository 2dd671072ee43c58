import { describe, expect, test } from 'vitest';
import { numbered, openCharts, twelve } from './charts';
import type { Judged } from './charts';

const charts = openCharts();
const months = (values: string) => `WITH one AS (
  SELECT 'a' AS series, DATE '2015-01-01' + to_months(i::INTEGER - 1) AS period, v AS value
  FROM (SELECT unnest(${values}) AS v, generate_subscripts(${values}, 1) AS i))`;
const baselines = (rows: readonly Judged[]) => rows.map(row => row.baseline).join('');

describe('a value that is missing', () => {
  test('keeps its row, and its neighbours count as neighbours', async () => {
    const whole = await charts.xmr([...twelve, 3, 4, -2]);
    const holed = await charts.xmr([1, null, ...twelve.slice(1), 3, null, null, 4, -2, null]);
    expect(holed).toHaveLength(19);
    const kept = holed.filter(row => row.value !== null);
    expect(kept.map(row => ({ ...row, period: null }))).toEqual(whole.map(row => ({ ...row, period: null })));
    for (const row of holed.filter(each => each.value === null)) {
      expect(row).toMatchObject({
        mean: whole[0]?.mean,
        upper_limit: whole[0]?.upper_limit,
        moving_range: null,
      });
      expect([row.outside_limits, row.trend, row.two_of_three, row.shift, row.signal, row.variation]).toEqual(
        Array(6).fill(null),
      );
      expect(row.note).toMatch(/^no value: the points on either side count as neighbours/);
    }
    expect(holed.map(row => Number(row.period))).toEqual(Array.from({ length: 19 }, (_, i) => i + 1));
  });

  test('is a gap also when it is not finite, and does not count towards fixed limits', async () => {
    const values = [1, NaN, ...twelve.slice(1), 8, -8];
    const rows = await charts.xmr(values, 'fix_after := 12');
    expect(rows[1]).toMatchObject({ value: null, signal: null });
    expect(rows.map(row => row.mean)).toEqual(values.map(() => 0));
    expect(await charts.summary([1, null, ...twelve, null])).toMatchObject({
      points: 13n,
      note: '2 missing values',
    });
  });

  test('everywhere leaves nothing to judge', async () => {
    expect((await charts.xmr([null, null]))[0]).toMatchObject({
      mean: null,
      upper_limit: null,
      variation: null,
    });
    expect(await charts.summary([null, null], 'target := 3')).toEqual({
      series: 'a',
      points: 0n,
      baseline_points: null,
      mean: null,
      lower_limit: null,
      upper_limit: null,
      special_cause_points: 0n,
      improvement_points: 0n,
      concern_points: 0n,
      neutral_high_points: 0n,
      neutral_low_points: 0n,
      variation_icon: null,
      assurance_icon: null,
      note: 'no values; 2 missing values',
    });
  });
});

describe('a rebase', () => {
  const values = `[1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 21, 23, 21, 23]`;
  const run = (rebase: string) =>
    charts.rows<Judged>(`${months(values)} FROM spc_xmr('one', rebase := ${rebase})`);

  test('begins a baseline at the point of that period, with limits and ranges of its own', async () => {
    const rows = await run("[DATE '2016-02-01']");
    expect(baselines(rows)).toBe('00000000000001111');
    expect(rows[13]).toMatchObject({ mean: 22, moving_range: null });
    expect(rows[14]).toMatchObject({ moving_range: 2, upper_limit: 22 + 2.66 * 2 });
    expect(rows[13]?.note).toBe('trial limits: 4 points, fewer than 13');
    expect(rows[12]?.note).toBeNull();
  });

  test('may be given as text, as time or with another order, and more than once', async () => {
    const rows = await run("[DATE '2016-02-01', DATE '2015-07-01']");
    expect(baselines(rows)).toBe('00000011111112222');
    expect(await run("['2015-07-01', '2016-02-01', '2015-07-01']")).toEqual(rows);
    expect(await run("[TIMESTAMP '2015-07-01', TIMESTAMP '2016-02-01', NULL]")).toEqual(rows);
  });

  test('at the first point changes nothing, at the last leaves one point without limits', async () => {
    expect(await run("[DATE '2015-01-01']")).toEqual(await run('[]'));
    const rows = await run("[DATE '2016-05-01']");
    expect(baselines(rows)).toBe('00000000000000001');
    expect(rows.at(-1)).toMatchObject({
      mean: 23,
      upper_limit: null,
      outside_limits: null,
      two_of_three: null,
      trend: false,
      shift: false,
      variation: 'common_cause',
      note: 'no limits: one point has no moving range',
    });
  });

  test('that is at no point of a series is noted in every row of it', async () => {
    const rows = await charts.rows<Judged>(`${months(values)}, two AS (
      FROM one UNION ALL SELECT 'b', period, value FROM one WHERE period < DATE '2016-02-01')
      FROM spc_xmr('two', rebase := ['2016-02-01', '2015-01-02', 'soon'])`);
    const notes = (series: string) => [
      ...new Set(rows.filter(row => row.series === series).map(row => row.note)),
    ];
    expect(notes('a')).toEqual([
      'no point at the rebase 2015-01-02, soon',
      'trial limits: 4 points, fewer than 13; no point at the rebase 2015-01-02, soon',
    ]);
    expect(notes('b')).toEqual(['no point at the rebase 2015-01-02, 2016-02-01, soon']);
    expect(baselines(rows.filter(row => row.series === 'b'))).toBe('0000000000000');
  });

  test('at a month without a value begins there all the same', async () => {
    const rows = await charts.xmr([1, 2, 1, 2, null, 9, 8, 9], 'rebase := [5]');
    expect(baselines(rows)).toBe('00001111');
    expect(rows[5]).toMatchObject({ moving_range: null, mean: 26 / 3 });
  });

  test('is not looked across by any rule, and each baseline fixes its own limits', async () => {
    const rising = await charts.xmr([...twelve, 1, 2, 3, 4, 5, 6, 7], 'rebase := [17]');
    expect(rising.map(row => row.trend)).toEqual(Array(19).fill(false));
    const fixed = await charts.xmr(
      [...twelve, 50, ...twelve.map(y => y + 9), 50],
      'rebase := [14], fix_after := 12',
    );
    expect(fixed.map(row => row.mean)).toEqual([...Array<number>(13).fill(0), ...Array<number>(13).fill(9)]);
  });
});

describe('few or equal values', () => {
  test('one point has a mean and no limits', async () => {
    expect((await charts.xmr([5]))[0]).toMatchObject({
      mean: 5,
      upper_limit: null,
      lower_near_limit: null,
      outside_limits: null,
      variation: 'common_cause',
      note: 'no limits: one point has no moving range',
    });
  });

  test('two points have trial limits', async () => {
    expect((await charts.xmr([5, 7]))[1]).toMatchObject({
      mean: 6,
      moving_range: 2,
      upper_limit: 6 + 2.66 * 2,
    });
  });

  test('equal ones have no limits by the package and the mean as limits by the tool', async () => {
    const values = Array<number>(14).fill(0.1);
    for (const row of await charts.xmr(values)) {
      expect(row).toMatchObject({ mean: 0.1, upper_limit: null, variation: 'common_cause', shift: false });
      expect(row.note).toBe('no limits: all values are the same');
    }
    for (const row of await charts.xmr(values, "convention := 'making_data_count'")) {
      expect(row).toMatchObject({
        mean: 0.1,
        upper_limit: 0.1,
        outside_limits: false,
        variation: 'common_cause',
      });
      expect(row.note).toBe('limits are the mean: no moving range above 0 is used');
    }
  });

  test('equal ones but the last have limits at the mean, all ranges above 0 being screened out', async () => {
    const rows = await charts.xmr([...Array<number>(14).fill(10), 25]);
    expect(rows[0]).toMatchObject({ mean: 11, upper_limit: 11, signal: 'astronomical' });
    expect(rows[0]?.note).toBe(
      'limits are the mean: no moving range above 0 is used; 1 of 14 moving ranges screened out',
    );
  });
});

describe('a table', () => {
  test('without rows gives none', async () => {
    const none = "WITH none AS (SELECT 'a' AS series, 1 AS period, 1.0 AS value WHERE false)";
    expect(await charts.rows(`${none} FROM spc_xmr('none')`)).toEqual([]);
    expect(await charts.rows(`${none} FROM spc_summary('none')`)).toEqual([]);
  });

  test('may have any name, be a view, and hold numbers and series of any type', async () => {
    await charts.rows(
      'CREATE TEMP TABLE "my table" AS SELECT 7 AS series, 2.5 AS period, 3::DECIMAL(5, 1) AS value, 1 AS more',
    );
    await charts.rows(
      "CREATE TEMP VIEW looked AS SELECT NULL AS series, TIMESTAMP '2020-01-01 10:00' AS period, 4::UTINYINT AS value",
    );
    expect((await charts.rows<Judged>(`FROM spc_xmr('"my table"')`))[0]).toMatchObject({
      series: 7,
      value: 3,
    });
    expect((await charts.rows<Judged>("FROM spc_xmr('looked')"))[0]).toMatchObject({
      series: null,
      value: 4,
    });
    expect(await charts.rows("FROM spc_summary('looked', rebase := ['2020-01-01 10:00'])")).toHaveLength(1);
  });

  test('may be called what the macro calls its own', async () => {
    const rows = await charts.rows<Judged>(
      `WITH points AS (SELECT 1 AS series, unnest([3, 1, 2]) AS period, 5 AS value),
            "rows" AS (FROM points) FROM spc_xmr('"rows"')`,
    );
    expect(rows.map(row => Number(row.period))).toEqual([1, 2, 3]);
  });

  test('of a million rows is judged, whether in one series or in many', async () => {
    for (const points of [1000, 1_000_000]) {
      const [row] = await charts.rows<Record<string, unknown>>(
        `WITH million AS (
           SELECT i // ${points} AS series, i % ${points} AS period, (i * 7919) % 101 AS value FROM range(1000000) t(i))
         SELECT count(*) AS rows, count(DISTINCT series) AS series, count(upper_limit) AS limited FROM spc_xmr('million')`,
      );
      expect(row).toEqual({ rows: 1_000_000n, series: BigInt(1_000_000 / points), limited: 1_000_000n });
    }
  });

  test('gives columns in the order that is promised', async () => {
    expect(Object.keys((await charts.xmr([1]))[0] ?? {}).join(' ')).toBe(
      'series period value baseline mean lower_limit upper_limit lower_near_limit upper_near_limit moving_range ' +
        'target outside_limits trend two_of_three shift signal variation note',
    );
    expect(Object.keys(await charts.summary([1])).join(' ')).toBe(
      'series points baseline_points mean lower_limit upper_limit special_cause_points improvement_points ' +
        'concern_points neutral_high_points neutral_low_points variation_icon assurance_icon note',
    );
  });

  test('with a period twice is refused, also beside a missing value', async () => {
    for (const second of ['7', 'NULL']) {
      const twice = `WITH twice AS (FROM (VALUES ('a', 1, 2), ('a', 2, 3), ('b', 2, 3), ('a', 2, ${second})) AS t(series, period, value))`;
      for (const macro of ['spc_xmr', 'spc_summary']) {
        await expect(charts.rows(`${twice} FROM ${macro}('twice')`)).rejects.toThrow(
          "`spc_xmr` needs one row a series and period, and series 'a' has several of 2. Sum or average",
        );
      }
    }
  });

  test('keeps rows without a period, apart', async () => {
    const rows = await charts.rows<Judged>(
      `${numbered([1, 2])}, more AS (FROM one UNION ALL VALUES ('a', NULL, 9.0), ('a', NULL, NULL), ('b', NULL, 1.0))
       FROM spc_xmr('more')`,
    );
    expect(rows.map(row => [row.series, row.value, row.mean])).toEqual([
      ['a', 1, 1.5],
      ['a', 2, 1.5],
      ['a', 9, null],
      ['a', null, null],
      ['b', 1, null],
    ]);
    expect(rows[2]?.note).toBe('no period: not part of the series');
    const [a, b] = await charts.rows<{ points: bigint; note: string }>(
      `${numbered([1, 2])}, more AS (FROM one UNION ALL VALUES ('a', NULL, 9.0), ('a', NULL, NULL), ('b', NULL, 1.0))
       FROM spc_summary('more')`,
    );
    expect(a).toMatchObject({
      points: 2n,
      note: 'trial limits: 2 points, fewer than 13; 2 rows without a period left out',
    });
    expect(b).toMatchObject({ points: 0n, note: 'no values; 1 row without a period left out' });
  });

  test('with text for values or periods is refused by name', async () => {
    await expect(
      charts.rows("WITH t AS (SELECT 1 AS series, 1 AS period, 'x' AS value) FROM spc_xmr('t')"),
    ).rejects.toThrow(/`spc_xmr` needs numbers in the column `value`/);
    await expect(
      charts.rows("WITH t AS (SELECT 1 AS series, 'x' AS period, 1 AS value) FROM spc_xmr('t')"),
    ).rejects.toThrow(/`spc_xmr` needs dates or numbers in the column `period`/);
    await expect(charts.rows("WITH t AS (SELECT 1 AS series, 1 AS value) FROM spc_xmr('t')")).rejects.toThrow(
      /period/,
    );
  });

  test.each([
    ["improvement := 'up'", "`improvement` is 'increase', 'decrease' or 'neutral', and it was 'up'."],
    ['improvement := NULL', "`improvement` is 'increase', 'decrease' or 'neutral', and it was NULL."],
    ["convention := 'excel'", "`convention` is 'plot_the_dots' or 'making_data_count', and it was 'excel'."],
    ["target := 'high'", "`target` is a number, and it was 'high'."],
  ])('with the option %s is refused, with or without rows', async (option, message) => {
    await expect(charts.xmr([1, 2], option)).rejects.toThrow(message);
    await expect(charts.xmr([], option)).rejects.toThrow(message);
    await expect(charts.summary([1, 2], option)).rejects.toThrow(message);
  });
});
