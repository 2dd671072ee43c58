import { describe, expect, test } from 'vitest';
import { suggest } from '../../../../../renderer/adapters/monaco/sql/suggest';
import { catalogue, marked, table } from './catalogue';

function itemsAt(text: string, asked = false) {
  const { sql, offset } = marked(text);
  return suggest(sql, offset, catalogue, asked)?.items ?? [];
}
const at = (text: string, asked = false) => itemsAt(text, asked).map(({ label }) => label);
const columnsAt = (text: string) =>
  itemsAt(text)
    .filter(({ kind }) => kind === 'column')
    .map(({ label }) => label);

const outcomes = ['case_id', 'month', 'value', 'resumption'];

describe('behind a dot', () => {
  test.each([
    ['SELECT o.| FROM outcomes o', outcomes],
    ['SELECT o.| FROM outcomes AS o;', outcomes],
    ['FROM outcomes o SELECT o.|', outcomes],
    ['SELECT * FROM outcomes o WHERE o.va|', ['value']],
    ['SELECT * FROM cases c JOIN outcomes o ON o.|', outcomes],
    ['SELECT outcomes.| FROM outcomes', outcomes],
    ['SELECT O.| FROM study.main."outcomes" o', outcomes],
    ['SELECT outcomes.|', outcomes],
    ['SELECT d.| FROM drafts d', ['note']],
    ['SELECT o.| FROM (SELECT case_id AS id, max(value) AS top FROM outcomes) o', ['id', 'top']],
    ['SELECT o.| FROM outcomes o (a, b)', ['a', 'b', 'value', 'resumption']],
    ["SELECT m.| FROM spc_xmr('outcomes') m", ['mean']],
    ['SELECT o.| FROM o: outcomes', outcomes],
    ['SELECT nothing.| FROM outcomes o', []],
    ["SELECT f.| FROM 'data/more/late-comers.v2.csv' f", ['ward', 'late by']],
    [`SELECT "late-comers".| FROM 'data/more/late-comers.v2.csv'`, ['ward', 'late by']],
    ["WITH f AS (FROM 'data/more/late-comers.v2.csv') SELECT f.| FROM f", ['ward', 'late by']],
    ["SELECT read_csv.| FROM read_csv('data/x.csv', header=true)", ['x']],
    ["SELECT f.| FROM read_csv('data/x.csv', header = true) AS f", ['x']],
    ["SELECT f.| FROM 'data/other.csv' f", []],
    ['SELECT 1.|', []],
  ])('%s', (text, columns) => {
    expect(at(text)).toEqual(columns);
  });
});

describe('columns of what is in scope', () => {
  test.each([
    ['SELECT | FROM outcomes', outcomes],
    ['SELECT sum(| FROM outcomes', outcomes],
    ['SELECT sum(va| FROM outcomes WHERE x', ['value']],
    ['SELECT * FROM outcomes WHERE |', outcomes],
    ['SELECT 1; SELECT | FROM cases; FROM outcomes', ['case_id', 'name', 'Short name']],
    ["SELECT 'it''s; FROM x' AS t, $$ ; $$, | FROM cases", ['case_id', 'name', 'Short name', 't']],
    ['SELECT /* FROM outcomes ; */ | FROM cases -- ; FROM outcomes', ['case_id', 'name', 'Short name']],
    [
      'SELECT | FROM cases c JOIN outcomes o',
      ['c.case_id', 'name', 'Short name', 'o.case_id', ...outcomes.slice(1)],
    ],
    [
      'SELECT | FROM cases JOIN outcomes USING (case_id)',
      ['case_id', 'name', 'Short name', ...outcomes.slice(1)],
    ],
    ['SELECT * FROM cases JOIN outcomes USING (|', ['case_id', 'name', 'Short name', ...outcomes.slice(1)]],
    ['SELECT * EXCLUDE (|) FROM cases', ['case_id', 'name', 'Short name']],
    [
      'SELECT * FROM cases c WHERE EXISTS (SELECT 1 FROM "rates 2020" WHERE |)',
      ['order', 'case_id', 'name', 'Short name'],
    ],
    ['SELECT name n FROM cases ORDER BY |', ['case_id', 'name', 'Short name', 'n']],
    ['SELECT * FROM cases WHERE name IS DISTINCT FROM |', ['case_id', 'name', 'Short name']],
    ['SELECT name FROM cases UNION ALL SELECT | FROM "rates 2020"', ['order']],
    ['SELECT mon|', ['month']],
    ['UPDATE drafts SET |', ['note']],
    ['PIVOT outcomes ON |', outcomes],
    ['EXPLAIN SELECT | FROM drafts', ['note']],
  ])('%s', (text, columns) => {
    expect(columnsAt(text)).toEqual(columns);
  });
});

describe('common table expressions', () => {
  test.each([
    ['WITH a AS (SELECT case_id, value * 2 AS twice FROM outcomes) SELECT | FROM a', ['case_id', 'twice']],
    ['WITH a(x, y) AS (SELECT 1, 2) SELECT | FROM a', ['x', 'y']],
    ['WITH a AS (FROM outcomes) SELECT a.| FROM a', outcomes],
    [
      'WITH a AS (SELECT * EXCLUDE (month, value), 1 AS one FROM outcomes) FROM a SELECT |',
      ['case_id', 'resumption', 'one'],
    ],
    [
      'WITH a AS (SELECT o.* RENAME (value AS n) FROM outcomes o) FROM a WHERE a.|',
      ['case_id', 'month', 'n', 'resumption'],
    ],
    ['WITH a AS (SELECT name FROM cases), b AS (SELECT name AS title FROM a) SELECT | FROM b', ['title']],
    ['WITH a AS (SELECT name FROM cases), b AS (SELECT | FROM a', ['name']],
    ['WITH RECURSIVE t AS (SELECT 1 AS n UNION ALL SELECT | FROM t) FROM t', ['n']],
    ['WITH outcomes AS (SELECT month FROM outcomes) SELECT | FROM outcomes', ['month']],
    ['SELECT * FROM (WITH a AS (SELECT 1 AS one) SELECT | FROM a)', ['one']],
    ['WITH a AS MATERIALIZED (SELECT first: 1, upper(name) FROM cases) SELECT | FROM a', ['first']],
    [
      'WITH a AS (SELECT * FROM cases JOIN outcomes USING (case_id)) SELECT | FROM a',
      ['case_id', 'name', 'Short name', ...outcomes.slice(1)],
    ],
    ['CREATE TEMP TABLE t AS SELECT name AS label FROM cases; SELECT | FROM t', ['label']],
    ['CREATE TABLE t (a INTEGER, b DECIMAL(3, 1)); SELECT | FROM t', ['a', 'b']],
  ])('%s', (text, columns) => {
    expect(columnsAt(text)).toEqual(columns);
  });

  test('types are told as far as columns are passed on', () => {
    const [first, second] = itemsAt(
      'WITH a AS (SELECT value AS v, value + 1 AS w FROM outcomes) SELECT | FROM a',
    );
    expect(first?.detail).toBe('DOUBLE · a');
    expect(second?.detail).toBe('a');
  });
});

describe('behind FROM and JOIN', () => {
  test('the study’s tables come first, then the statement’s own, then methods and functions', () => {
    expect(at('WITH recent AS (SELECT 1) SELECT * FROM |').slice(0, 7)).toEqual([
      ...['cases', 'outcomes', 'rates 2020', 'drafts'],
      ...['recent', 'spc_xmr', 'read_csv'],
    ]);
  });

  test.each([
    'FROM outcomes o, |',
    'FROM outcomes JOIN |',
    'FROM (|',
    'SUMMARIZE |',
    'FROM cases c JOIN outcomes o ON c.a = o.a, |',
    'FROM study.|',
  ])('%s', text => {
    expect(at(text)).toContain('outcomes');
  });

  test('names that need quotation marks get them', () => {
    expect(itemsAt('FROM ra|')[0]?.insert).toBe('"rates 2020"');
    expect(itemsAt('SELECT | FROM "rates 2020"')[0]?.insert).toBe('"order"');
    expect(at('SELECT "|" FROM drafts')).toEqual(['note', 'drafts']);
    const { sql, offset } = marked('SELECT "Sho|" FROM cases');
    expect(suggest(sql, offset, catalogue, false)).toMatchObject({
      start: 7,
      end: 12,
      items: [{ insert: '"Short name"' }],
    });
  });

  test('no name is offered where one is made up', () => {
    for (const text of [
      'SELECT value AS va|',
      'WITH va|',
      'CREATE TABLE ca|',
      'FROM cases ca|',
      'SELECT sum(value) va|',
    ])
      expect(at(text)).toEqual([]);
  });
});

test('in quotation marks behind FROM stand the data files, and tables where a method asks for one', () => {
  const files = ['data/outcomes.csv', 'data/more/events.parquet'];
  expect(at("FROM '|'")).toEqual(files);
  expect(at("SELECT * FROM read_csv('|')")).toEqual(files);
  expect(at("FROM 'ev|")).toEqual(['data/more/events.parquet']);
  expect(at("WITH w AS (SELECT 1 AS one) FROM spc_xmr('|')")).toEqual([
    'w',
    'cases',
    'outcomes',
    'rates 2020',
    'drafts',
  ]);
  expect(at("SELECT * FROM cases WHERE name = '|'")).toEqual([]);
});

test('the options of a method come first within its call', () => {
  expect(at("FROM spc_xmr('outcomes', |").slice(0, 2)).toEqual(['rebases :=', 'minimum :=']);
});

test('what fits well comes before what only holds the letters, and columns before functions and keywords', () => {
  expect(at('SELECT sum| FROM outcomes')).toEqual(['sum', 'resumption']);
  expect(at('SELECT Re| FROM outcomes')[0]).toBe('resumption');
  expect(at('SELECT dat| FROM outcomes')).toEqual(['date_trunc']);
  expect(at('SELECT * FROM outcomes WHERE c|')[0]).toBe('case_id');
});

test('a function is put in with its brackets unless they are there', () => {
  expect(itemsAt('SELECT date_tr|')[0]?.insert).toBe('date_trunc($0)');
  expect(itemsAt('SELECT vers|')[0]?.insert).toBe('version()');
  expect(itemsAt('SELECT date_tr|(1)')[0]?.insert).toBe('date_trunc');
});

test('keywords are in the letters of the script, and none is pressed on a person behind a whole term', () => {
  expect(at('sel|')).toEqual(['select']);
  expect(at('SELECT * FROM outcomes WH|')).toEqual(['WHERE', 'WHEN']);
  expect(at('select * from outcomes g|')).toEqual([]);
  expect(at('select * from outcomes |', true)).toContain('group by');
  expect(at('SELECT * FROM outcomes WHERE|')).toEqual([]);
});

test('the parameters that the head declares are offered', () => {
  expect(at('-- param since: date = 2020-01-01\nFROM outcomes WHERE month > $|')).toEqual(['$since']);
});

test('nothing is offered in comments, strings and numbers', () => {
  for (const text of [
    '-- FROM |',
    '/* FROM | */',
    "SELECT 'va|' FROM outcomes",
    'SELECT 1|',
    'SELECT $$ va| $$ FROM outcomes',
  ])
    expect(at(text)).toEqual([]);
});

test('any place of any half-written text is borne', () => {
  const sql =
    "WITH RECURSIVE a(x) AS (SELECT (1 + [2, {'b': 3}]) FROM o JOIN LATERAL (FROM p q(r)) USING (s) UNION FROM a), b AS (VALUES (1)) SELECT DISTINCT ON (x) * EXCLUDE (y), c.* REPLACE (z AS w), sum(v ORDER BY u) FILTER (WHERE t) OVER (n) FROM a c, b WHERE e IN (SELECT 'f''g' /* h */ -- i\n) GROUP BY ALL;";
  for (let start = 0; start < sql.length; start += 9)
    for (let offset = start; offset <= sql.length; offset += 4) {
      suggest(sql.slice(start, offset), offset - start, catalogue, true);
      suggest(sql.slice(start), offset - start, catalogue, true);
    }
});

test('two thousand tables take less than 50 ms', () => {
  const tables = Array.from({ length: 2000 }, (_, index) =>
    table(
      `table_${index}`,
      Object.fromEntries(Array.from({ length: 12 }, (__, at) => [`column_${index}_${at}`, 'DOUBLE'])),
    ),
  );
  const large = { ...catalogue, tables };
  const before = 'SELECT 1 FROM table_7; '.repeat(200);
  for (const text of ['SELECT t| FROM table_1 a JOIN table_2 b', 'SELECT c|', 'FROM table_1, t|', 'FROM |']) {
    const { sql, offset } = marked(before + text);
    expect(suggest(sql, offset, large, false)?.items.length).toBeGreaterThan(0);
  }
});
