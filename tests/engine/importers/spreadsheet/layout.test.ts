import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bookOf, loadBook, sheetOf } from './loadWorkbook';
import type { Cell } from './loadWorkbook';
import { openDocumentOf } from './workbookXml';

const area = (text: string) => {
  const [, c1 = '', r1 = '', c2 = '', r2 = ''] = /^([A-Z])(\d+):([A-Z])(\d+)$/.exec(text) ?? [];
  const column = (letter: string) => letter.charCodeAt(0) - 65;
  return { s: { r: Number(r1) - 1, c: column(c1) }, e: { r: Number(r2) - 1, c: column(c2) } };
};

async function load(rows: readonly (readonly Cell[])[], merges: readonly string[] = [], entry = '') {
  const sheet = sheetOf(rows, { '!merges': merges.map(area) });
  const found = await loadBook(bookOf({ A: sheet }), 't.xlsx', entry);
  return { ...found, names: found.types.map(text => text.replace(/ [A-Z]+$/, '')) };
}

const empty: Cell[] = [];

test('lines above the header are kept aside, not loaded as rows', async () => {
  const front = Array.from({ length: 9 }, (_, index) => [`Front matter ${index}`]);
  const { names, rows, rejects } = await load([
    ...front,
    empty,
    ['Provider code', 'Provider name', 'SHMI value'],
    ['R1A', 'One', 1.01],
    ['R1B', 'Two', 0.99],
  ]);
  expect(names).toEqual(['Provider code', 'Provider name', 'SHMI value']);
  expect(rows).toEqual([
    ['R1A', 'One', '1.01', '12'],
    ['R1B', 'Two', '0.99', '13'],
  ]);
  expect(rejects.map(([line]) => line)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9']);
});

test('a title merged across the table is no header; one on row 2 is', async () => {
  const { names, rows } = await load(
    [
      ['CQC ratings', null, null],
      ['Provider ID', 'Latest Rating', 'Publication Date'],
      ['RXA', 'Good', '12/01/2016'],
      ['RXB', 'Outstanding', '30/01/2016'],
    ],
    ['A1:C1'],
  );
  expect(names).toEqual(['Provider ID', 'Latest Rating', 'Publication Date']);
  expect(rows).toEqual([
    ['RXA', 'Good', '2016-01-12', '3'],
    ['RXB', 'Outstanding', '2016-01-30', '4'],
  ]);
});

test('a header of two rows with merged cells gives joined names', async () => {
  const { names, rows, problems } = await load(
    [
      ['Code', 'A&E attendances', null, null, 'Note'],
      [null, 'Type 1', 'Type 2', 'Other', null],
      ['R1', 1, 2, 3, 'x'],
      ['R2', 4, 5, 6, 'y'],
    ],
    ['A1:A2', 'B1:D1', 'E1:E2'],
  );
  expect(names).toEqual([
    'Code',
    'A&E attendances Type 1',
    'A&E attendances Type 2',
    'A&E attendances Other',
    'Note',
  ]);
  expect(rows).toEqual([
    ['R1', '1', '2', '3', 'x', '3'],
    ['R2', '4', '5', '6', 'y', '4'],
  ]);
  expect(problems).toEqual(['The names of the columns are joined from the rows 1 to 2.']);
});

test('groups above the names, merged without the first column, are part of the names', async () => {
  const { names, rows } = await load(
    [
      [null, '2015', null, '2016', null],
      ['Code', 'n', 'd', 'n', 'd'],
      ['R1', 1, 2, 3, 4],
    ],
    ['B1:C1', 'D1:E1'],
  );
  expect(names).toEqual(['Code', '2015 n', '2015 d', '2016 n', '2016 d']);
  expect(rows).toEqual([['R1', '1', '2', '3', '4', '3']]);
});

test('names that repeat are made different, empty ones get a number, line ends in them are blanks', async () => {
  const { names, rows } = await load([
    ['n', 'n', null, 'N', 'long\r\nname'],
    [1, 2, 3, 4, 5],
    [1, 2, 3, 4, 5],
  ]);
  expect(new Set(names.map(name => name.toLowerCase())).size).toBe(5);
  expect(names.slice(0, 3)).toEqual(['n', 'n_1', 'column2']);
  expect(names[4]).toBe('long name');
  expect(rows[0]).toEqual(['1', '2', '3', '4', '5', '2']);
});

test('rows and columns behind empty ones are read, and the empty ones are said', async () => {
  const { names, rows, problems } = await load([['a', null, 'c'], [1, null, 2], empty, empty, [3, null, 4]]);
  expect([names, rows]).toEqual([
    ['a', 'c'],
    [
      ['1', '2', '2'],
      ['3', '4', '5'],
    ],
  ]);
  expect(problems).toEqual(['Empty columns were passed over: B.', 'Empty rows were passed over: 3, 4.']);
});

test('a column that has a name and no values is kept', async () => {
  const { names, rows } = await load([
    ['a', 'later', 'c'],
    [1, null, 2],
  ]);
  expect([names, rows]).toEqual([['a', 'later', 'c'], [['1', 'NULL', '2', '2']]]);
});

test('a table that begins far from the corner is found where it is', async () => {
  const { names, rows } = await load([empty, empty, [null, null, 'a', 'b'], [null, null, 1, 2]]);
  expect([names, rows]).toEqual([['a', 'b'], [['1', '2', '4']]]);
});

test('a table without a header loses no row', async () => {
  const { names, rows, problems } = await load([
    [1, 2.5],
    [2, 3.5],
    [3, 4.5],
  ]);
  expect(names).toEqual(['column0', 'column1']);
  expect(rows.length).toBe(3);
  expect(problems).toEqual([expect.stringContaining('The first row holds values rather than names')]);
});

test('a matrix with an empty corner keeps its head', async () => {
  const { names, rows } = await load([
    [null, 'A : Interview'],
    ['1 : Trust', 2],
    ['2 : Time', 0],
  ]);
  expect([names, rows]).toEqual([
    ['column0', 'A : Interview'],
    [
      ['1 : Trust', '2', '2'],
      ['2 : Time', '0', '3'],
    ],
  ]);
});

test('years as names of columns are names', async () => {
  const { names, rows } = await load([
    ['Code', 2015, 2016, 2017],
    ['R1', 10, 11, 12],
    ['R2', 20, 21, 22],
  ]);
  expect(names).toEqual(['Code', '2015', '2016', '2017']);
  expect(rows.length).toBe(2);
});

test('total rows are loaded, and said to be there', async () => {
  const { rows, problems } = await load([
    ['code', 'n'],
    ['R1', 1],
    ['R2', 2],
    ['TOTAL', 3],
  ]);
  expect(rows.at(-1)).toEqual(['TOTAL', '3', '4']);
  expect(problems).toEqual([expect.stringContaining('One row looks like a total (row 4)')]);
});

test('merged cells in rows have their value once, and that is said', async () => {
  const { rows, problems } = await load(
    [
      ['trust', 'n'],
      ['R1', 1],
      [null, 2],
    ],
    ['A2:A3'],
  );
  expect(rows).toEqual([
    ['R1', '1', '2'],
    ['NULL', '2', '3'],
  ]);
  expect(problems).toEqual([expect.stringContaining('Merged cells have their value in the first row')]);
});

test('the header and the range are taken as asked', async () => {
  const rows = [
    ['x', 'y', 'z'],
    ['a', 'b', 'c'],
    [1, 2, 3],
    [4, 5, 6],
    ['end', null, null],
  ];
  const second = await load(rows, [], 'header: 2');
  expect([second.names, second.rows.length]).toEqual([['a', 'b', 'c'], 3]);
  const none = await load(rows, [], 'header: 0');
  expect([none.names, none.rows.length]).toEqual([['column0', 'column1', 'column2'], 5]);
  const part = await load(rows, [], 'range: "B2:C4"');
  expect([part.names, part.rows]).toEqual([
    ['b', 'c'],
    [
      ['2', '3', '3'],
      ['5', '6', '4'],
    ],
  ]);
  const columns = await load(rows, [], 'range: "$A:$B", header: 2');
  expect([columns.names, columns.rows[0]]).toEqual([
    ['a', 'b'],
    ['1', '2', '3'],
  ]);
  for (const [entry, words] of [
    ['range: somewhere', 'Write range as in A3:F200'],
    ['header: 99', 'has no row 99 to be the header'],
  ] as const)
    expect((await load(rows, [], entry)).problems.join()).toContain(words);
});

const one = (value: Cell) => sheetOf([['a'], [value]]);

test('the first sheet that is neither hidden nor empty is read; others are named, and read when asked for', async () => {
  const sheets = { Hidden: one('h'), Empty: sheetOf([]), Shown: one('s'), 'Très étrange & <co>': one('e') };
  const more = {
    Workbook: {
      Sheets: Object.keys(sheets).map(name => ({
        name,
        Hidden: name === 'Hidden' ? (2 as const) : (0 as const),
      })),
    },
  };
  for (const type of ['xlsx', 'biff8'] as const) {
    const book = bookOf(sheets, type, more);
    const name = type === 'xlsx' ? 't.xlsx' : 't.xls';
    const found = await loadBook(book, name);
    expect([found.rows, found.problems]).toEqual([
      [['s', '2']],
      [
        'The sheet “Shown” was read. The workbook has others: “Hidden” (hidden), “Empty”, “Très étrange & <co>”. Choose one with sheet: in study.yaml.',
      ],
    ]);
    expect((await loadBook(book, name, 'sheet: hidden')).rows).toEqual([['h', '2']]);
    expect((await loadBook(book, name, 'sheet: "Très étrange & <co>"')).rows).toEqual([['e', '2']]);
    const wrong = await loadBook(book, name, 'sheet: Nowhere');
    expect(wrong.problems.join()).toContain('has no sheet “Nowhere”. It has: “Hidden” (hidden)');
  }
});

test('hidden sheets, rows and columns of an open document are known', async () => {
  const cell = (text: string) =>
    `<table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell>`;
  const styles =
    '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>';
  const rows = `<table:table-row>${cell('a')}${cell('b')}</table:table-row><table:table-row table:visibility="filter">${cell('1')}${cell('x')}</table:table-row>`;
  const tables = `<table:table table:name="Secret" table:style-name="ta2">${rows}</table:table><table:table table:name="Open"><table:table-column/><table:table-column table:visibility="collapse"/>${rows}</table:table>`;
  const { rows: read, problems } = await loadBook(await openDocumentOf(tables, {}, styles), 't.ods');
  expect(read).toEqual([['1', 'x', '2']]);
  expect(problems.join('\n')).toContain('“Open” was read. The workbook has others: “Secret” (hidden)');
  expect(problems.join('\n')).toContain('One row is hidden in the workbook (2)');
  expect(problems.join('\n')).toContain('Columns hidden in the workbook were read like the others: “b”');
});

test('hidden rows and columns of Excel are read, and said', async () => {
  const sheet = sheetOf(
    [
      ['a', 'b'],
      [1, 2],
      [3, 4],
    ],
    { '!rows': [{}, {}, { hidden: true }], '!cols': [{}, { hidden: true }] },
  );
  const { rows, problems } = await loadBook(bookOf({ A: sheet }));
  expect(rows.length).toBe(2);
  expect(problems).toEqual([
    'Columns hidden in the workbook were read like the others: “b”.',
    'One row is hidden in the workbook (3); it was read like the others.',
  ]);
});

test('a web page saved as a workbook is read as texts, with a note', async () => {
  const page =
    '<html><body><table><tr><th>code</th><th>n</th></tr><tr><td>007</td><td>1,5</td></tr><tr><td>é&amp;</td><td>2</td></tr></table></body></html>';
  const { rows, types, problems } = await loadBook(Buffer.from(page), 't.xls');
  expect(types.slice(0, 2)).toEqual(['code VARCHAR', 'n VARCHAR']);
  expect(rows.map(row => row.slice(0, 2))).toEqual([
    ['007', '1,5'],
    ['é&', '2'],
  ]);
  expect(problems).toEqual([expect.stringContaining('The file is a web page')]);
});

const shared = resolve(import.meta.dirname, '../../../../../shared/data');

describe.skipIf(!existsSync(shared) && process.env['CI'] !== 'true')('workbooks as people have them', () => {
  const real = (path: string) => readFileSync(join(shared, path));

  test('MAXQDA’s old workbook in Polish', async () => {
    const { rows, types, problems } = await loadBook(
      real('qda/tables/maxqda_coded-segments_polish-ui.xls'),
      't.xls',
    );
    expect(types.slice(3, 7)).toEqual([
      'Nazwa dokumentu VARCHAR',
      'Kod VARCHAR',
      'Początek BIGINT',
      'Koniec BIGINT',
    ]);
    expect([rows.length, problems]).toEqual([402, []]);
    expect(rows[0]?.slice(3, 9)).toEqual(['0_229', 'TYPE', '1', '1', '0', 'AVISO']);
  });

  test('NVivo’s matrix with an empty corner', async () => {
    const { rows, types } = await loadBook(real('qda/tables/nvivo-matrix/Int01_ID731.xlsx'));
    expect(types[1]).toBe('A : Int01_ID731 BIGINT');
    expect(rows.length).toBe(18);
  });

  test('a face sheet with dates, times and lengths', async () => {
    const { types, problems } = await loadBook(
      real('qda/transcripts/open-qual-interviews/participant-facesheet.xlsx'),
    );
    expect(types.slice(3, 6)).toEqual([
      'InterviewTime TIME',
      'InterviewDate DATE',
      'InterviewLength_HH-MM-SS TIME',
    ]);
    expect(problems).toEqual([]);
  });
});
