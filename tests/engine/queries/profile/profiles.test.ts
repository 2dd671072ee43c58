import { describe, expect, test } from 'vitest';
import { Failure } from '../../../../main/contract/failure';
import type { ColumnProfile } from '../../../../main/contract/profile';
import { columnKind } from '../../../../main/engine/arrow/columnKind';
import { Profiles } from '../../../../main/engine/queries/profile/Profiles';
import { openDatabase } from '../../openDatabase';
import { startEngine, studyOf } from '../../openStudy';

const unhurried = new AbortController().signal;

/** Profiles the column `x` of the rows that a SELECT gives. */
async function profiled(select: string, rows = 10, signal = unhurried): Promise<ColumnProfile> {
  const database = await openDatabase();
  const session = await database.session();
  await session.run(`CREATE TABLE study.main.t AS ${select}`);
  const [described] = await session.rows(
    'SELECT typeof(x) AS type FROM (SELECT NULL) LEFT JOIN study.main.t ON true LIMIT 1',
  );
  const type = String(described?.['type']);
  const column = { name: 'x', type, kind: columnKind(type) };
  const table = {
    name: 't',
    role: 'other' as const,
    rows,
    rejectedRows: 0,
    files: [],
    columns: [column],
    synthetic: false,
  };
  const profiles = new Profiles(database);
  const study = { tables: [table], views: [], tablesVersion: '1', viewsVersion: '1' };
  try {
    return await profiles.profile(
      { table: 't', column: 'x' },
      () => study,
      signal,
      () => undefined,
    );
  } finally {
    await profiles.end();
    session.close();
  }
}

/** The values in a list, parted by spaces that are not within quotation marks. */
const values = (list: string, type: string) => {
  const rows = (list.match(/(?:'[^']*'|[^ ])+/g) ?? []).map(one => `(${one})`);
  return `SELECT value::${type} AS x FROM (VALUES ${rows.join(', ')}) AS v(value)`;
};

describe('numbers', () => {
  test('have their ends, mean, quartiles and a bin for each whole number', async () => {
    expect(await profiled(values('1 2 2 5 NULL', 'INTEGER'))).toEqual({
      rows: 5,
      nulls: 1,
      distinct: 3,
      estimated: false,
      values: {
        kind: 'number',
        least: '1',
        greatest: '5',
        mean: 2.5,
        quartiles: [1.75, 2, 2.75],
        notNumbers: 0,
        infinite: 0,
        whole: true,
        bins: [
          { from: 1, to: 2, rows: 1 },
          { from: 2, to: 3, rows: 2 },
          { from: 3, to: 4, rows: 0 },
          { from: 4, to: 5, rows: 0 },
          { from: 5, to: 6, rows: 1 },
        ],
      },
    });
  });

  test('that are no numbers or infinite are counted apart', async () => {
    const { nulls, values: found } = await profiled(
      values("'1' '3' 'nan' 'nan' 'inf' '-inf' NULL", 'DOUBLE'),
    );
    expect(nulls).toBe(1);
    expect(found).toMatchObject({ least: '1.0', greatest: '3.0', mean: 2, notNumbers: 2, infinite: 2 });
    expect(found?.kind === 'number' && found.bins.reduce((sum, bin) => sum + bin.rows, 0)).toBe(2);
    expect((await profiled(values("'nan' 'inf'", 'DOUBLE'))).values).toMatchObject({
      least: null,
      mean: null,
      quartiles: null,
      bins: [],
    });
  });

  test.each(['DECIMAL(10,2)', 'DOUBLE', 'FLOAT', 'DECIMAL(38,4)'])(
    'of the type %s that stand on an edge belong to the bin that begins there',
    async type => {
      const tenths = Array.from({ length: 11 }, (_, index) => `${index / 10}`).join(' ');
      const { values: found } = await profiled(values(tenths, type));
      const bins = found?.kind === 'number' ? found.bins : [];
      expect(bins.filter(({ rows }) => rows > 0).map(({ from }) => from)).toEqual(
        Array.from({ length: 11 }, (_, index) => index / 10),
      );
    },
  );

  test('keep all their digits, however many', async () => {
    const found = await profiled(values('12345678901234567890123.45 -0.01', 'DECIMAL(38,2)'));
    expect(found.values).toMatchObject({ least: '-0.01', greatest: '12345678901234567890123.45' });
    const huge = await profiled(values('170141183460469231731687303715884105727 1', 'HUGEINT'));
    expect(huge.values).toMatchObject({ greatest: '170141183460469231731687303715884105727' });
    const big = await profiled(values('1 12345', 'BIGNUM'));
    expect(big.values).toMatchObject({ least: '1', greatest: '12345', mean: 6173 });
  });

  test('of one value only have no histogram', async () => {
    expect((await profiled(values('7 7', 'BIGINT'))).values).toMatchObject({ least: '7', bins: [] });
  });
});

describe('dates', () => {
  test('are counted by a unit that fits, the infinite ones apart', async () => {
    const { values: found } = await profiled(
      values("'2016-04-01' '2016-04-30' '2016-06-01' 'infinity' NULL", 'DATE'),
    );
    expect(found).toMatchObject({ kind: 'date', least: '2016-04-01', greatest: '2016-06-01', infinite: 1 });
    expect(found).toMatchObject({ span: { unit: 'day', count: 7 } });
    expect(found?.kind === 'date' && found.bins.map(({ rows }) => rows)).toEqual([
      1, 0, 0, 0, 1, 0, 0, 0, 0, 1,
    ]);
  });

  test.each(['TIMESTAMP', 'TIMESTAMPTZ', 'TIMESTAMP_S', 'TIMESTAMP_MS', 'TIMESTAMP_NS'])(
    'with times, of the type %s, too',
    async type => {
      const { values: found } = await profiled(values("'2016-04-01 10:00:00' '2016-04-01 15:30:00'", type));
      expect(found).toMatchObject({ kind: 'date', span: { unit: 'minute', count: 30 } });
      expect(found?.kind === 'date' && found.bins.map(({ rows }) => rows)).toEqual([
        1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1,
      ]);
    },
  );

  test('that no calendar draws have their ends alone', async () => {
    expect((await profiled(values("'0044-03-15 (BC)' '2016-04-01'", 'DATE'))).values).toMatchObject({
      least: '0044-03-15 (BC)',
      span: null,
      bins: [],
    });
  });
});

describe('texts', () => {
  test('have their lengths, the blank ones, and the values of most rows', async () => {
    const found = await profiled(values("'a' 'a' 'bb' '' ' ' 'ccc' NULL", 'VARCHAR'));
    expect(found).toMatchObject({ rows: 7, nulls: 1, distinct: 5 });
    expect(found.values).toEqual({
      kind: 'text',
      shortest: { text: '', length: 0 },
      longest: { text: 'ccc', length: 3 },
      blank: 2,
      top: [{ text: 'a', length: 1, rows: 2 }],
    });
  });

  test('that all differ have no most frequent ones; of many that tie, ten are shown in their order', async () => {
    expect((await profiled(values("'a' 'b'", 'VARCHAR'))).values).toMatchObject({ top: [] });
    const { values: found } = await profiled(
      "SELECT 'v' || lpad((range % 30)::VARCHAR, 2, '0') AS x FROM range(60)",
    );
    expect(found?.kind === 'text' && found.top.map(({ text }) => text)).toEqual(
      Array.from({ length: 10 }, (_, index) => `v0${index}`),
    );
  });

  test('that are long travel cut, and of any type that is shown as text', async () => {
    const { values: found } = await profiled("SELECT repeat('é', 5000) AS x FROM range(2)");
    expect(found).toMatchObject({ longest: { text: 'é'.repeat(200), length: 5000 } });
    expect((await profiled("SELECT 'a'::ENUM('a', 'b') AS x FROM range(2)")).values).toMatchObject({
      top: [{ text: 'a', length: 1, rows: 2 }],
    });
    expect((await profiled('SELECT uuid() AS x')).values).toMatchObject({ longest: { length: 36 } });
  });
});

test.each([
  ['TRUE TRUE FALSE NULL', 'BOOLEAN', { kind: 'boolean', yes: 2, no: 1 }],
  ["'10:00' '09:30'", 'TIME', { kind: 'other', least: '09:30:00', greatest: '10:00:00' }],
  ["'1 day' '3 hours'", 'INTERVAL', { kind: 'other', least: '03:00:00', greatest: '1 day' }],
  ['[1,2] [1,2]', 'INTEGER[]', { kind: 'other', least: null, greatest: null }],
  ["{'a':1}", 'STRUCT(a INTEGER)', { kind: 'other', least: null, greatest: null }],
  ["MAP{'a':1}", 'MAP(VARCHAR, INTEGER)', { kind: 'other', least: null, greatest: null }],
  ["'\\xAA'", 'BLOB', { kind: 'other', least: null, greatest: null }],
])('the values %s of the type %s', async (list, type, expected) => {
  expect((await profiled(values(list, type))).values).toEqual(expected);
});

test.each([
  'INTEGER',
  'DOUBLE',
  'DECIMAL(9,2)',
  'DATE',
  'TIMESTAMP',
  'VARCHAR',
  'BOOLEAN',
  'TIME',
  'INTEGER[]',
])('a column of the type %s without any value, and one without any row, say so', async type => {
  const empty = { distinct: 0, values: null };
  expect(await profiled(`SELECT NULL::${type} AS x FROM range(3)`)).toMatchObject({
    rows: 3,
    nulls: 3,
    ...empty,
  });
});

test('an empty table has no rows, no NULLs and no values', async () => {
  const ask = startEngine();
  await ask('study.open', { folder: studyOf({ 'data/odd "name".csv': 'a,"b ""c"""\n' }) });
  const study = await ask('study.summary', {});
  const table = study?.tables.find(({ rows }) => rows === 0)?.name ?? '';
  const column = study?.tables.find(({ name }) => name === table)?.columns[0]?.name ?? '';
  expect(await ask('table.profile', { table, column })).toMatchObject({ rows: 0, nulls: 0, values: null });
});

test('a table or column that is not of the study is refused in words', async () => {
  const ask = startEngine();
  await ask('study.open', { folder: studyOf({ 'data.csv': 'a,b\n1,x\n' }) });
  expect(await ask('table.profile', { table: 'data', column: 'a' })).toMatchObject({ rows: 1, nulls: 0 });
  for (const name of [
    { table: 'data', column: 'c' },
    { table: 'golden_thread.loads', column: 'path' },
  ])
    await expect(ask('table.profile', name)).rejects.toThrow('has no column');
});

test('of very many rows, distinct values and quartiles are near, and all else exact; a cancelled one ends at once', async () => {
  const many = 'SELECT range AS x FROM range(3000000)';
  const found = await profiled(many, 3_000_000);
  expect(found).toMatchObject({ rows: 3_000_000, nulls: 0, estimated: true });
  expect(found.distinct / 3_000_000).toBeGreaterThan(0.8);
  const numbers = found.values?.kind === 'number' ? found.values : null;
  expect(numbers).toMatchObject({ least: '0', greatest: '2999999', mean: 1_499_999.5 });
  expect((numbers?.quartiles?.[1] ?? 0) / 1_500_000).toBeCloseTo(1, 1);
  expect(numbers?.bins.reduce((sum, bin) => sum + bin.rows, 0)).toBe(3_000_000);
  const controller = new AbortController();
  controller.abort();
  const error: unknown = await profiled(many, 3_000_000, controller.signal).catch(
    (reason: unknown) => reason,
  );
  expect(error instanceof Failure && error.code).toBe('cancelled');
});
