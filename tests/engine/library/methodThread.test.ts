import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../../main/engine/database/Database';
import type { Row, Session } from '../../../main/engine/database/Session';
import { buildOnce } from '../../e2e/buildOnce';
import { root } from '../../e2e/root';
import { openMethodDatabase } from '../openMethods';

let database: Database;
let session: Session;
let here: Session;

const series = (count: number, points: number) =>
  `SELECT s AS series, i AS period, sin(i * (s + 1)) + i * s / 10 AS value FROM range(${count}) AS a(s), range(${points}) AS b(i)`;

/** Each residual with each other: minutes of work for the thread, and none for DuckDB. */
const endless = "FROM its_linear('long', 100_000, lag := 200_000)";

beforeAll(async () => {
  await buildOnce();
  database = await openMethodDatabase(undefined, join(root, 'out/main'));
  session = await database.session();
  here = await (await openMethodDatabase()).session();
  for (const one of [session, here]) await one.run(`CREATE TABLE few AS ${series(20, 30)}`);
  await session.run(`CREATE TABLE long AS ${series(1, 200_000)}`);
  await session.run(`CREATE TABLE many AS ${series(6_000, 20)}`);
});

/** What the query fails with when it is cancelled. */
async function cancelled(asked: Session, query: string, after: number) {
  const controller = new AbortController();
  const failure = asked.rows(query, { signal: controller.signal }).then(
    () => null,
    (error: unknown) => error,
  );
  await pause(after);
  controller.abort();
  return failure;
}

describe('the thread of methods', () => {
  test('answers as the functions do in the thread that asks', async () => {
    for (const query of ["FROM its_linear('few', 12)", "FROM its_fitted('few', 12)"]) {
      const rows = await session.rows(query);
      expect(rows.length).toBeGreaterThan(0);
      expect(rows).toEqual(await here.rows(query));
    }
  });

  test('answers for more series than one of DuckDB’s chunks holds, each its own', async () => {
    const [row] = await session.rows(`
      SELECT count(*) AS terms, count(DISTINCT series) AS series,
             max(abs(t.estimate - regr_slope)) FILTER (series > 0) AS furthest
      FROM its_linear('many', 10) AS t
      JOIN (SELECT series, regr_slope(value, period) AS regr_slope FROM many WHERE period < 10 GROUP BY series)
        USING (series)
      WHERE t.term = 'pre_trend'`);
    expect([row?.['terms'], row?.['series']].map(Number)).toEqual([6_000, 6_000]);
    expect(Number(row?.['furthest'])).toBeLessThan(1e-9);
  });

  test('serves several methods of one query', async () => {
    const [row] = await session.rows(`
      SELECT (SELECT count(*) FROM its_linear('few', 12)) AS terms, (SELECT count(*) FROM its_fitted('many', 10)) AS points,
             (SELECT count(*) FROM its_effect('few', 12)) AS effects`);
    expect(Object.values(row ?? {}).map(Number)).toEqual([80, 120_000, 20]);
  });

  test.each([
    ['on its thread', () => session],
    ['where it is asked', () => here],
  ] as const)('fails the query with the words of a row’s error, %s', async (_, asked) => {
    const query = `
        WITH asked AS MATERIALIZED (
          SELECT segmented_line_begin([1.0, 2.0], CASE i WHEN 2 THEN [1.0] ELSE [1.0, 2.0] END, 1, 0) AS ticket
          FROM range(4) AS r(i)
        )
        SELECT segmented_line_result(ticket) FROM golden_thread.finished('asked')`;
    await expect(asked().rows(query)).rejects.toThrow('Each value needs its place in time.');
    expect(await asked().rows("FROM its_linear('few', 12)")).toHaveLength(80);
  });
});

describe('a long computation', () => {
  test('does not lose what was begun with it', async () => {
    const begun = `
      WITH asked AS MATERIALIZED (
        SELECT segmented_line_begin(list(value), list(period::DOUBLE), 6_000, 12_000) AS ticket FROM long WHERE period < 12_000
        UNION ALL
        SELECT segmented_line_begin(list(value), list(period::DOUBLE), 4, 0) AS ticket FROM long WHERE period < 9
      )
      SELECT segmented_line_result(ticket).points AS points FROM golden_thread.finished('asked') ORDER BY points`;
    const started = performance.now();
    expect((await session.rows(begun)).map(({ points }) => points)).toEqual([9, 12_000]);
    // Longer than a task is kept that nobody asks for: else this shows nothing.
    expect(performance.now() - started).toBeGreaterThan(3_500);
  });

  test('is taken up again when its query asks for it only after other work', async () => {
    const late = `
      WITH asked AS MATERIALIZED (
        SELECT segmented_line_begin(list(value), list(period::DOUBLE), 6_000, 12_000) AS ticket FROM long WHERE period < 12_000
      ), busy AS MATERIALIZED (SELECT ticket FROM asked WHERE sleep_ms(4_500) IS NULL)
      SELECT segmented_line_result(ticket).points AS points FROM golden_thread.finished('busy')`;
    const started = performance.now();
    expect(await session.rows(late)).toEqual([{ points: 12_000 }]);
    // Longer than the task and the other work side by side: it had been set aside.
    expect(performance.now() - started).toBeGreaterThan(4_500);
  });

  test('ends when it is cancelled, and what is asked after it is answered', async () => {
    expect(await cancelled(session, endless, 2_500)).toMatchObject({ code: 'cancelled' });
    expect(await session.rows("FROM its_effect('few', 12)")).toHaveLength(20);
  });

  test('leaves other sessions their answers meanwhile', async () => {
    const other = await database.session();
    const controller = new AbortController();
    const settled: unknown[] = [];
    const asked = session.rows(endless, { signal: controller.signal }).then(
      (rows: readonly Row[]) => settled.push(rows),
      (error: unknown) => settled.push(error),
    );
    await pause(2_000);
    for (let time = 0; time < 20; time++) {
      await other.rows('SELECT count(*) FROM many');
      await pause(50);
    }
    expect(settled).toEqual([]);
    controller.abort();
    await asked;
    expect(settled).toMatchObject([{ code: 'cancelled' }]);
    other.close();
  });
});
