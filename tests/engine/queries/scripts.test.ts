import { expect, test } from 'vitest';
import type { EngineAsk } from '../../../main/contract/engine';
import type { Script } from '../../../main/contract/result';
import { pageTexts, startEngine, studyOf } from '../openStudy';

async function open(): Promise<EngineAsk> {
  const ask = startEngine();
  await ask('study.open', {
    folder: studyOf({ 'data.csv': 'a,source\n1,synthetic\n', 'plain.csv': 'b\n1\n' }),
  });
  return ask;
}

const script = (sql: string, part: Script['part'] = null, parameters: Script['parameters'] = {}): Script => ({
  session: 'test',
  sql,
  path: 'x.sql',
  parameters,
  part,
});

/** The part of a text that reads as given. */
const partOf = (sql: string, text: string) => ({
  start: sql.indexOf(text),
  end: sql.indexOf(text) + text.length,
});

/**
 * How many results are held from before this script. A query that counts may see its own result or not, so those are
 * counted that are older than the one beside it.
 */
async function older(ask: EngineAsk): Promise<number> {
  const marker = "SELECT table_name FROM duckdb_columns() WHERE column_name = 'marker'";
  const number = (name: string) => `CAST(replace(${name}, 'result ', '') AS INTEGER)`;
  const { results } = await ask(
    'query.script',
    script(
      `SELECT 1 AS marker; SELECT count(*) FROM duckdb_tables() WHERE table_name LIKE 'result %'
       AND ${number('table_name')} < (SELECT max(${number('table_name')}) FROM (${marker}))`,
    ),
  );
  const [[count] = []] = await pageTexts(ask, results[1] ?? { result: '' });
  return Number(count);
}

test('each statement with rows has a result of its own, named by its comment or its first words', async () => {
  const ask = await open();
  const sql =
    '-- title: All there is\nFROM data;\nCREATE TEMP TABLE t AS SELECT 5 AS n; -- made\n-- title: Made\n--   before\nFROM t;\n' +
    `SELECT   a\nFROM data; SELECT '${'x'.repeat(80)}' AS long`;
  const outcome = await ask('query.script', script(sql));
  expect(outcome.results.map(({ title }) => title)).toEqual([
    'All there is',
    'Made before',
    'SELECT a FROM data',
    `SELECT '${'x'.repeat(51)}…`,
  ]);
  expect(outcome).toMatchObject({ statements: 5, statement: 'SELECT', failure: null });
  const pages = await Promise.all(outcome.results.map(result => pageTexts(ask, result)));
  expect(pages.slice(0, 3)).toEqual([[['1', 'synthetic']], [['5']], [['1']]]);
});

test('what fails leaves the results before it, and is placed in the whole text', async () => {
  const ask = await open();
  const sql =
    "SELECT 1 AS a;\nSELECT 2 AS b;\nSELECT 3, nope;\nSELECT 4;\nSELECT '£' AS x,\n  CAST('y' AS INT);\n";
  const all = await ask('query.script', script(sql));
  expect(all.results.map(({ rows }) => rows)).toEqual([1, 1]);
  expect(all).toMatchObject({
    statements: 2,
    failure: { code: 'query', place: { path: 'x.sql', line: 3, column: 11 } },
  });
  const part = await ask(
    'query.script',
    script(sql, partOf(sql, "SELECT 4;\nSELECT '£' AS x,\n  CAST('y' AS INT)")),
  );
  expect(part.results).toHaveLength(1);
  expect(part.failure?.place).toMatchObject({ line: 6, column: 3 });
  // DuckDB tells no place of some of what fails as it runs: then it is the statement's.
  const placeless = await ask('query.script', script("SELECT 1;\n  SELECT error('oh')"));
  expect(placeless.failure?.place).toMatchObject({ line: 2, column: 3 });
  const named = await ask('query.script', script(sql, partOf(sql, 'nope')));
  expect(named.failure?.place).toMatchObject({ line: 3, column: 11 });
});

test('a part takes the types and defaults of the head, and asks for no other parameter than its own', async () => {
  const ask = await open();
  const sql =
    '-- param n: integer = 3\n-- param d: date = not a date\nSELECT $d;\nSELECT $n + 1 AS n, $other AS o;';
  const part = partOf(sql, 'SELECT $n + 1 AS n, $other AS o');
  const outcome = await ask('query.script', script(sql, part, { n: '4', other: 'z' }));
  expect(outcome.failure).toBe(null);
  expect(await pageTexts(ask, outcome.results[0] ?? { result: '' })).toEqual([['5', 'z']]);
  expect((await ask('query.script', script(sql, { start: 24, end: 30 }))).failure?.message).toMatch(
    /no statement/,
  );
});

test('results go when the next are there, and none are left behind', async () => {
  const ask = await open();
  const first = await ask('query.script', script('SELECT 1; SELECT 2; SELECT 3'));
  const second = await ask('query.script', script('SELECT 4; SELECT nope'));
  expect(second.results).toHaveLength(1);
  const page = { order: [], filters: [], offset: 0, limit: 1 };
  for (const { result } of first.results)
    await expect(ask('result.page', { result, ...page })).rejects.toMatchObject({ code: 'lost' });
  await ask('query.script', script('SELECT nope'));
  expect(await older(ask)).toBe(0);
  // Nor of a script that is run for its last rows alone.
  await expect(ask('query.run', script('SELECT 1; SELECT 2; SELECT nope'))).rejects.toThrow();
  expect(await older(ask)).toBe(0);
});

test('a cancelled script keeps what it had', async () => {
  const ask = await open();
  const controller = new AbortController();
  const endless = 'SELECT 1 AS a; SELECT count(*) FROM range(100000000000) a, range(10) b';
  const running = ask('query.script', script(endless), controller.signal);
  setTimeout(() => {
    controller.abort();
  }, 300);
  const { results, failure } = await running;
  expect(failure?.code).toBe('cancelled');
  expect(await pageTexts(ask, results[0] ?? { result: '' })).toEqual([['1']]);
});

test('each result tells its own origin, and that of what was made for it', async () => {
  const ask = await open();
  const { results } = await ask(
    'query.script',
    script('FROM data; FROM plain; CREATE TEMP TABLE kept AS FROM data'),
  );
  // What the script makes may be read by any of its statements: too much is named rather than too little.
  expect(results.map(({ lineage }) => lineage.tables)).toEqual([['data'], ['data', 'plain']]);
  const again = await ask('query.script', script('FROM plain; FROM kept'));
  expect(again.results.map(({ lineage }) => [lineage.tables, lineage.synthetic])).toEqual([
    [['plain'], false],
    [['data'], true],
  ]);
});

test('the SQL of a result has what it needs of the script and no other rows', async () => {
  const ask = await open();
  const sql =
    '-- title: Two\n-- param n: integer = 2\nSELECT 1;\nCREATE OR REPLACE TEMP TABLE t AS SELECT 5 AS n;\nFROM t WHERE n > $n; SELECT 9';
  const { results } = await ask('query.script', script(sql));
  const { sql: shown } = await ask('result.sql', {
    result: results[1]?.result ?? '',
    order: [],
    filters: [],
  });
  expect(shown).not.toContain('SELECT 1');
  const again = await ask('query.script', { ...script(shown), session: 'other' });
  expect(again.failure).toBe(null);
  expect(again.results).toHaveLength(1);
  expect(await pageTexts(ask, again.results[0] ?? { result: '' })).toEqual([['5']]);
});
