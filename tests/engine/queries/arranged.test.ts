import { expect, test } from 'vitest';
import type { EngineAsk } from '../../../main/contract/engine';
import type { Filter, FilterTest, ResultSummary } from '../../../main/contract/result';
import { pageTexts, startEngine, studyOf, textRows } from '../openStudy';

async function opened(sql: string, parameters: Record<string, string> = {}) {
  const ask = startEngine();
  await ask('study.open', { folder: studyOf({ 'data.csv': 'a,b\n1,x\n2,y\n3,\n' }) });
  const result = await ask('query.run', { session: 'test', sql, path: null, parameters });
  return { ask, result };
}

const filter = (column: number, test: FilterTest, ...values: (string | null)[]): Filter => ({
  column,
  test,
  values,
});
const up = (column: number) => ({ column, descending: false });
const down = (column: number) => ({ column, descending: true });

const firsts = async (ask: EngineAsk, result: ResultSummary, ...filters: Filter[]) =>
  (await pageTexts(ask, result, { filters })).map(row => row[0]);

test('filters by texts do not regard case, and none of them can break the SQL', async () => {
  const nasty = `'; DROP TABLE data; -- "ẞ' || \\ %_$1 $x`;
  const { ask, result } = await opened(
    `SELECT * FROM (VALUES (1, 'Ward A'), (2, 'ward b'), (3, 'Forward'), (4, NULL),
     (5, '${nasty.replaceAll("'", "''")}'), (6, 'nul' || chr(0) || 'l')) AS t(n, "a"" FROM x; --")`,
  );
  expect(await firsts(ask, result, filter(1, 'contains', 'WARD'))).toEqual(['1', '2', '3']);
  expect(await firsts(ask, result, filter(1, 'starts', 'WARD'))).toEqual(['1', '2']);
  expect(await firsts(ask, result, filter(1, 'equals', 'WARD a'))).toEqual(['1']);
  for (const test of ['contains', 'starts', 'equals', 'among'] as const) {
    expect(await firsts(ask, result, filter(1, test, nasty))).toEqual(['5']);
    expect(await firsts(ask, result, filter(1, test, 'nul\0l'))).toEqual(['6']);
  }
  expect(await firsts(ask, result, filter(1, 'contains', '%'))).toEqual(['5']);
  expect(await firsts(ask, result, filter(1, 'null'))).toEqual(['4']);
  expect(await firsts(ask, result, filter(1, 'not null'), filter(0, 'between', '3', null))).toEqual([
    '3',
    '5',
    '6',
  ]);
  expect(await firsts(ask, result, filter(1, 'among', 'Forward', null))).toEqual(['3', '4']);
  expect(await firsts(ask, result, filter(1, 'among'))).toEqual([]);
});

test('ranges are exact for numbers of any size, and a last day is meant whole', async () => {
  const { ask, result } = await opened(
    `SELECT * FROM (VALUES (9007199254740993, 0.1::FLOAT, 1.25::DECIMAL(9,2), DATE '2020-01-31', TIMESTAMP '2020-01-31 18:30:00'),
     (-3, 0.2, 1.20, '2020-02-01', '2020-02-01 00:00:00'), (2, NULL, NULL, NULL, NULL)) AS t(a, b, c, d, e)`,
  );
  const found = (column: number, least: string | null, greatest: string | null) =>
    firsts(ask, result, filter(column, 'between', least, greatest));
  expect(await found(0, '9007199254740993', '9007199254740993')).toEqual(['9007199254740993']);
  expect(await found(0, '9007199254740994', null)).toEqual([]);
  expect(await found(0, '-2.5', '2.5')).toEqual(['2']);
  expect(await found(0, '-3.5', '1.999')).toEqual(['-3']);
  expect(await found(1, '0.1', '0.1')).toEqual(['9007199254740993']);
  expect(await found(2, '1.2', '1.249')).toEqual(['-3']);
  expect(await found(3, '2020-01-31', '2020-01-31')).toEqual(['9007199254740993']);
  expect(await found(4, '2020-01-31', '2020-01-31')).toEqual(['9007199254740993']);
  expect(await found(4, null, null)).toHaveLength(3);
  await expect(found(0, '1; DROP TABLE data', null)).rejects.toThrow('is not a number');
  await expect(found(3, 'yesterday', null)).rejects.toThrow('yesterday');
});

test('columns of the same name are told apart by their index', async () => {
  const { ask, result } = await opened('SELECT i AS a, 9 - i AS a FROM range(10) t(i)');
  expect(await firsts(ask, result, filter(1, 'between', '8', null))).toEqual(['0', '1']);
  const filters = [filter(0, 'between', '3', null), filter(1, 'between', '4', '5')];
  expect(await pageTexts(ask, result, { filters, order: [up(1)] })).toEqual([
    ['5', '4'],
    ['4', '5'],
  ]);
  expect(await ask('result.arrange', { result: result.result, order: [], filters })).toEqual({ rows: 2 });
});

test('an arrangement of many rows is counted, paged, cancelled, and another made after it', async () => {
  const { ask, result } = await opened(`SELECT i, i % 1000 AS k, 'row ' || i AS t FROM range(3000000) r(i)`);
  const filters = [filter(2, 'contains', '99')];
  const arranged = { result: result.result, order: [down(1), up(0)], filters };
  const controller = new AbortController();
  const cancelled = ask('result.arrange', arranged, controller.signal);
  setTimeout(() => {
    controller.abort();
  }, 5);
  await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
  const { rows } = await ask('result.arrange', arranged);
  const [[counted]] = (await textRows(
    ask,
    `SELECT count(*) FROM range(3000000) r(i) WHERE ('row ' || i) LIKE '%99%'`,
  )) as [[string]];
  expect(String(rows)).toBe(counted);
});

test('the first rows of very many are there before all of them are sorted, and the rest in the same order', async () => {
  const { ask, result } = await opened(
    `SELECT (i * 7919) % 1000003 AS n, i % 10 AS k, 'row ' || i AS t FROM range(1000003) r(i)`,
  );
  const arranged = {
    result: result.result,
    order: [down(1), up(0)],
    filters: [filter(0, 'between', '5', null)],
  };
  expect(await ask('result.arrange', arranged)).toEqual({ rows: 999_998 });
  const page = (offset: number, limit = 3) => pageTexts(ask, result, { ...arranged, offset, limit });
  const [first, last, others] = await Promise.all([
    page(997),
    page(999_996),
    // Something else asked of the same connection meanwhile, which the sorting gives way to.
    ask('result.values', { result: result.result, column: 1, filters: [], search: '' }),
  ]);
  expect(others.distinct).toBe(10);
  expect(await page(996, 5)).toEqual([...(await page(996, 1)), ...first, ...(await page(1000, 1))]);
  expect(last).toHaveLength(2);
  const sql = `SELECT n FROM (SELECT (i * 7919) % 1000003 AS n, i % 10 AS k, i FROM range(1000003) r(i)) WHERE n >= 5
     ORDER BY k DESC, n, i LIMIT 3 OFFSET 997`;
  const whole = await pageTexts(
    ask,
    await ask('query.run', { session: 'other', sql, path: null, parameters: {} }),
  );
  expect(first.map(row => row[0])).toEqual(whole.map(row => row[0]));
  // Another arrangement is asked about and refused, while rows of the one that stays in sight are waited for.
  const falling = { ...arranged, order: [{ column: 0, descending: true }] };
  const waited = pageTexts(ask, result, { ...falling, offset: 500_000, limit: 1 });
  const refused = ask('result.arrange', { ...falling, filters: [filter(0, 'between', 'many', null)] });
  await expect(refused).rejects.toThrow('is not a number');
  await ask('result.arrange', { ...falling, filters: [filter(0, 'between', '7', null)] });
  expect(await waited).toHaveLength(1);
  // A result that is closed while its rows are sorted does not keep whoever closes it waiting, nor fails anything.
  await page(0);
  await ask('result.close', { result: result.result });
  await expect(page(0)).rejects.toMatchObject({ code: 'lost' });
});

test('lists the values of a column among the other filters, the most frequent first', async () => {
  const { ask, result } = await opened(
    `SELECT i, CASE WHEN i < 3 THEN NULL WHEN i < 8 THEN 'Many' ELSE 'v' || i END AS v FROM range(1000) t(i)`,
  );
  const all = { result: result.result, column: 1, filters: [], search: '' };
  const values = await ask('result.values', all);
  expect(values.distinct).toBe(994);
  expect(values.values).toHaveLength(200);
  expect(values.values.slice(0, 3)).toEqual([
    { text: 'Many', rows: 5 },
    { text: null, rows: 3 },
    { text: 'v10', rows: 1 },
  ]);
  const few = await ask('result.values', { ...all, filters: [filter(0, 'between', '2', '4')] });
  expect(few).toEqual({
    values: [
      { text: 'Many', rows: 2 },
      { text: null, rows: 1 },
    ],
    distinct: 2,
  });
  expect(await ask('result.values', { ...all, search: 'MAN' })).toEqual({
    values: [{ text: 'Many', rows: 5 }],
    distinct: 1,
  });
});

test('what is listed of a value of any type is what finds its rows again', async () => {
  const { ask, result } = await opened(
    `SELECT 0.1 + 0.2 AS a, 1e300::DOUBLE AS b, 'nan'::DOUBLE AS c, [1, NULL, 3] AS d, {'x': 'its'} AS e, 'ab'::BLOB AS f,
     TIMESTAMPTZ '2020-01-01 00:00:00+02' AS g, INTERVAL 3 MONTH AS h, true AS i, 12.50::DECIMAL(9,2) AS j, TIME '01:02:03' AS k`,
  );
  for (const column of result.columns.keys()) {
    const request = { result: result.result, column, filters: [], search: '' };
    const text = (await ask('result.values', request)).values[0]?.text ?? null;
    const rows = await pageTexts(ask, result, { filters: [filter(column, 'among', text)] });
    expect(rows).toHaveLength(1);
    expect(text?.replace('nan', 'NaN')).toBe(rows[0]?.[column]);
  }
});

test('finds a text in any cell, in the order shown, and goes round', async () => {
  const { ask, result } = await opened(
    `SELECT i, 'x' || i AS t, i * 10 AS n FROM range(1, 13) r(i) ORDER BY i`,
  );
  const find = (direction: 'here' | 'next' | 'previous', row: number, column: number, text = '12') =>
    ask('result.find', {
      result: result.result,
      order: [down(0)],
      filters: [],
      columns: [1, 0, 2],
      text,
      from: { row, column },
      direction,
    });
  expect(await find('here', 0, 0)).toEqual({ cells: 3, place: 1, row: 0, column: 0 });
  expect(await find('next', 0, 0)).toEqual({ cells: 3, place: 2, row: 0, column: 1 });
  expect(await find('next', 0, 2)).toEqual({ cells: 3, place: 1, row: 0, column: 0 });
  expect(await find('previous', 0, 0)).toEqual({ cells: 3, place: 3, row: 0, column: 2 });
  expect(await find('here', 5, 0, 'X1')).toEqual({ cells: 4, place: 4, row: 11, column: 0 });
  expect(await find('next', 0, 0, "nowhere'")).toEqual({ cells: 0, place: 0, row: 0, column: 0 });
});

test('copies rows as SQL that puts them back exactly', async () => {
  const { ask, result } = await opened(
    `SELECT 1 AS n, 'it''s' AS t, NULL AS z, DATE '2020-01-31' AS d, 'inf'::DOUBLE AS f, 2.50::DECIMAL(9,2) AS m, true AS b,
     [1, 2] AS l UNION ALL SELECT 2, 'plain', 5, NULL, 1e-7, -1, false, NULL`,
  );
  const sql = await ask('result.copy', {
    result: result.result,
    order: [],
    filters: [],
    offset: 0,
    limit: 2,
    columns: [0, 1, 2, 3, 4, 5, 6, 7],
    format: 'insert',
    header: true,
  });
  expect(sql.split('\n')[0]).toBe('INSERT INTO "result" ("n", "t", "z", "d", "f", "m", "b", "l") VALUES');
  const before = await pageTexts(ask, result);
  const after = await textRows(
    ask,
    `CREATE TEMP TABLE "result" (n INT, t VARCHAR, z INT, d DATE, f DOUBLE, m DECIMAL(9,2), b BOOLEAN, l INT[]);
     ${sql} FROM "result"`,
  );
  expect(after).toEqual(before);
});

test('an export has the rows shown, and its thread says that they were filtered', async () => {
  const { ask, result } = await opened('FROM data ORDER BY a');
  const saved = await ask('result.save', {
    result: result.result,
    order: [down(0)],
    filters: [filter(1, 'not null')],
    format: 'csv',
    path: 'exports/some.csv',
    purpose: 'export',
  });
  expect(saved.rows).toBe(2);
  expect((await ask('file.read', { path: 'exports/some.csv' })).text).toBe('a,b\r\n2,y\r\n1,x\r\n');
  const thread = (await ask('file.read', { path: 'exports/some.thread.json' })).text;
  expect(JSON.parse(thread)).toMatchObject({
    table: { rows: 2, notes: ['2 of the 3 rows of the query: those with "b" IS NOT NULL.'] },
  });
});

test.each([
  ['an order of its own', 'SELECT i % 3 AS k, i FROM range(20) t(i) ORDER BY i DESC', {}],
  [
    'names that repeat, also in other letters',
    'SELECT i % 3 AS k, i AS K, i AS k, i AS "row" FROM range(9) t(i) -- end',
    {},
  ],
  [
    'parameters, a head and statements before it',
    `-- title: Some\n-- param least: integer = 3\n-- param word: varchar\nCREATE OR REPLACE TEMP TABLE made AS SELECT i FROM range(9) t(i);\n\nSELECT i % 2 AS k, i, $word AS w FROM made WHERE i >= $least; SET threads = 2`,
    { word: `o'clock` },
  ],
  ['a PIVOT', 'PIVOT (SELECT i % 2 AS k, i % 3 AS g, i FROM range(12) t(i)) ON g USING sum(i)', {}],
  ['a list of values', 'VALUES (1, 2), (0, 3), (1, 4)', {}],
  ['FROM first', '/* all */ FROM data', {}],
])('as SQL, a query with %s gives the same rows in the same order', async (_, sql, parameters) => {
  const { ask, result } = await opened(sql, parameters);
  const arranged = { order: [down(0)], filters: [filter(1, 'not null'), filter(0, 'among', '0', '1', '2')] };
  const shown = await pageTexts(ask, result, arranged);
  expect(shown.length).toBeGreaterThan(1);
  const text = (await ask('result.sql', { result: result.result, ...arranged })).sql;
  const query = { session: 'other', sql: text, path: null, parameters: {} };
  const again = await ask('query.run', query);
  expect(again.columns).toEqual(result.columns);
  expect(await pageTexts(ask, again)).toEqual(shown);
});

test('a statement whose rows cannot be asked for in another is not shown as SQL', async () => {
  const { ask, result } = await opened('EXPLAIN SELECT 1');
  const request = { result: result.result, order: [], filters: [] };
  await expect(ask('result.sql', request)).rejects.toThrow('Only those of a SELECT');
});
