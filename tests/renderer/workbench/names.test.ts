import { expect, test } from 'vitest';
import type { StudySummary, TableSummary } from '../../../main/contract/study';
import { fileKind, isBinary, isData } from '../../../renderer/workbench/fileKind';
import { queryOn } from '../../../renderer/workbench/queryOn';
import { rejectedSentence } from '../../../renderer/workbench/rejectedSentence';

const table = (name: string, files: readonly string[]): TableSummary => ({
  name,
  role: 'other',
  files,
  rejectedRows: 0,
  rows: 10,
  columns: [],
  synthetic: false,
});
const study = (...tables: readonly TableSummary[]): StudySummary => ({
  folder: '/a',
  title: 'A',
  described: true,
  problems: [],
  cases: [],
  privacy: null,
  sources: [],
  views: [],
  tables,
});

test('a data file is queried as its table, or by its path, however it is named', () => {
  const loaded = study(table('my "odd" table', ['data/x.csv']));
  expect(queryOn('data/x.csv', loaded)).toBe('-- title: Rows of x.csv\nFROM "my ""odd"" table";\n');
  expect(queryOn("data/it's.parquet", loaded)).toContain(`FROM 'data/it''s.parquet';`);
});

test('rejected rows are told by file, shortly and in full', () => {
  const source = (path: string, rejectedRows: number) => ({ path, table: 't', rows: 10, rejectedRows });
  const rejected = (...sources: readonly ReturnType<typeof source>[]) =>
    rejectedSentence({ ...study(), sources });
  expect(rejected(source('x.csv', 0))).toBeNull();
  expect(rejected(source('data/x.csv', 2))?.short).toBe('x.csv: 2 rows rejected');
  expect(rejected(source('x.csv', 1), source('y.csv', 1234))).toEqual({
    short: 'x.csv: 1 row rejected, and 1 more',
    all: 'x.csv: 1 row rejected\ny.csv: 1,234 rows rejected',
  });
});

test('charts are not data, figures are not texts', () => {
  expect([isData('a.vl.json'), isData('a.json'), isData('F.CSV'), isData('f.thread.json')]).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect([isBinary('a.pdf'), isBinary('a.sql'), isBinary('a.svg')]).toEqual([true, false, false]);
  expect([fileKind('x.sql').language, fileKind('x.vl.json').language]).toEqual(['SQL · DuckDB', 'Vega-Lite']);
});
