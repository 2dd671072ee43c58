import type { BookType, CellObject } from '@e965/xlsx';
import { expect, test } from 'vitest';
import { textRows } from '../../openStudy';
import { bookOf, loadBook, sheetOf } from './loadWorkbook';
import type { Cell } from './loadWorkbook';
import { excelOf, openDocumentOf } from './workbookXml';

const number = (v: number, z = 'General'): CellObject => ({ t: 'n', v, z });

/** Loads one column named `x` of a workbook of one sheet: its type, its values and what is said of it. */
async function column(cells: readonly Cell[], bookType: BookType = 'xlsx', entry = '') {
  const rows = [['x', 'row'], ...cells.map((cell, index) => [cell, index])];
  const name = `t.${bookType === 'biff8' || bookType === 'xlml' ? 'xls' : bookType}`;
  const {
    types,
    rows: read,
    problems,
    rejects,
  } = await loadBook(bookOf({ A: sheetOf(rows) }, bookType), name, entry);
  const values = read.map(row => row[0]);
  return { type: types[0]?.slice(2), values, problems, rejects };
}

test.each([
  ['whole numbers', [1, 2, 9007199254740991], 'BIGINT', ['1', '2', '9007199254740991']],
  ['numbers with fractions', [1, 2.5, -0.25], 'DOUBLE', ['1.0', '2.5', '-0.25']],
  ['numbers and gaps', [1, null, 3], 'BIGINT', ['1', 'NULL', '3']],
  ['truth values', [true, false, null], 'BOOLEAN', ['true', 'false', 'NULL']],
  ['codes with leading zeros', ['007', '010'], 'VARCHAR', ['007', '010']],
  ['a text among numbers', [1.5, 'n/a', 1e21], 'VARCHAR', ['1.5', 'n/a', '1e+21']],
  ['a text of blanks, which is nothing', [1, ' \u00a0', 3], 'BIGINT', ['1', 'NULL', '3']],
  ['numbers stored as text, all of them', ['1', ' 2', '-3'], 'BIGINT', ['1', '2', '-3']],
  ['numbers stored as text beyond 2^53', ['9007199254740993', '1'], 'BIGINT', ['9007199254740993', '1']],
  [
    'numbers stored as text beyond 2^63',
    ['9223372036854775808', '1'],
    'VARCHAR',
    ['9223372036854775808', '1'],
  ],
  ['decimals stored as text', ['1.5', '2'], 'DOUBLE', ['1.5', '2.0']],
  ['telephone numbers', ['+44', '+45'], 'VARCHAR', ['+44', '+45']],
  ['codes that look like powers', ['1E5', '2E3'], 'VARCHAR', ['1E5', '2E3']],
  ['numbers and numbers stored as text', [1, '2', 3], 'BIGINT', ['1', '2', '3']],
  ['thousands stored as text', ['1,234', '5'], 'VARCHAR', ['1,234', '5']],
  ['texts that begin with blanks', [' a ', 'b'], 'VARCHAR', [' a ', 'b']],
  ['truth values and numbers', [true, 1, null], 'VARCHAR', ['TRUE', '1', 'NULL']],
  ['years', [2016, 2017], 'BIGINT', ['2016', '2017']],
  ['emoji, line ends and signs', ['😀\n“x”', '<&>'], 'VARCHAR', ['😀\n“x”', '<&>']],
])('%s keep their values and get the type that holds them all', async (_, cells, type, values) => {
  const found = await column(cells);
  expect([found.type, found.values]).toEqual([type, type === 'DOUBLE' ? values.map(plainNumber) : values]);
  expect(found.rejects).toEqual([]);
});

const plainNumber = (text: string) => (text === 'NULL' ? text : String(Number(text)));

test.each([
  [
    'dates',
    [number(42461, 'dd/mm/yyyy'), number(1, 'yyyy-mm-dd'), number(61, 'd mmm yy')],
    'DATE',
    ['2016-04-01', '1900-01-01', '1900-03-01'],
  ],
  ['the last date of all', [number(2958465, 'dd/mm/yyyy')], 'DATE', ['9999-12-31']],
  ['dates of midnight', [number(42461, 'dd/mm/yyyy hh:mm')], 'DATE', ['2016-04-01']],
  [
    'dates with times',
    [number(42461, 'dd/mm/yyyy'), number(42461.4375, 'dd/mm/yyyy hh:mm')],
    'TIMESTAMP',
    ['2016-04-01 00:00:00', '2016-04-01 10:30:00'],
  ],
  ['a date that hides its time', [number(42461.5, 'dd/mm/yyyy')], 'TIMESTAMP', ['2016-04-01 12:00:00']],
  ['times of day', [number(0.4375, 'hh:mm'), number(0, 'hh:mm:ss')], 'TIME', ['10:30:00', '00:00:00']],
  ['months', [number(42461, 'mmm-yy')], 'DATE', ['2016-04-01']],
  ['dates in the words of a place', [number(42461, '[$-809]dddd, d mmmm yyyy;@')], 'DATE', ['2016-04-01']],
  ['lengths of time', [number(1.5, '[h]:mm'), number(0.5, '[h]:mm')], 'VARCHAR', ['36:00', '12:00:00']],
  ['numbers in words and colours', [number(3, '0 "days"'), number(4, '[Red]0.0')], 'BIGINT', ['3', '4']],
  ['money', [number(1234.5, '[$£-809]#,##0.00')], 'DOUBLE', ['1234.5']],
  ['shares', [number(0.951, '0.0%')], 'DOUBLE', ['0.951']],
  [
    'codes shown with zeros',
    [number(7, '000'), number(17, '000'), number(1234, '000')],
    'VARCHAR',
    ['007', '017', '1234'],
  ],
  ['codes that need no zeros', [number(701, '000'), number(702, '000')], 'BIGINT', ['701', '702']],
])('%s are known by their number format', async (_, cells, type, values) => {
  for (const bookType of ['xlsx', 'biff8', 'xlml'] as const) {
    const found = await column(cells, bookType);
    expect([bookType, found.type, found.values]).toEqual([bookType, type, values]);
  }
});

test('a date of a workbook that counts from 1904 is the same day, a time the same time', async () => {
  const sheet = sheetOf([
    ['d', 't', 'n'],
    [number(40999, 'dd/mm/yyyy'), number(0.5, 'hh:mm'), 40999],
  ]);
  for (const type of ['xlsx', 'biff8'] as const) {
    const book = bookOf({ A: sheet }, type, { Workbook: { WBProps: { date1904: true } } });
    const { rows } = await loadBook(book, type === 'xlsx' ? 't.xlsx' : 't.xls');
    expect(rows).toEqual([['2016-04-01', '12:00:00', '40999', '2']]);
  }
});

test('days that no calendar has are empty and said', async () => {
  const found = await column([
    number(60, 'dd/mm/yyyy'),
    number(0, 'dd/mm/yyyy'),
    number(61, 'dd/mm/yyyy'),
    number(-5, 'dd/mm/yyyy'),
  ]);
  expect([found.type, found.values]).toEqual(['DATE', ['NULL', 'NULL', '1900-03-01', 'NULL']]);
  expect(found.problems.join()).toContain('60 as a date in A2; 0 as a date in A3; -5 as a date in A5');
});

test('dates that a file gives as ISO text are dates, whatever their look', async () => {
  const rows =
    '<row r="1"><c r="A1" t="inlineStr"><is><t>d</t></is></c><c r="B1" t="inlineStr"><is><t>n</t></is></c></row>' +
    '<row r="2"><c r="A2" t="d"><v>2016-04-01</v></c><c r="B2"><v>42461</v></c></row>' +
    '<row r="3"><c r="A3" t="d"><v>1900-01-15</v></c><c r="B3"><v>1</v></c></row>';
  const { rows: read, types } = await loadBook(await excelOf(rows));
  expect(types.slice(0, 2)).toEqual(['d DATE', 'n BIGINT']);
  expect(read).toEqual([
    ['2016-04-01', '42461', '2'],
    ['1900-01-15', '1', '3'],
  ]);
});

test('serial numbers are days only where a date is wanted, and years never are', async () => {
  const cells = [42461, 42462];
  expect((await column(cells)).type).toBe('BIGINT');
  const wanted = await column(cells, 'xlsx', 'types: { x: date }');
  expect([wanted.type, wanted.values]).toEqual(['DATE', ['2016-04-01', '2016-04-02']]);
  expect(wanted.problems.join()).toContain(
    '“x” holds serial numbers without a date format; they were read as days',
  );
  const years = await column([2016, 2017], 'xlsx', 'types: { x: date }');
  expect(years.values).toEqual([]);
  expect(years.rejects.map(([, , value]) => value)).toEqual(['2016', '2017']);
});

test('one text after 50,000 numbers makes the column text, and every number is kept', async () => {
  const cells = [...Array.from({ length: 50_000 }, (_, index) => index / 8), 'withdrawn'];
  const rows = [['x'], ...cells.map(cell => [cell])];
  const { ask, types, problems } = await loadBook(bookOf({ A: sheetOf(rows) }));
  expect(types[0]).toBe('x VARCHAR');
  expect(
    await textRows(
      ask,
      "SELECT count(*), sum(TRY_CAST(x AS DOUBLE)), max(x), any_value(x) FILTER (x = '6249.875') FROM t",
    ),
  ).toEqual([['50001', String((49_999 * 50_000) / 16), 'withdrawn', '6249.875']]);
  expect(problems).toEqual([
    expect.stringContaining(
      '“x” holds other text among 50,000 numbers or dates, so it is text: “withdrawn” (in row 50002)',
    ),
  ]);
});

test('a number in a column of text is as it is shown where that is all of it, else it has all its digits', async () => {
  const found = await column([
    number(1234.5, '0.00'),
    number(1234.567, '0.00'),
    number(1234567, '#,##0'),
    number(123456789012345, 'General'),
    number(0.5, '0%'),
    number(7, '0000'),
    'x',
  ]);
  expect(found.values).toEqual(['1234.50', '1234.567', '1234567', '123456789012345', '0.5', '0007', 'x']);
});

test('errors are empty, counted and named by their cells', async () => {
  const found = await column([1, { t: 'e', v: 42 }, { t: 'e', v: 7 }, 4, { t: 'e', v: 42 }]);
  expect([found.type, found.values]).toEqual(['BIGINT', ['1', 'NULL', 'NULL', '4', 'NULL']]);
  expect(found.problems).toEqual(['“x” has errors, which are empty here: #N/A in A3, A6; #DIV/0! in A4.']);
});

test('formulas give what was last computed; those never computed are said', async () => {
  const rows =
    '<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1" t="inlineStr"><is><t>b</t></is></c></row>' +
    '<row r="2"><c r="A2"><f>1+1</f><v>2</v></c><c r="B2"><f>A2*2</f><v></v></c></row>' +
    '<row r="3"><c r="A3"><f>1+2</f><v>3</v></c><c r="B3"><f>A3*2</f></c></row>' +
    '<row r="4"><c r="A4"><v>4</v></c><c r="B4" t="str"><f>IF(A4=4,"","x")</f><v></v></c></row>';
  const { rows: read, problems } = await loadBook(await excelOf(rows));
  expect(read).toEqual([
    ['2', 'NULL', '2'],
    ['3', 'NULL', '3'],
    ['4', 'NULL', '4'],
  ]);
  expect(problems).toEqual([expect.stringContaining('2 formulas have never been computed (B2, B3)')]);
});

test.each([
  ['day first, as some must be', ['03/04/2024', '25/12/2024'], '', ['2024-04-03', '2024-12-25'], ''],
  ['month first, as some must be', ['03/04/2024', '12/25/2024'], '', ['2024-03-04', '2024-12-25'], ''],
  [
    'day first where nothing tells',
    ['03/04/2024', '05/06/24'],
    '',
    ['2024-04-03', '2024-06-05'],
    'could be read day first or month first',
  ],
  [
    'month first where that is said',
    ['03/04/2024', '05/06/24'],
    'dates: month_first',
    ['2024-03-04', '2024-05-06'],
    '',
  ],
  ['in words', ['3 April 2024', '25-Dec-23'], '', ['2024-04-03', '2023-12-25'], ''],
  ['as ISO writes them', ['2024-04-03', '2024-12-25'], '', ['2024-04-03', '2024-12-25'], ''],
  ['the same either way', ['04/04/2024', '05/05/2024'], '', ['2024-04-04', '2024-05-05'], ''],
])('dates typed as text are read %s', async (_, cells, entry, values, said) => {
  const found = await column(cells, 'xlsx', entry);
  expect([found.type, found.values]).toEqual(['DATE', values]);
  expect(found.problems.join()).toContain(said);
  if (said === '') expect(found.problems).toEqual([]);
});

test('dates that contradict each other, or are none, stay as they were typed', async () => {
  const both = await column(['13/04/2024', '04/13/2024']);
  expect([both.type, both.values]).toEqual(['VARCHAR', ['13/04/2024', '04/13/2024']]);
  const none = await column(['30/02/2024', '01/03/2024']);
  expect([none.type, none.values]).toEqual(['VARCHAR', ['30/02/2024', '01/03/2024']]);
});

test('dates typed as text among real ones are dates, and said to be suspicious', async () => {
  const found = await column([number(42461, 'dd/mm/yyyy'), '13/04/2016']);
  expect([found.type, found.values]).toEqual(['DATE', ['2016-04-01', '2016-04-13']]);
  expect(found.problems.join()).toContain('typed as text among dates');
});

test('texts that stand for no value do not make a column text when they are named', async () => {
  const cells = [1, '-', '..', ' * ', 5];
  expect((await column(cells)).type).toBe('VARCHAR');
  const named = await column(cells, 'xlsx', 'missing: ["-", "*", ".."]');
  expect([named.type, named.values, named.problems]).toEqual([
    'BIGINT',
    ['1', 'NULL', 'NULL', 'NULL', '5'],
    [],
  ]);
});

test('an open document gives numbers in closed tags, repeated cells, dates before 1900, and lengths of time', async () => {
  const tables = `<table:table table:name="S">
    <table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell><table:table-cell><text:p>d</text:p></table:table-cell><table:table-cell><text:p>l</text:p></table:table-cell><table:table-cell><text:p>s</text:p></table:table-cell></table:table-row>
    <table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="3"/><table:table-cell office:value-type="date" office:date-value="1850-06-01"/><table:table-cell office:value-type="time" office:time-value="PT26H30M00S"/><table:table-cell office:value-type="string"><office:annotation><text:p>a remark</text:p></office:annotation><text:p>one<text:s text:c="2"/>two<text:tab/>three<text:line-break/>four</text:p><text:p>five</text:p></table:table-cell></table:table-row>
    <table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>`;
  const { rows, problems } = await loadBook(await openDocumentOf(tables), 't.ods');
  const row = ['3', '3', '1850-06-01', '26:30:00', 'one  two\tthree\nfour\nfive'];
  expect(rows).toEqual([
    [...row, '2'],
    [...row, '3'],
  ]);
  expect(problems).toEqual([
    'The workbook has comments on cells, which are not read.',
    expect.stringContaining('lengths of time'),
  ]);
});
