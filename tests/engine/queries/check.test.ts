import { expect, test } from 'vitest';
import { Failure } from '../../../main/contract/failure';
import { startEngine, studyOf } from '../openStudy';

async function open() {
  const ask = startEngine();
  await ask('study.open', { folder: studyOf({ 'data.csv': 'case_id,b\n1,x\n2,x\n3,y\n4,\n' }) });
  return {
    ask,
    check: (sql: string, signal?: AbortSignal) =>
      ask('query.check', { session: 'test', sql, path: 'a.sql' }, signal),
    run: (sql: string, signal?: AbortSignal) =>
      ask('query.run', { session: 'test', sql, path: null, parameters: {} }, signal),
  };
}

test('each statement’s fault is told in its place, with what was perhaps meant', async () => {
  const { check } = await open();
  const found = await check(
    "-- é\nSELECT 'é', bb FROM data;\nFROM dta;\nSELECT suum(b) FROM data;\nSELECT 1 FORM data;",
  );
  expect(found.map(({ place }) => place)).toEqual([
    { path: 'a.sql', line: 2, column: 13, endColumn: 15 },
    { path: 'a.sql', line: 3, column: 6, endColumn: 9 },
    { path: 'a.sql', line: 4, column: 8, endColumn: 12 },
    { path: 'a.sql', line: 5, column: 15, endColumn: 19 },
  ]);
  const messages = found.map(({ message }) => message);
  expect(messages[0]).toContain('Candidate bindings: "b"');
  expect(messages[1]).toContain('Did you mean "data"?');
  expect(messages[2]).toContain('Did you mean "sum"?');
  expect(messages[3]).toContain('syntax error at or near "data"');
});

test('a fault without a place is told on the first word of its statement', async () => {
  const { check } = await open();
  expect(await check("SELECT 1;\n\n-- of a file\nFROM 'nothere.csv'")).toMatchObject([
    { place: { path: 'a.sql', line: 4, column: 1, endColumn: 5 } },
  ]);
});

test('a statement that ends too early is marked on its last word', async () => {
  const { check } = await open();
  expect(await check('SELECT *\nFROM data WHERE\n\n;\nFROM data')).toMatchObject([
    { place: { path: 'a.sql', line: 2, column: 11, endColumn: 16 } },
  ]);
  expect(await check('SELECT (1 +')).toMatchObject([{ place: { line: 1, column: 11, endColumn: 12 } }]);
});

test('a method that lacks a column is told with the remedy', async () => {
  const { check } = await open();
  const [found] = await check("WITH c AS (SELECT case_id, b FROM data)\nFROM sequence_distances('c')");
  expect(found?.message).toContain('`sequence_distances` needs a column `position`');
  expect(found?.place).toMatchObject({ line: 2, column: 6 });
});

test('nothing is marked that may be right once the statements before it have run', async () => {
  const { check, run } = await open();
  expect(await check('CREATE TEMP TABLE t AS SELECT 1 AS one; SELECT one, two FROM t')).toEqual([]);
  expect(await check('CREATE TEMP TABLE t AS SELECT 1 AS one; SELECT one FORM t')).toHaveLength(1);
  expect(await check('EXECUTE something(1)')).toEqual([]);
  expect(await check('-- param since: date = 2020-01-01\nFROM data WHERE case_id > $since')).toEqual([]);
  expect(await check('')).toEqual([]);
  // What was checked has not run.
  expect(await check('FROM t')).toHaveLength(1);
  await run('CREATE TEMP TABLE t AS SELECT 1 AS one');
  expect(await check('SELECT one FROM t')).toEqual([]);
});

test('a script is checked, and a column counted not at all, while its own query runs', async () => {
  const { ask, check, run } = await open();
  const controller = new AbortController();
  const heavy = run(
    'SELECT sum(a.range * b.range) FROM range(1000000) a, range(1000000) b',
    controller.signal,
  );
  const ended = heavy.then(
    () => 'ran',
    (error: unknown) => (error instanceof Failure ? error.code : String(error)),
  );
  expect(await check('FROM dta')).toHaveLength(1);
  expect(await ask('catalogue.column', { table: 'data', column: 'b' })).toBeNull();
  controller.abort();
  expect(await ended).toBe('cancelled');
});

test('a check that nobody waits for any more is given up', async () => {
  const { check } = await open();
  const controller = new AbortController();
  controller.abort();
  await expect(check('FROM dta', controller.signal)).rejects.toMatchObject({ code: 'cancelled' });
});

test('what a column holds is counted', async () => {
  const { ask } = await open();
  expect(await ask('catalogue.column', { table: 'data', column: 'b' })).toEqual({
    ...{ rows: 4, nulls: 1, distinct: 2, least: null, greatest: null },
    frequent: [
      { value: 'x', rows: 2 },
      { value: 'y', rows: 1 },
    ],
  });
  expect(await ask('catalogue.column', { table: 'data', column: 'case_id' })).toEqual({
    ...{ rows: 4, nulls: 0, distinct: 4, least: '1', greatest: '4' },
    frequent: [],
  });
});
