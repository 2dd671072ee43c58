import { expect, test } from 'vitest';
import { startEngine, studyOf } from '../openStudy';

async function open() {
  const ask = startEngine();
  await ask('study.open', { folder: studyOf({ 'data.csv': 'a,b\n1,x\n' }) });
  return ask;
}

test('each function is there once, in all its forms, and none that only serves the methods', async () => {
  const ask = await open();
  const { functions, reserved } = await ask('catalogue.language', {});
  const keys = functions.map(({ name, kind }) => `${kind} ${name}`);
  expect(new Set(keys).size).toBe(keys.length);
  const find = (name: string) => functions.filter(one => one.name === name);
  expect(find('regexp_replace')).toEqual([
    {
      name: 'regexp_replace',
      kind: 'scalar',
      purpose: find('regexp_replace')[0]?.purpose,
      example: "regexp_replace('hello', '[lo]', '-')",
      forms: [
        { parameters: parameters('string', 'regex', 'replacement'), further: null, gives: 'VARCHAR' },
        {
          parameters: parameters('string', 'regex', 'replacement', 'options'),
          further: null,
          gives: 'VARCHAR',
        },
      ],
    },
  ]);
  expect(find('regexp_replace')[0]?.purpose).toContain('replaces the matching part');
  expect(find('date_trunc')[0]?.forms.length).toBeGreaterThan(1);
  const [csv] = find('read_csv');
  expect(csv?.forms[0]?.parameters.slice(0, 2)).toEqual([
    { name: 'value', type: 'VARCHAR', named: false },
    { name: 'all_varchar', type: 'BOOLEAN', named: true },
  ]);
  expect(functions.filter(({ name }) => /^method_done$|_begin$|_result$|\W/.test(name))).toEqual([]);
  expect(find('spc_xmr')).toEqual([]);
  for (const word of ['select', 'order', 'left']) expect(reserved).toContain(word);
  for (const word of ['value', 'name', 'month', 'source']) expect(reserved).not.toContain(word);
});

function parameters(...names: readonly string[]) {
  return names.map(name => ({ name, type: 'VARCHAR', named: false }));
}

test('what SQL has made is told: to its own session alone when it is temporary, to all when it is not', async () => {
  const ask = await open();
  const made = `CREATE TEMP TABLE mine AS SELECT 1 AS one; CREATE VIEW seen AS SELECT 'x' AS "a b";
    CREATE MACRO twice(n) AS 2 * n; SELECT * FROM mine`;
  await ask('query.run', { session: 'first', sql: made, path: null, parameters: {} });
  const first = await ask('catalogue.own', { session: 'first' });
  const other = await ask('catalogue.own', { session: 'other' });
  const seen = {
    name: 'seen',
    kind: 'view',
    temporary: false,
    columns: [{ name: 'a b', type: 'VARCHAR', kind: 'text' }],
  };
  const mine = {
    name: 'mine',
    kind: 'table',
    temporary: true,
    columns: [{ name: 'one', type: 'INTEGER', kind: 'whole' }],
  };
  expect(first.tables).toEqual([mine, seen]);
  expect(other.tables).toEqual([seen]);
  expect(other.functions.map(({ name, kind }) => [name, kind])).toEqual([['twice', 'scalar']]);
});

test('of a script that fails, what it has made before is told', async () => {
  const ask = await open();
  const sql = 'CREATE TEMP TABLE mine AS SELECT 1 AS one; SELECT nothing FROM mine';
  await expect(ask('query.run', { session: 'first', sql, path: null, parameters: {} })).rejects.toThrow();
  expect((await ask('catalogue.own', { session: 'first' })).tables.map(({ name }) => name)).toEqual(['mine']);
});

test('the codes are told with the lines on which they begin, and a study without a codebook has none', async () => {
  const ask = startEngine();
  await ask('study.open', { folder: studyOf({ 'data.csv': 'a\n1\n' }) });
  expect(await ask('catalogue.codes', {})).toEqual([]);
  const codebook =
    "codes:\n  - code_id: '2'\n    name: Routines\n    codes:\n      - code_id: '2.1'\n        name: Huddles\n";
  await ask('study.open', { folder: studyOf({ 'coding/codebook.yaml': codebook }) });
  const file = 'coding/codebook.yaml';
  expect(await ask('catalogue.codes', {})).toEqual([
    { id: '2', name: 'Routines', path: 'Routines', file, line: 2 },
    { id: '2.1', name: 'Huddles', path: 'Routines / Huddles', file, line: 5 },
  ]);
});

test('the columns of a file are told with their types, none of what cannot be read, and nothing runs', async () => {
  const ask = startEngine();
  const texts = { 'data/a b.csv': 'day,n\n2020-01-31,1\n', 'data/b.json': '[{"x": [1.5]}]' };
  await ask('study.open', { folder: studyOf(texts) });
  const columns = async (from: string) =>
    (await ask('catalogue.file', { from }))?.map(({ name, type }) => `${name} ${type}`) ?? null;
  expect(await columns("'data/a b.csv'")).toEqual(['day DATE', 'n BIGINT']);
  expect(await columns("read_csv('data/a b.csv', all_varchar = true)")).toEqual(['day VARCHAR', 'n VARCHAR']);
  expect(await columns("'data/b.json'")).toEqual(['x DOUBLE[]']);
  expect(await columns("'data/none.csv'")).toBeNull();
  expect(await columns("'data/a b.csv' WHERE")).toBeNull();
  expect(await columns("'data/b.json'; CREATE TABLE made AS SELECT 1 AS one")).toEqual(['x DOUBLE[]']);
  expect((await ask('catalogue.own', { session: 'any' })).tables).toEqual([]);
});
