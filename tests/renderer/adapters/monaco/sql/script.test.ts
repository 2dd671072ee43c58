import { expect, test } from 'vitest';
import { definedElsewhere } from '../../../../../renderer/adapters/monaco/sql/elsewhere';
import { foldsOf } from '../../../../../renderer/adapters/monaco/sql/folds';
import { parameterAt } from '../../../../../renderer/adapters/monaco/sql/rename';
import { catalogue, marked } from './catalogue';

const script = `-- title: A
-- param from: date = 2020-01-01
-- choices from: SELECT DISTINCT month FROM outcomes
-- param to: date
SELECT '$from', $from, "$from" /* $from */ -- $from
FROM outcomes WHERE month >= $FROM AND month < $from_ AND month < $to`;

test('a parameter is found in its head and its uses, never in texts, names and comments', () => {
  const lines = (text: string, offset: number) => text.slice(0, offset).split('\n').length;
  const at = script.indexOf('$from,') + 3;
  const found = parameterAt(script, at);
  expect(found?.name).toBe('from');
  expect(found?.places.map(({ start }) => lines(script, start))).toEqual([2, 3, 5, 6]);
  expect(found?.places.map(({ start, end }) => script.slice(start, end))).toEqual([
    'from',
    'from',
    'from',
    'FROM',
  ]);
  expect(found?.others).toEqual(['to', 'from_']);
  expect(parameterAt(script, script.indexOf('param to') + 7)?.places).toHaveLength(2);
  expect(parameterAt(script, script.indexOf("'$from'") + 3)).toBeNull();
  expect(parameterAt(script, script.indexOf('outcomes WHERE'))).toBeNull();
  expect(parameterAt('SELECT $$a$$, $', 15)).toBeNull();
});

test('statements, brackets and comments of several lines can be folded', () => {
  const sql = `-- one
-- two
-- three
WITH a AS (
  SELECT [1,
    2] -- with a comment
),
b AS (SELECT ')' )
FROM a;

/* a
   comment */
SELECT 1;
-- #region of two
SELECT
  2
-- #endregion
`;
  const line = (offset: number) => sql.slice(0, offset).split('\n').length;
  const folds = foldsOf(sql).map(({ start, end, kind }) => [line(start), line(end), kind]);
  expect(folds.sort((a, b) => Number(a[0]) - Number(b[0]) || Number(a[1]) - Number(b[1]))).toEqual([
    [1, 3, 'comment'],
    [4, 6, null],
    [4, 9, null],
    [11, 12, 'comment'],
    [14, 17, 'region'],
    [15, 16, null],
  ]);
  expect(foldsOf('SELECT (\n1')).toEqual([{ start: 0, end: 9, kind: null }]);
});

test('methods, views, tables of one file and files read by their paths lead to where they are', () => {
  const views = [{ name: 'Latest', path: 'analyses/views/Latest.sql' }];
  const at = (text: string) => {
    const { sql, offset } = marked(text);
    return definedElsewhere(sql, offset, { ...catalogue, views, files: ["data/o'clock.csv"] });
  };
  expect(at('FROM late|st')).toEqual({ path: 'analyses/views/Latest.sql', line: 1 });
  expect(at("FROM spc_x|mr('outcomes')")).toEqual({ path: 'library:spc/spc.sql', line: 12 });
  expect(at('SELECT 1 FROM out|comes')).toEqual({ path: 'data/outcomes.csv', line: 1 });
  expect(at("FROM 'data/o''cl|ock.csv'")).toEqual({ path: "data/o'clock.csv", line: 1 });
  expect(at("SELECT 'da|ta' FROM outcomes")).toBeNull();
  expect(at('SELECT val|ue FROM outcomes')).toBeNull();
});
