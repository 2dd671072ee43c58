import { expect, test } from 'vitest';
import { openCharts } from './charts';
import type { Judged } from './charts';
import { plainChart } from './plainCharts';
import type { PlainOptions } from './plainCharts';

const charts = openCharts();

/** A table of series of many lengths: with ties, with drifts, in decimals, and of walks. */
const many = `CREATE OR REPLACE TEMP TABLE many AS
  WITH drawn AS (SELECT s, p, (hash(s * 1000 + p) % 10007) / 10007 AS u FROM range(120) a(s), range(1, 61) b(p))
  SELECT s AS series, p AS period, CASE s % 4 WHEN 0 THEN floor(u * 6)
    WHEN 1 THEN round(u + sin(p / 6) * 2, 1) WHEN 2 THEN u * u * u * 100
    ELSE round(sum(u - 0.5) OVER (PARTITION BY s ORDER BY p), 2) END + 0::DOUBLE AS value
  FROM drawn WHERE p <= 3 + s % 58`;

const judge = (options: string, table = 'many') =>
  charts.rows<Judged>(`FROM spc_xmr('${table}', ${options})`);

test.each<[string, PlainOptions]>([
  ["improvement := 'neutral'", {}],
  ["improvement := 'increase'", { improvement: 'increase' }],
  ["improvement := 'decrease', fix_after := 15", { improvement: 'decrease', fixAfter: 15 }],
  ["improvement := 'increase', screen := false", { improvement: 'increase', screen: false }],
  [
    "improvement := 'increase', convention := 'making_data_count'",
    { improvement: 'increase', counting: true },
  ],
  [
    "improvement := 'decrease', convention := 'making_data_count', screen := true",
    { improvement: 'decrease', counting: true, screen: true },
  ],
])('charts are those of plain loops: %s', async (options, plain) => {
  await charts.rows(many);
  const rows = await judge(options);
  const series = new Map<unknown, Judged[]>();
  for (const row of rows) series.set(row.series, [...(series.get(row.series) ?? []), row]);
  const signals = new Map<string | null, number>();
  expect(series.size).toBe(120);
  for (const points of series.values()) {
    const expected = plainChart(
      points.map(({ value }) => value ?? NaN),
      plain,
    );
    expect(
      points.map(row => ({
        mean: row.mean,
        lower: row.lower_limit,
        upper: row.upper_limit,
        outside: row.outside_limits,
        trend: row.trend,
        two: row.two_of_three,
        shift: row.shift,
        signal: row.signal,
        variation: row.variation,
      })),
    ).toEqual(expected);
    for (const { signal } of points) signals.set(signal, (signals.get(signal) ?? 0) + 1);
  }
  // All rules were met somewhere, so that the comparison is one.
  expect([...signals.keys()].toSorted()).toEqual(
    ['astronomical', 'shift', 'trend', 'two_of_three', null].toSorted(),
  );
});

test('upside down, every direction and limit is turned and nothing else', async () => {
  await charts.rows(many);
  await charts.rows(
    'CREATE OR REPLACE TEMP TABLE turned AS SELECT series, period, -value AS value FROM many',
  );
  for (const convention of ['plot_the_dots', 'making_data_count']) {
    const rows = await judge(`improvement := 'increase', convention := '${convention}'`);
    const turned = await judge(`improvement := 'decrease', convention := '${convention}'`, 'turned');
    const minus = (value: number | null) => (value === null ? null : 0 - value);
    expect(
      turned.map(row => ({
        ...row,
        value: minus(row.value),
        mean: minus(row.mean),
        lower_limit: minus(row.upper_limit),
        upper_limit: minus(row.lower_limit),
        lower_near_limit: minus(row.upper_near_limit),
        upper_near_limit: minus(row.lower_near_limit),
      })),
    ).toEqual(rows);
  }
});

test('backwards, the rules flag the same points, and what rose falls', async () => {
  await charts.rows(many);
  await charts.rows(
    'CREATE OR REPLACE TEMP TABLE turned AS SELECT series, -period AS period, value FROM many',
  );
  const place = (row: Judged) => `${row.series as string} ${Math.abs(Number(row.period))}`;
  const turned = new Map((await judge("improvement := 'increase'", 'turned')).map(row => [place(row), row]));
  let trends = 0;
  for (const row of await judge("improvement := 'increase'")) {
    const back = turned.get(place(row));
    for (const column of [
      'mean',
      'upper_limit',
      'outside_limits',
      'trend',
      'two_of_three',
      'shift',
      'signal',
    ] as const) {
      expect(back?.[column]).toBe(row[column]);
    }
    // A point where a trend turns points by the step after it, which is another one backwards.
    if (row.signal === 'trend') trends += back?.variation === row.variation ? -1 : 1;
  }
  expect(trends).toBeGreaterThan(50);
});

test('the names of the series and the units of time change nothing', async () => {
  await charts.rows(many);
  await charts.rows(
    `CREATE OR REPLACE TEMP TABLE renamed AS
       SELECT 'z' || (2000 - series) AS series, TIMESTAMP '2001-01-01' + to_hours(period::INTEGER * 7) AS period, value FROM many`,
  );
  const without = (row: Judged) => ({ ...row, series: null, period: null });
  const renamed = await charts.rows<Judged>("FROM spc_xmr('renamed') ORDER BY series DESC, period");
  expect(renamed.map(without)).toEqual((await judge("improvement := 'neutral'")).map(without));
});
