import { expect, test } from 'vitest';
import { parametersUsed, statementNear } from '../../../../../renderer/adapters/monaco/sql/statementNear';

test.each([
  ['SELECT 1|', 'SELECT 1'],
  ['SELECT 1;\nSEL|ECT 2;\nSELECT 3', 'SELECT 2;'],
  ['SELECT 1;|\nSELECT 2', 'SELECT 1;'],
  ['SELECT 1;  |\nSELECT 2', 'SELECT 1;'],
  ['SELECT 1; |SELECT 2', 'SELECT 2'],
  ['SELECT 1;\n|\nSELECT 2', 'SELECT 2'],
  ['SELECT 1;\n\n-- title: Tw|o\nSELECT 2', '-- title: Two\nSELECT 2'],
  ["SELECT ';' AS a,| 'b;'", "SELECT ';' AS a, 'b;'"],
  ['SELECT 1;\n\n|\n', 'SELECT 1;'],
  ['SELECT 1;\n-- the end|', 'SELECT 1;'],
  ['SELECT $$ ; $$;|', 'SELECT $$ ; $$;'],
  [';;SELECT 1|', 'SELECT 1'],
  ['|-- nothing', null],
  ['|', null],
])('in %j the statement is %j', (marked, expected) => {
  const offset = marked.indexOf('|');
  const sql = marked.replace('|', '');
  const near = statementNear(sql, offset);
  expect(near && sql.slice(near.start, near.end)).toBe(expected);
});

test('the parameters of a text are those outside of texts and comments', () => {
  const sql = "-- $no\nSELECT $a, '$no', $b_1 + $a, $$ $no $$";
  expect([...parametersUsed(sql)]).toEqual(['a', 'b_1']);
});
