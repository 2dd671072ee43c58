import { expect, test } from 'vitest';
import { placesIn } from '../../../renderer/workbench/placesIn';

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
