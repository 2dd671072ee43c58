import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Session } from '../../../main/engine/database/Session';
import { root } from '../../e2e/root';
import { openMethods } from '../../engine/openMethods';

const folder = join(root, '../shared/data/real');
const without = !existsSync(folder) && process.env['CI'] !== 'true';
if (without) process.stderr.write(`Tests of run charts of real trusts are skipped: there is no ${folder}.\n`);

let session: Session;
beforeAll(async () => {
  session = await openMethods(without ? undefined : folder);
});

type Row = Readonly<Record<string, unknown>>;
const listed = (values: readonly (number | null)[]) =>
  `WITH one AS (SELECT 'a' AS series, unnest(range(1, ${values.length + 1})) AS period,
                       unnest([${values.map(value => value ?? 'NULL').join(', ')}]::DOUBLE[]) AS value)`;
const chart = (values: readonly (number | null)[]): Promise<readonly Row[]> =>
  session.rows(`${listed(values)} FROM run_chart('one')`);
const summary = async (values: readonly (number | null)[]) =>
  (await session.rows(`${listed(values)} FROM run_chart_summary('one')`))[0] ?? {};
const numbers = (row: Row) =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, typeof value === 'bigint' ? Number(value) : value]),
  );

describe('a run chart', () => {
  test('numbers the runs around the median, past points on it and past gaps', async () => {
    const rows = await chart([1, 1, 3, 1, 7, null, 8, 3, 9, 0, 5]);
    expect(rows.map(row => row['run'])).toEqual([1, 1, null, 1, 2, null, 2, null, 2, 3, 4]);
    expect(rows.map(row => row['useful'])).toEqual([
      true,
      true,
      false,
      true,
      true,
      null,
      true,
      false,
      true,
      true,
      true,
    ]);
    expect(new Set(rows.map(row => row['median']))).toEqual(new Set([3]));
    expect(Object.keys(rows[0] ?? {})).toEqual(['series', 'period', 'value', 'median', 'useful', 'run']);
  });

  test.each([
    [[1, 2, 3, 10], 2.5],
    [[5, 1, 3], 3],
    [[0.1, 0.2], 0.15000000000000002],
    [[4, null, 2], 3],
    [[7], 7],
    [[null], null],
  ])('of %j has the median %s', async (values, median) => {
    expect((await summary(values))['median']).toBe(median);
  });

  test('without rows is none, and without values has no runs', async () => {
    expect(await session.rows(`${listed([])} FROM run_chart('one')`)).toEqual([]);
    expect(await session.rows(`${listed([])} FROM run_chart_summary('one')`)).toEqual([]);
    expect(await chart([null])).toEqual([
      { series: 'a', period: 1n, value: null, median: null, useful: null, run: null },
    ]);
  });

  test('keeps rows without a period at the end of their series, and counts them nowhere', async () => {
    const more = `${listed([1, 2, 3])}, more AS (FROM one UNION ALL VALUES ('a', NULL, 9.0), ('b', NULL, 1.0))`;
    const rows = await session.rows(`${more} FROM run_chart('more')`);
    expect(rows.map(row => [row['series'], row['value'], row['useful'], row['run']])).toEqual([
      ['a', 1, true, 1],
      ['a', 2, false, null],
      ['a', 3, true, 2],
      ['a', 9, null, null],
      ['b', 1, null, null],
    ]);
    const [a, b] = await session.rows(`${more} FROM run_chart_summary('more')`);
    expect(a).toMatchObject({ points: 3n, useful_points: 2n });
    expect(b).toMatchObject({ points: 0n, useful_points: 0n, median: null, signal: null });
  });

  test('is refused with a period twice, or with text', async () => {
    for (const macro of ['run_chart', 'run_chart_summary']) {
      await expect(
        session.run(
          `WITH t AS (SELECT 'a' AS series, 1 AS period, unnest([1, NULL]) AS value) FROM ${macro}('t')`,
        ),
      ).rejects.toThrow("`run_chart` needs one row a series and period, and series 'a' has several of 1.");
      await expect(
        session.run(`WITH t AS (SELECT 'a' AS series, 1 AS period, 'x' AS value) FROM ${macro}('t')`),
      ).rejects.toThrow('`run_chart` needs numbers in the column `value`');
    }
  });

  test('takes dates, odd names and series without a name', async () => {
    await session.run(`CREATE TEMP TABLE "odd name" AS
      SELECT NULL::INTEGER AS series, DATE '2020-01-01' + i::INTEGER AS period, i AS value, 'x' AS more FROM range(9) t(i)`);
    const rows = await session.rows(`FROM run_chart('"odd name"')`);
    expect(rows.map(row => row['run'])).toEqual([1, 1, 1, 1, null, 2, 2, 2, 2]);
  });
});

describe('a summary', () => {
  test('of 36 useful points allows a run of 8 and asks for 13 crossings', async () => {
    const alternating = Array.from({ length: 36 }, (_, i) => i % 2);
    expect(numbers(await summary(alternating))).toEqual({
      series: 'a',
      points: 36,
      useful_points: 36,
      median: 0.5,
      longest_run: 1,
      longest_run_max: 8,
      crossings: 35,
      crossings_min: 13,
      signal: false,
    });
  });

  /** Points above and below in runs of the lengths given. */
  const runs = (lengths: readonly number[]) =>
    lengths.flatMap((length, run) => Array<number>(length).fill(run % 2 === 0 ? 1 : -1));
  test.each([
    ['a run at the most', [8, 8, ...Array<number>(20).fill(1)], 8, 21, false],
    ['a run longer', [9, 9, ...Array<number>(18).fill(1)], 9, 19, true],
    ['crossings at the fewest', [3, 3, 3, 3, 3, 3, 3, 3, 2, 2, 2, 2, 2, 2], 3, 13, false],
    ['crossings fewer', [3, 3, 3, 3, 3, 3, 3, 3, 2, 3, 2, 3, 2], 3, 12, true],
  ])('signals beyond and not at the bounds: %s', async (_, lengths, longest, crossings, signal) => {
    const row = numbers(await summary(runs(lengths)));
    expect(row).toMatchObject({ useful_points: 36, longest_run: longest, crossings, signal });
  });

  test('of one point, of equal points and of one beside them', async () => {
    expect(numbers(await summary([4]))).toMatchObject({
      points: 1,
      useful_points: 0,
      longest_run: null,
      signal: null,
    });
    expect(numbers(await summary(Array<number>(20).fill(0.1)))).toMatchObject({
      useful_points: 0,
      longest_run_max: null,
      crossings: null,
      crossings_min: null,
      signal: null,
    });
    expect(numbers(await summary([1, 1, 1, 2]))).toMatchObject({
      useful_points: 1,
      longest_run: 1,
      longest_run_max: 3,
      crossings: 0,
      crossings_min: 0,
      signal: false,
    });
  });

  test('is the same backwards, upside down and under another name', async () => {
    const values = Array.from({ length: 41 }, (_, i) => (i * i * 7) % 23);
    const row = await summary(values);
    expect(await summary(values.toReversed())).toMatchObject(row);
    const turned = await summary(values.map(value => -value));
    expect(turned).toMatchObject({ ...row, median: -(row['median'] as number) });
  });
});

describe('the fewest crossings', () => {
  /** The 5% quantile of throws of a fair coin, in whole numbers of any size. */
  function quantile(throws: number): number {
    let ways = 1n;
    let upTo = 1n;
    let k = 0;
    while (upTo * 20n < 1n << BigInt(throws)) {
      ways = (ways * BigInt(throws - k)) / BigInt(k + 1);
      upTo += ways;
      k++;
    }
    return k;
  }
  const counts = [
    ...Array.from({ length: 400 }, (_, i) => i + 1),
    999,
    1000,
    1001,
    2047,
    2048,
    4999,
    100_000,
  ];

  test('are exact for any number of points', async () => {
    const rows = await session.rows(
      `WITH counts AS (SELECT unnest([${counts.join(', ')}]) AS n) FROM golden_thread.run_chart_crossings('counts') ORDER BY n`,
    );
    expect(rows.map(row => [Number(row['n']), row['fewest']])).toEqual(
      counts.map(count => [count, quantile(count - 1)]),
    );
  });

  test('are near the normal quantile for a million', async () => {
    const [row] = await session.rows(
      "WITH counts AS (SELECT 1000001 AS n) FROM golden_thread.run_chart_crossings('counts')",
    );
    // 500,000 - 1.6448536 × 500 = 499,177.57, less a half for the step, and up.
    expect(row?.['fewest']).toBe(499178);
  });
});

describe.skipIf(without)('fifteen series of five real trusts', () => {
  test('signal in eleven', async () => {
    const rows = await session.rows(`
      WITH type_1 AS (
        FROM read_csv('${join(folder, 'ae_attendances.csv')}', types = {'type': 'VARCHAR'})
        WHERE type = '1' AND org_code IN ('RR8', 'RTP', 'RF4', 'RKB', 'RXW')),
      fifteen AS (
        SELECT org_code || ' performance' AS series, period::DATE AS period, 100 * (1 - breaches / attendances) AS value FROM type_1
        UNION ALL SELECT org_code || ' attendances', period, attendances FROM type_1
        UNION ALL SELECT org_code || ' breaches', period, breaches FROM type_1)
      FROM run_chart_summary('fifteen')`);
    for (const row of rows) expect(row).toMatchObject({ points: 36n, longest_run_max: 8, crossings_min: 13 });
    expect(rows.filter(row => row['signal'] === false).map(row => row['series'])).toEqual([
      'RKB attendances',
      'RKB breaches',
      'RR8 attendances',
      'RTP attendances',
    ]);
    expect(rows.filter(row => row['signal'] === true)).toHaveLength(11);
  });
});
