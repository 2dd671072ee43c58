import { describe, expect, test } from 'vitest';
import type { TableSummary } from '../../../../main/contract/study';
import { catalogue, filteredCatalogue, firstOpen, targetOf } from '../../../../renderer/views/data/catalogue';
import { filterOf, filterTables } from '../../../../renderer/views/data/filterTables';
import { rejectsQuery } from '../../../../renderer/views/data/useTableQueries';
import { rowsQuery } from '../../../../renderer/workbench/queryOn';

const table = (name: string, columns: readonly string[], more: Partial<TableSummary> = {}): TableSummary => ({
  name,
  role: 'known',
  rows: 1234,
  rejectedRows: 0,
  files: [],
  synthetic: false,
  columns: columns.map(column => ({ name: column, type: 'VARCHAR', kind: 'text' })),
  ...more,
});

const tables = [
  table('cases', ['case_id', 'name']),
  table('outcomes', ['case_id', 'period', 'value'], { rejectedRows: 2 }),
  table('staff survey', ['Trust', 'paid staff'], { role: 'other' }),
  table('rejects', ['file', 'reason'], { role: 'record' }),
  table('memos', ['memo_id'], { rows: 0 }),
  table('turns', ['turn'], { rows: 0, rejectedRows: 3 }),
];

const found = (typed: string) =>
  filterTables(tables, filterOf(typed)).map(({ table: { name }, columns }) => [
    name,
    ...columns.map(({ name: column }) => column),
  ]);

describe('the catalogue', () => {
  test('has the tables with rows by what they are, and the empty ones last', () => {
    const groups = catalogue(tables, new Set()).map(({ label, note, children }) => [
      label,
      note?.text,
      ...(children ?? []).map(child => `${child.label} ${child.note?.text ?? ''}`),
    ]);
    expect(groups).toEqual([
      ['Study tables', '3', 'cases 1,234', 'outcomes 1,234 · 2 rejected', 'turns 0 · 3 rejected'],
      ['Other tables', '1', 'staff survey 1,234'],
      ['What was loaded', '1', 'rejects 1,234'],
      ['Empty tables', '1', 'memos 0'],
    ]);
  });

  test('warns of rejected rows, and says so', () => {
    const outcomes = catalogue(tables, new Set())[0]?.children?.[1];
    expect(outcomes?.note).toMatchObject({ tone: 'warning', spoken: '1,234 rows, 2 rejected' });
  });

  test('lays out columns of expanded tables alone', () => {
    const cases = catalogue(tables, new Set())[0]?.children?.[0];
    expect(cases?.children).toEqual([]);
    const open = catalogue(tables, new Set([cases?.id ?? '']))[0]?.children?.[0];
    expect(open?.children?.map(({ label, note }) => [label, note?.text])).toEqual([
      ['case_id', 'varchar'],
      ['name', 'varchar'],
    ]);
  });

  test('knows what a row stands for, and that a group stands for nothing', () => {
    const { nodes } = filteredCatalogue(tables, 'paid');
    const [group] = nodes;
    const survey = group?.children?.[0];
    expect(targetOf(survey?.children?.[0]?.id ?? null, tables)).toMatchObject({
      table: { name: 'staff survey' },
      column: { name: 'paid staff' },
    });
    expect(targetOf(survey?.id ?? null, tables)).toMatchObject({ column: null });
    expect(targetOf(group?.id ?? null, tables)).toBeNull();
    expect(targetOf(survey?.id ?? null, [])).toBeNull();
    expect(firstOpen).toContain(group?.id);
  });
});

describe('the filter', () => {
  test.each([
    [
      'case',
      [
        ['cases', 'case_id'],
        ['outcomes', 'case_id'],
      ],
    ],
    ['value', [['outcomes', 'value']]],
    ['pst', [['staff survey', 'paid staff']]],
    ['surv', [['staff survey']]],
    ['outcomes.per', [['outcomes', 'period']]],
    ['outcomes.', [['outcomes', 'case_id', 'period', 'value']]],
    ['zz', []],
  ])('%s finds %j', (typed, expected) => {
    expect(found(typed)).toEqual(expected);
  });

  test('takes letters scattered through a name only where nothing answers better', () => {
    expect(found('otcms')).toEqual([['outcomes']]);
    expect(found('cid')).toEqual([
      ['cases', 'case_id'],
      ['outcomes', 'case_id'],
    ]);
  });

  test('marks the letters, and opens what holds them', () => {
    const { nodes, open } = filteredCatalogue(tables, 'value');
    const outcomes = nodes[0]?.children?.[0];
    expect(outcomes?.children?.[0]?.positions).toEqual([0, 1, 2, 3, 4]);
    expect(open.has(outcomes?.id ?? '')).toBe(true);
    expect(open.has(nodes[0]?.id ?? '')).toBe(true);
  });

  test('goes through 2,000 tables of 20 columns between two keystrokes', () => {
    const many = Array.from({ length: 2000 }, (_, t) =>
      table(
        `table_${t}`,
        Array.from({ length: 20 }, (_unused, c) => `measure_${t}_${c}`),
      ),
    );
    expect(filterTables(many, filterOf('measure_1')).length).toBeGreaterThan(1000);
    expect(filterTables(many, filterOf('nothing'))).toEqual([]);
  });
});

test('queries name any table, whatever its name holds', () => {
  expect(rowsQuery('a "b"\nDROP')).toBe('-- title: Rows of a "b" DROP\nSELECT * FROM "a ""b""\nDROP";\n');
  expect(rejectsQuery('t', ["it's.csv", 'b.csv'])).toContain("WHERE file IN ('it''s.csv', 'b.csv')");
});
