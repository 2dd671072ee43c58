import { expect, test } from 'vitest';
import { placesAt, placesIn } from '../../../renderer/workbench/placesIn';

const shown = (path: string, text: string) =>
  placesIn(path, text).map(({ name, level, line }) => `${line} ${'-'.repeat(level)}${name}`);

test('statements begin where they do, not after the semicolon of a text or a comment', () => {
  const text = `-- title: A; b
SELECT ';' AS "a;b"; /* one; two */ FROM t;

CREATE VIEW v AS
  SELECT 1;`;
  expect(shown('a.sql', text)).toEqual([
    `2 SELECT ';' AS "a;b"; /* one; two */ FROM t;`,
    '2 FROM t;',
    '4 CREATE VIEW v AS',
  ]);
});

test('headings by their level, none within a fenced text', () => {
  expect(shown('a.md', '# One\ntext\n```sh\n# not\n```\n## Two ##\n#no')).toEqual(['1 One', '6 -Two']);
});

test('keys of YAML, with what stands at them', () => {
  const text =
    "title: A\nload:\n  cases: { from: x }\n      deeper: 1\ncodes:\n  - code_id: '1'\n    name: B";
  expect(shown('study.yaml', text)).toEqual([
    '1 title: A',
    '2 load',
    '3 -cases: { from: x }',
    '4 ---deeper: 1',
    '5 codes',
    "6 --code_id: '1'",
    '7 --name: B',
  ]);
});

test('other files have no places', () => {
  expect(placesIn('a.txt', '# One\na: b;')).toEqual([]);
});

const script = `-- params
WITH a AS (
  SELECT 1 AS n
), "b c" (x, y) AS MATERIALIZED (
  WITH d AS (SELECT 2) SELECT n, (SELECT 3) FROM d
)
SELECT n FROM a, (WITH e AS (SELECT 4) FROM e);
SELECT
  sum(n), count(*)
FROM a`;

test('queries that a statement gives names to stand below it, and a first word alone is no name', () => {
  expect(shown('a.sql', script)).toEqual([
    '2 WITH a AS (',
    '2 -a',
    '4 -b c',
    '5 --d',
    '7 -e',
    '8 SELECT sum(n), count(*) FROM a',
  ]);
});

test('a caret is in the statement and the queries that hold it, and between statements in none', () => {
  const places = placesIn('a.sql', script);
  const at = (text: string) =>
    placesAt(places, script.indexOf(text)).map(({ name, column }) => `${column} ${name}`);
  expect(at('params')).toEqual([]);
  expect(at('1 AS n')).toEqual(['1 WITH a AS (', '6 a']);
  expect(at('2) SELECT')).toEqual(['1 WITH a AS (', '4 b c', '8 d']);
  expect(at('n FROM a,')).toEqual(['1 WITH a AS (']);
  expect(at('count(*)')).toEqual(['1 SELECT sum(n), count(*) FROM a']);
  const keys = placesIn('a.yaml', 'a:\n  b: 1\nc: 2');
  expect(placesAt(keys, 6).map(({ name }) => name)).toEqual(['a', 'b: 1']);
  expect(placesAt(keys, 11).map(({ name }) => name)).toEqual(['c: 2']);
});
