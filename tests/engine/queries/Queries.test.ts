import { expect, test } from 'vitest';
import type { EngineAsk } from '../../../main/contract/engine';
import { Failure } from '../../../main/contract/failure';
import { pageTexts, startEngine, studyOf, textRows } from '../openStudy';

const run = (sql: string, parameters: Record<string, string | null> = {}, session = 'test') => ({
  session,
  sql,
  path: null,
  parameters,
});

async function open(
  files: Record<string, string> = { 'data.csv': 'a,b\n1,x\n2,y\n3,\n' },
): Promise<EngineAsk> {
  const ask = startEngine();
  await ask('study.open', { folder: studyOf(files) });
  return ask;
}

async function failureOf(promise: Promise<unknown>): Promise<Failure> {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof Failure) return error;
  throw new Error(`not a Failure: ${String(error)}`);
}

test('a result keeps repeated names, NULLs and its exact size', async () => {
  const ask = await open();
  const result = await ask('query.run', run('SELECT a, b, a AS a, NULL AS "rowid" FROM data ORDER BY 1'));
  expect(result.columns.map(column => column.name)).toEqual(['a', 'b', 'a', 'rowid']);
  expect(result.rows).toBe(3);
  expect(await pageTexts(ask, result)).toEqual([
    ['1', 'x', '1', 'NULL'],
    ['2', 'y', '2', 'NULL'],
    ['3', 'NULL', '3', 'NULL'],
  ]);
});

test('any page of ten million rows is the right one, in the query’s order or another', async () => {
  const ask = await open();
  const sql = 'SELECT range AS n, 9999999 - range AS m FROM range(10000000)';
  const result = await ask('query.run', run(sql));
  expect(result.rows).toBe(10_000_000);
  expect(await pageTexts(ask, result, { offset: 9_999_998, limit: 5 })).toEqual([
    ['9999998', '1'],
    ['9999999', '0'],
  ]);
  const order = [{ column: 1, descending: false }];
  expect(await pageTexts(ask, result, { offset: 7_000_000, limit: 1, order })).toEqual([
    ['2999999', '7000000'],
  ]);
});

test('sorting keeps rows that tie in their order, and puts NULLs last both ways', async () => {
  const ask = await open();
  const result = await ask(
    'query.run',
    run("SELECT * FROM (VALUES (1, 'b'), (2, NULL), (3, 'a'), (4, 'b')) AS t(n, s)"),
  );
  const sorted = (descending: boolean) => pageTexts(ask, result, { order: [{ column: 1, descending }] });
  expect((await sorted(false)).map(row => row[0])).toEqual(['3', '1', '4', '2']);
  expect((await sorted(true)).map(row => row[0])).toEqual(['1', '4', '3', '2']);
});

test.each([
  ['SHOW TABLES', 'name'],
  ['DESCRIBE data', 'column_name'],
  ['SUMMARIZE data', 'column_name'],
  ['EXPLAIN SELECT 1', 'explain_key'],
  ['CALL range(3)', 'range'],
  ['PIVOT data ON b USING sum(a)', 'x'],
  ['FROM data', 'a'],
  ['VALUES (1)', 'col0'],
  ['WITH d AS (FROM data) FROM d', 'a'],
  ['SELECT 1 AS a -- and no more', 'a'],
  ['SELECT 1 AS first; SELECT 2 AS a;', 'a'],
  ['CREATE TEMP TABLE t AS SELECT 1 AS one; FROM t', 'one'],
  ['INSERT INTO own VALUES (2) RETURNING n', 'n'],
])('%s gives rows', async (sql, first) => {
  const ask = await open();
  await ask('query.run', run('CREATE TABLE own AS SELECT 1 AS n'));
  const result = await ask('query.run', run(sql));
  expect(result.rows).toBeGreaterThan(0);
  expect(result.columns.map(column => column.name)).toContain(first);
  expect((await pageTexts(ask, result)).length).toBe(result.rows);
});

test('parameters take the type that the head declares, and its default', async () => {
  const ask = await open();
  const head =
    "-- param from: date = 2016-04-01\n-- param name: varchar = 'it''s'\n-- param n: integer[] = [1, 2]\n";
  const sql = `${head}SELECT typeof($from) AS t, $from + 1, $name, len($n), $other`;
  const result = await ask('query.run', run(sql, { other: null, from: '2020-02-28' }));
  expect(await pageTexts(ask, result)).toEqual([['DATE', '2020-02-29', "it's", '2', 'NULL']]);
  expect((await failureOf(ask('query.run', run('SELECT $x')))).message).toContain('-- param x: varchar');
  const wrong = await failureOf(ask('query.run', run(`${head}SELECT $from`, { from: 'soon' })));
  expect(wrong.message).toContain('soon');
});

test.each([
  ["SELECT 'é😀£', vv FROM data", 1, 16],
  ["-- é\nSELECT 1;\nSELECT '😀' AS x,\n  missing FROM data", 4, 3],
  ['SELEC 1', 1, 1],
  ['SELECT 1;\nSELECT * FROM nowhere', 2, 15],
  ["SELECT '£' || nothing(1)", 1, 15],
])('an error in %j stands at line %i, column %i', async (sql, line, column) => {
  const ask = await open();
  const { place, code } = await failureOf(ask('query.run', { ...run(sql), path: 'x.sql' }));
  expect(code).toBe('query');
  expect(place).toMatchObject({ path: 'x.sql', line, column });
});

test.each([
  ["FROM read_text('/etc/passwd')", /only files in its own folder/],
  ["FROM '../other.csv'", /only files in its own folder/],
  ["COPY (SELECT 1) TO '/tmp/golden-thread-test.csv'", /only files in its own folder/],
  ["ATTACH '/tmp/golden-thread-test.duckdb'", /only files in its own folder/],
  ["COPY (SELECT 1) TO 'data.csv'", /would overwrite/],
  ["COPY (SELECT 1) TO E'data.csv'", /plain quotation marks/],
  ['COPY (SELECT 1) TO $$data.csv$$', /plain quotation marks/],
  ["SET VARIABLE f = 'data.csv'; COPY (SELECT 1) TO (getvariable('f'))", /plain quotation marks/],
  ["COPY (SELECT 1) TO 'figures/../data.csv'", /would overwrite/],
  ["EXPLAIN ANALYZE COPY (SELECT 1 AS \"TO\", ' TO ''x''') TO 'data.csv'", /would overwrite/],
  ["PREPARE p AS COPY (SELECT 1) TO 'data.csv'", /would overwrite/],
  ["ATTACH ':memory:' AS other; CREATE TABLE other.t (a INTEGER)", /attached database “other”/],
  ['INSTALL httpfs', /Extensions cannot/],
  ['CREATE SECRET s (TYPE s3)', /Secrets cannot/],
  ["FROM 'https://example.org/a.csv'", /nothing from the network/],
  ['LOAD httpfs', /Extensions cannot/],
  ["SET home_directory = '/'", /locked/],
  ['SET enable_external_access = true', /locked|Cannot/],
  ['DROP VIEW study.main.data', /cannot change them/],
  ['DELETE FROM study.golden_thread.loads', /cannot change them/],
  ['INSERT INTO rejects VALUES (NULL, NULL, NULL, NULL, NULL)', /cannot change them/],
  ['DETACH study', /cannot be detached/],
  ['BEGIN', /transaction of its own/],
])('%s is refused', async (sql, message) => {
  const ask = await open();
  const failure = await failureOf(ask('query.run', run(sql)));
  expect(failure.message).toMatch(message);
  expect(await textRows(ask, 'SELECT count(*) FROM data')).toEqual([['3']]);
});

test('EXPORT writes over no folder of the study', async () => {
  const ask = await open({ 'data/x.csv': 'a\n1\n' });
  const sql = "ATTACH ':memory:' AS other; EXPORT DATABASE other TO 'data'";
  expect((await failureOf(ask('query.run', run(sql)))).message).toMatch(/would overwrite/);
});

test('a query that runs for minutes stops when it is cancelled, and others answer meanwhile', async () => {
  const ask = await open();
  const controller = new AbortController();
  const endless = 'SELECT sum(a.range * b.range) FROM range(10000000) AS a, range(10000000) AS b';
  const running = failureOf(ask('query.run', run(endless), controller.signal));
  await new Promise(done => setTimeout(done, 300));
  const other = await ask('query.run', run('SELECT 42', {}, 'another'));
  expect(await pageTexts(ask, other)).toEqual([['42']]);
  controller.abort();
  expect((await running).code).toBe('cancelled');
  expect(await textRows(ask, 'SELECT 1')).toEqual([['1']]);
});

test('a failed run leaves the result before it in place', async () => {
  const ask = await open();
  const before = await ask('query.run', run('FROM data'));
  await failureOf(ask('query.run', run('SELECT nothing')));
  expect((await pageTexts(ask, before)).length).toBe(3);
  await ask('query.run', run('SELECT 1'));
  expect(
    (
      await failureOf(
        ask('result.page', { result: before.result, order: [], filters: [], offset: 0, limit: 1 }),
      )
    ).code,
  ).toBe('lost');
});

test('lineage follows views, strings and files, and marks what is synthetic', async () => {
  const ask = await open({
    'data.csv': 'a,source\n1,synthetic\n',
    'other.csv': 'b\n1\n',
    'deep/more.csv': 'c\n1\n',
  });
  await ask('query.run', run('CREATE VIEW mine AS FROM data'));
  const lineageOf = async (sql: string) => (await ask('query.run', run(sql))).lineage;
  expect(await lineageOf('SELECT * FROM mine')).toEqual({ tables: ['data'], files: [], synthetic: true });
  expect(await lineageOf('-- not data\nFROM other')).toEqual({
    tables: ['other'],
    files: [],
    synthetic: false,
  });
  expect((await lineageOf("FROM query_table('other')")).tables).toEqual(['other']);
  expect((await lineageOf("FROM 'deep/*.csv'")).files).toEqual(['deep/more.csv']);
  expect((await lineageOf("FROM read_csv('deep/more.csv')")).files).toEqual(['deep/more.csv']);
  expect((await lineageOf("SELECT '/', './deep', 'deep/.'")).files).toEqual([]);
});

test('copies exactly the rows and columns asked for', async () => {
  const ask = await open();
  const { result } = await ask(
    'query.run',
    run("SELECT 1 AS n, 'a\tb' AS \"x,y\", NULL AS z UNION ALL SELECT 2, 'q\"', 3"),
  );
  const copy = (format: 'tsv' | 'csv' | 'markdown', columns: number[]) =>
    ask('result.copy', {
      result,
      order: [],
      filters: [],
      offset: 0,
      limit: 2,
      columns,
      format,
      header: true,
    });
  expect(await copy('tsv', [1, 0])).toBe('x,y\tn\na b\t1\nq"\t2');
  expect(await copy('csv', [0, 1, 2])).toBe('n,"x,y",z\r\n1,a\tb,\r\n2,"q""",3\r\n');
  expect(await copy('markdown', [0])).toBe('| n |\n| --- |\n| 1 |\n| 2 |');
});
