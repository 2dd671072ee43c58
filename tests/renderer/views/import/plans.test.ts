import { expect, test } from 'vitest';
import { dateReadings } from '../../../../renderer/views/import/dateReadings';
import { columnsOf, examplesOf } from '../../../../renderer/views/import/fileColumns';
import {
  asKind,
  byLayout,
  intoTable,
  listed,
  nameInTable,
  recoded,
  renamed,
  typed,
} from '../../../../renderer/views/import/planChanges';
import { recodedAlike } from '../../../../renderer/views/import/questions';
import { bytesText } from '../../../../renderer/views/import/counted';
import { inspection, plan, preview } from './fixtures';

test('a date in figures is shown as both dates that it could be', () => {
  expect(dateReadings('03/04/2024')).toEqual({ dayFirst: '3 April 2024', monthFirst: '4 March 2024' });
  expect(dateReadings('3.4.24 10:00')).toEqual({ dayFirst: '3 April 24', monthFirst: '4 March 24' });
  expect(dateReadings('13/04/2024')).toBeNull();
  expect(dateReadings('2024-03-04')).toBeNull();
});

test('a column renamed gives up its earlier name, and takes the new one from the column that had it', () => {
  const first = renamed(plan(), 'Trust', 'case_id');
  expect(first.columns).toEqual({ case_id: 'Trust' });
  const second = renamed(first, 'Code', 'case_id');
  expect(second.columns).toEqual({ case_id: 'Code' });
  expect(nameInTable(second, 'Trust')).toBe('Trust');
  expect(renamed(second, 'Code', 'Code').columns).toEqual({});
});

test('what was chosen for a column under its earlier name goes with that name', () => {
  const before = recoded(typed(plan(), 'Trust', 'VARCHAR'), 'Trust', { Leeds: 'LTHT' });
  const after = renamed(before, 'Trust', 'case_id');
  expect([after.types, after.values]).toEqual([{}, {}]);
});

test('recodes are added to those before, and null stands for no value', () => {
  const first = recoded(plan(), 'case_id', { Leeds: 'LTHT' });
  expect(recoded(first, 'case_id', { England: null }).values).toEqual({
    case_id: { Leeds: 'LTHT', England: null },
  });
});

test('names decided in one file are decided alike in another, and no others', () => {
  const asked = [
    {
      about: 'cases' as const,
      column: 'trust',
      unknown: ['Leeds', 'Surrey', 'England'].map(value => ({ value, rows: 1, likely: null })),
    },
  ];
  const other = recoded(plan(), 'trust', { Surrey: 'SASH' });
  const next = recodedAlike(asked, other, { Leeds: 'LTHT', Surrey: 'X', Kent: null });
  expect(next.values).toEqual({ trust: { Surrey: 'SASH', Leeds: 'LTHT' } });
  expect(recodedAlike(asked, other, { Kent: null })).toBe(other);
});

test('a type given is taken back by null', () => {
  expect(typed(typed(plan(), 'n', 'DOUBLE'), 'n', null).types).toEqual({});
});

test('another table or layout keeps no names that belonged to the earlier one', () => {
  const before = renamed(plan(), 'Trust', 'case_id');
  expect(intoTable(before, 'events')).toMatchObject({ table: 'events', columns: {}, layout: null });
  expect(byLayout(before, { id: 'ae_monthly', table: 'outcomes' })).toMatchObject({
    layout: 'ae_monthly',
    table: 'outcomes',
    columns: {},
  });
});

test('a file taken for a transcript stands with the transcripts', () => {
  const document = asKind(plan({ target: 'data/notes.txt' }), 'document', 'notes');
  expect(document).toMatchObject({ kind: 'document', target: 'transcripts/notes.txt', table: '' });
  expect(asKind(document, 'table', 'notes')).toMatchObject({ target: 'data/notes.txt', table: 'notes' });
});

test('texts for no value are read as a person lists them', () => {
  expect(listed(' -, *,, n/a , -')).toEqual(['-', '*', 'n/a']);
});

test('the columns of a file are told from the preview, under the names that the file has', () => {
  const shown = preview({
    columns: [
      { name: 'case_id', type: 'VARCHAR', kind: 'text' },
      { name: 'value', type: 'DOUBLE', kind: 'decimal' },
      { name: 'note', type: 'VARCHAR', kind: 'text' },
    ],
    rows: [
      ['a', '1', null],
      ['b', '1', null],
      ['c', '2', null],
    ],
    unfilled: ['note', 'value'],
  });
  const parts = [{ name: 'x', hidden: false, rows: null, columns: ['Org Code', 'VALUE'] }];
  const columns = columnsOf(shown, plan({ columns: { case_id: 'Org Code' } }), inspection({ parts }));
  expect(columns.map(({ source }) => source)).toEqual(['Org Code', 'VALUE']);
  expect(columns.map(({ index }) => examplesOf(shown, index))).toEqual(['a, b, c', '1, 2']);
});

test.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [1500, '1.5 KB'],
  [12_345_678, '12 MB'],
  [2_000_000_000, '2 GB'],
])('%i bytes are %s', (bytes, text) => {
  expect(bytesText(bytes)).toBe(text);
});
