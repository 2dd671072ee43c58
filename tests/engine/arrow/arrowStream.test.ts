import { tableFromIPC } from 'apache-arrow';
import { expect, test } from 'vitest';
import { columnCell, columnNames } from '../../../main/contract/cell';
import type { CellTable } from '../../../main/contract/cell';
import { cellJson, cellText } from '../../../main/contract/cellText';
import { openDatabase } from '../openDatabase';

/** SQL of a value, and the text that must arrive: DuckDB's own, for each type. */
const values: readonly (readonly [string, string])[] = [
  ['true', 'true'],
  ['(-128)::TINYINT', '-128'],
  ['255::UTINYINT', '255'],
  ['(-32768)::SMALLINT', '-32768'],
  ['65535::USMALLINT', '65535'],
  ['(-2147483648)::INTEGER', '-2147483648'],
  ['4294967295::UINTEGER', '4294967295'],
  ['9007199254740993::BIGINT', '9007199254740993'],
  ['(-9223372036854775808)::BIGINT', '-9223372036854775808'],
  ['18446744073709551615::UBIGINT', '18446744073709551615'],
  ['170141183460469231731687303715884105727::HUGEINT', '170141183460469231731687303715884105727'],
  ["'-170141183460469231731687303715884105728'::HUGEINT", '-170141183460469231731687303715884105728'],
  ['340282366920938463463374607431768211455::UHUGEINT', '340282366920938463463374607431768211455'],
  ["'123456789012345678901234567890123456789012'::BIGNUM", '123456789012345678901234567890123456789012'],
  ['0.1::DOUBLE', '0.1'],
  ['1.5::FLOAT', '1.5'],
  ["'inf'::DOUBLE", 'Infinity'],
  ['-0.05::DECIMAL(4,2)', '-0.05'],
  ['1234567.891::DECIMAL(10,3)', '1234567.891'],
  ['123456789012345.678::DECIMAL(18,3)', '123456789012345.678'],
  ["'-99999999999999999999999999.999999999999'::DECIMAL(38,12)", '-99999999999999999999999999.999999999999'],
  ["'naïve £5 😀'", 'naïve £5 😀'],
  ["''", ''],
  ["'\\xAA\\x00Z'::BLOB", '\\xAA\\x00Z'],
  ["DATE '2018-11-08'", '2018-11-08'],
  ["DATE '0044-03-15 (BC)'", '0044-03-15 (BC)'],
  ["'infinity'::DATE", 'infinity'],
  ["TIME '23:59:59.123456'", '23:59:59.123456'],
  ["TIMETZ '10:00:00.5+02'", '10:00:00.5+02'],
  ["TIMESTAMP '2020-02-29 12:34:56.789012'", '2020-02-29 12:34:56.789012'],
  ["TIMESTAMP '1969-12-31 23:59:59.5'", '1969-12-31 23:59:59.5'],
  ["'2020-01-01 00:00:01'::TIMESTAMP_S", '2020-01-01 00:00:01'],
  ["'2020-01-01 00:00:01.123'::TIMESTAMP_MS", '2020-01-01 00:00:01.123'],
  ["'2020-01-01 00:00:01.123456789'::TIMESTAMP_NS", '2020-01-01 00:00:01.123456789'],
  ["TIMESTAMPTZ '2020-06-01 12:00:00+01'", '2020-06-01 11:00:00+00'],
  ["INTERVAL '1 year 2 months 3 days 04:05:06.789'", '1 year 2 months 3 days 04:05:06.789'],
  ["INTERVAL '-90 minutes'", '-01:30:00'],
  ["'e3b98a4d-3dd8-4e5f-8a1c-000000000001'::UUID", 'e3b98a4d-3dd8-4e5f-8a1c-000000000001'],
  ["'0101'::BIT", '0101'],
  ["'Good'::ENUM('Inadequate', 'Good')", 'Good'],
  ['[1, NULL, 3]', '[1, NULL, 3]'],
  ["[['a'], [], NULL]", '[[a], [], NULL]'],
  ['[1.5, 2.5]::DECIMAL(3,1)[2]', '[1.5, 2.5]'],
  ["{'a': 1, 'b': {'c': DATE '2020-01-01'}}", "{'a': 1, 'b': {'c': 2020-01-01}}"],
  ["[{'t': TIMESTAMP '2020-01-01 00:00:00.000001'}]", "[{'t': 2020-01-01 00:00:00.000001}]"],
  ["MAP {'x': 1, 'y': NULL}", '{x=1, y=NULL}'],
  ["MAP {1: ['a', 'b']}", '{1=[a, b]}'],
  ['union_value(num := 2)::UNION(num INTEGER, str VARCHAR)', '2'],
  ['NULL', 'NULL'],
  ['NULL::DECIMAL(10,2)', 'NULL'],
  ['NULL::INTEGER[]', 'NULL'],
  ['NULL::STRUCT(a INTEGER)', 'NULL'],
];

test.each(values)('%s arrives as %s', async (sql, text) => {
  const session = await (await openDatabase()).session();
  const stream = await session.arrow(`SELECT ${sql} AS v UNION ALL SELECT NULL UNION ALL SELECT ${sql}`, [
    'v',
  ]);
  const table: CellTable = tableFromIPC(stream);
  const column = table.getChildAt(0);
  if (!column) throw new Error('no column');
  expect([0, 1, 2].map(row => cellText(columnCell(column, row)))).toEqual([text, 'NULL', text]);
});

test('text of few words travels as a dictionary, and text of many does not', async () => {
  const session = await (await openDatabase()).session();
  const stream = await session.arrow(
    "SELECT CASE WHEN i % 7 = 0 THEN NULL ELSE 'trust ' || i % 5 END, 'row ' || i FROM range(5000) AS t(i)",
    ['few', 'many'],
  );
  const table = tableFromIPC(stream);
  expect(table.schema.fields.map(field => String(field.type))).toEqual(['Dictionary<Int32, Utf8>', 'Utf8']);
  expect(table.getChildAt(0)?.get(4999)).toBe('trust 4');
  expect(table.getChildAt(0)?.get(7)).toBe(null);
  expect(table.getChildAt(1)?.get(4999)).toBe('row 4999');
});

test('columns of the same name stay apart', async () => {
  const session = await (await openDatabase()).session();
  const table = tableFromIPC(await session.arrow("SELECT 1 AS a, 'x' AS b", ['a', 'a']));
  expect(columnNames(table)).toEqual(['a', 'a']);
  expect([table.getChildAt(0)?.get(0), table.getChildAt(1)?.get(0)]).toEqual([1, 'x']);
});

test('numbers of many chunks keep their values and their NULLs', async () => {
  const session = await (await openDatabase()).session();
  const stream = await session.arrow(
    'SELECT CASE WHEN i % 3 = 0 THEN NULL ELSE i END FROM range(10000) AS t(i)',
    ['i'],
  );
  const column = tableFromIPC(stream).getChildAt(0);
  expect(column?.nullCount).toBe(3334);
  expect(column?.get(9998)).toBe(9998n);
  expect(column?.get(9999)).toBe(null);
});

test('JSON has exact numbers, ISO dates and no infinities', async () => {
  const session = await (await openDatabase()).session();
  const stream = await session.arrow(
    "SELECT 9007199254740993, 12.50::DECIMAL(5,2), 'nan'::DOUBLE, DATE '2020-01-02', TIMESTAMPTZ '2020-01-02 03:04:05+00', [1, 2]",
    [],
  );
  const table: CellTable = tableFromIPC(stream);
  const cells = Array.from({ length: 6 }, (_, index) => {
    const column = table.getChildAt(index);
    return column ? cellJson(columnCell(column, 0)) : undefined;
  });
  expect(cells).toEqual(['9007199254740993', '12.50', null, '2020-01-02', '2020-01-02T03:04:05Z', [1, 2]]);
});

test('a result without rows keeps its columns', async () => {
  const session = await (await openDatabase()).session();
  const stream = await session.arrow(
    "SELECT 'a' AS x, 1 AS y, [1] AS z, DATE '2020-01-01' AS d WHERE false",
    [],
  );
  const table = tableFromIPC(stream);
  expect(table.numRows).toBe(0);
  expect(table.schema.fields.map(field => field.name)).toEqual(['x', 'y', 'z', 'd']);
});
