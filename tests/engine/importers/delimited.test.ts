import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { startEngine, studyOf, textRows } from '../openStudy';

/** Loads one file as the table `t`; its rows, its rejects (line, column, value, reason) and its problems. */
async function load(contents: string | Uint8Array, name = 't.csv') {
  const ask = startEngine();
  const summary = await ask('study.open', { folder: studyOf({ [name]: contents }) });
  const problems = summary.problems.map(problem => problem.message);
  const rejects = await textRows(ask, 'SELECT line, "column", value, reason FROM rejects ORDER BY line');
  const loaded = summary.tables.some(table => table.name === 't');
  return { ask, problems, rejects, rows: loaded ? await textRows(ask, 'FROM t') : [] };
}

const latin = (text: string) => Buffer.from(text, 'latin1');

test.each([
  ['a byte-order mark', '\ufeffa,b\n1,x\n', [['1', 'x']]],
  [
    'semicolons and decimal commas',
    'Name;Value\n"Ünï";1,5\nb;2,5\n',
    [
      ['Ünï', '1,5'],
      ['b', '2,5'],
    ],
  ],
  ['tabs', 'a\tb\n1\t2\n', [['1', '2']]],
  ['bars', 'a|b\n1|2\n', [['1', '2']]],
  [
    'quoted line ends and quotes',
    'a,b\n1,"x\ny ""z"""\n2,"p,q"\n',
    [
      ['1', 'x\ny "z"'],
      ['2', 'p,q'],
    ],
  ],
  ['dates day first', 'd\n03/04/2024\n25/12/2024\n', [['2024-04-03'], ['2024-12-25']]],
  ['leading zeros', 'code\n007\n012\n', [['007'], ['012']]],
  ['Windows line ends', 'a,b\r\n1,2\r\n', [['1', '2']]],
  [
    'old Macintosh line ends',
    'a,b\r1,2\r3,4\r',
    [
      ['1', '2'],
      ['3', '4'],
    ],
  ],
  [
    'line ends of two kinds',
    'a,b\r\n1,2\n3,4\r\n',
    [
      ['1', '2'],
      ['3', '4'],
    ],
  ],
  ['no line end at the end', 'a,b\n1,2', [['1', '2']]],
  ['one column', 'name\nann\nbob\n', [['ann'], ['bob']]],
  ['only a header', 'a,b\n', []],
  [
    'blank lines between',
    'a,b\n1,2\n\n3,4\n\n',
    [
      ['1', '2'],
      ['3', '4'],
    ],
  ],
  ['repeated, empty and odd names', 'a,a,,select,"we""ird 😀"\n1,2,3,4,5\n', [['1', '2', '3', '4', '5']]],
])('%s: nothing is lost or bent', async (_, contents, expected) => {
  const { rows, rejects, problems } = await load(contents);
  expect(rows).toEqual(expected);
  expect([rejects, problems]).toEqual([[], []]);
});

test.each([
  ['Windows-1252', latin('a,b\n\x93caf\xe9\x94,\xa35\n'), [['“café”', '£5']]],
  [
    'UTF-16 of Windows',
    Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('a,b\n£,😀\n', 'utf16le')]),
    [['£', '😀']],
  ],
])('%s is read as what it is, and said so', async (encoding, contents, expected) => {
  const { rows, problems } = await load(contents);
  expect(rows).toEqual(expected);
  expect(problems).toEqual([expect.stringContaining(encoding.split(' ')[0] ?? '')]);
});

test('a late text in a column of numbers is rejected with its line, past quoted line ends', async () => {
  const rows = Array.from({ length: 60_000 }, (_, index) => (index === 30_000 ? '"5","q\nr"' : `${index},x`));
  rows[55_555] = 'n/a,"long\ntext"';
  const { ask, rejects } = await load(`n,t\n${rows.join('\n')}\n`);
  expect(await textRows(ask, 'SELECT count(*), max(n), typeof(any_value(n)) FROM t')).toEqual([
    ['59999', '59999', 'BIGINT'],
  ]);
  expect(rejects).toEqual([['55558', 'n', 'n/a', 'Not a whole number']]);
});

test('a column that is text in the end becomes text, and no row is lost', async () => {
  const rows = Array.from({ length: 50_000 }, (_, index) => (index < 30_000 ? `${index}` : `RR${index}`));
  const { ask, rejects, problems } = await load(`code\n${rows.join('\n')}\n`);
  expect(await textRows(ask, 'SELECT count(*), min(code), typeof(any_value(code)) FROM t')).toEqual([
    ['50000', '0', 'VARCHAR'],
  ]);
  expect(rejects).toEqual([]);
  expect(problems).toEqual([expect.stringContaining('“code”')]);
});

test('rows of too few or too many values are rejected, and the file is not taken for another', async () => {
  const { rows, rejects } = await load('a,b,c\n1,2\n1,2\n1,2,3\n4,5,6,7\n8,9,10\n');
  expect(rows).toEqual([
    ['1', '2', '3'],
    ['8', '9', '10'],
  ]);
  expect(rejects.map(([line, , value]) => [line, value])).toEqual([
    ['2', '1,2'],
    ['3', '1,2'],
    ['5', '4,5,6,7'],
  ]);
});

test('lines above the header are kept among the rejects', async () => {
  const { rows, rejects, problems } = await load(
    'Report of 2020\n\nOrg,Period,Value\nRR8,01/04/2016,5\nRTP,02/04/2016,bad\n',
  );
  expect(rows).toEqual([
    ['RR8', '2016-04-01', '5'],
    ['RTP', '2016-04-02', 'bad'],
  ]);
  expect(rejects).toEqual([['1', 'NULL', 'Report of 2020', 'A line above the header']]);
  expect(problems[0]).toContain('One line stands above the header');
});

test('a quotation mark that is never closed spoils its own line alone', async () => {
  const { rows, rejects } = await load('a,b\n1,"open\n2,3\n4,5\n');
  expect(rows).toEqual([
    ['2', '3'],
    ['4', '5'],
  ]);
  expect(rejects).toEqual([
    ['2', 'NULL', '1,"open', 'A quotation mark is not closed, or stands within a text'],
  ]);
});

test('one that stands late in a long file, likewise', async () => {
  const lines = Array.from({ length: 100_000 }, (_, index) => `${index},"x ${index}"`);
  lines[70_000] = '70000,"open';
  const { ask, rejects } = await load(`a,b\n${lines.join('\n')}\n`);
  expect(await textRows(ask, 'SELECT count(*), max(a) FROM t')).toEqual([['99999', '99999']]);
  expect(rejects.map(([line, , value]) => [line, value])).toEqual([['70002', '70000,"open']]);
});

test('line ends that change late in a long file lose nothing', async () => {
  const lines = Array.from({ length: 100_000 }, (_, index) => `${index},x${index >= 60_000 ? '\r' : ''}`);
  const { ask, rejects } = await load(`a,b\n${lines.join('\n')}\n`);
  expect(await textRows(ask, 'SELECT count(*), max(a), max(b) FROM t')).toEqual([['100000', '99999', 'x']]);
  expect(rejects).toEqual([]);
});

test('a file of 2,000 columns', async () => {
  const names = Array.from({ length: 2000 }, (_, index) => `column ${index}`);
  const { ask, rows } = await load(`${names.join(',')}\n${names.map((_, index) => index).join(',')}\n`);
  expect(rows[0]?.length).toBe(2000);
  expect(rows[0]?.[1999]).toBe('1999');
  expect(await textRows(ask, 'SELECT "column 1999" FROM t')).toEqual([['1999']]);
});

test('a file of 2 million rows, with one that does not fit', async () => {
  const rows: string[] = [];
  for (let index = 0; index < 2_000_000; index++) rows.push(`${index},${index % 7}`);
  rows[1_999_998] = '1999998,x';
  const { ask, rejects } = await load(`n,v\n${rows.join('\n')}\n`);
  expect(await textRows(ask, 'SELECT count(*), sum(n) FROM t')).toEqual([
    ['1999999', String(1_999_999_000_000 - 1_999_998)],
  ]);
  expect(rejects).toEqual([['2000000', 'v', 'x', 'Not a whole number']]);
});

test('rows and rejects add up, whatever is in the file', async () => {
  const lines = [
    '1,2020-01-01,x',
    'two,2020-01-01,x',
    '3,2020-99-01,x',
    '4',
    '5,2020-01-05,"a\nb"',
    ',,',
    '7,2020-01-07,"say ""hi"""',
  ];
  const body = Array.from({ length: 30_000 }, () => '0,2020-01-01,fill').concat(lines);
  const { ask, rejects } = await load(`n,d,t\n${body.join('\n')}\n`);
  const [[loaded] = []] = await textRows(ask, 'SELECT count(*) FROM t');
  const rejected = new Set(rejects.map(([line]) => line)).size;
  expect(Number(loaded) + rejected).toBe(30_007);
  expect(rejected).toBe(3);
});

/** A column of whole numbers, or of what else is given, far beyond the rows that types are told by; then the cells. */
const late = (cells: readonly string[], usual = (index: number) => String(index)) =>
  `v\n${Array.from({ length: 30_000 }, (_, index) => usual(index)).join('\n')}\n${cells.join('\n')}\n`;

const moment = () => '2016-04-01 10:00:00';

test.each([
  ['fractions', late(['2.5', '7']), 'DOUBLE', ['2.5', '7']],
  ['leading zeros', late(['007', '12']), 'VARCHAR', ['007', '12']],
  ['leading zeros among fractions', late(['007'], index => `${index}.5`), 'VARCHAR', ['29999.5', '007']],
  [
    'whole numbers beyond 64 bits',
    late(['12345678901234567890', '12345678901234567891']),
    'HUGEINT',
    ['12345678901234567890', '12345678901234567891'],
  ],
  [
    'whole numbers beyond 64 bits from the first',
    'v\n12345678901234567890\n12345678901234567891\n',
    'HUGEINT',
    ['12345678901234567890', '12345678901234567891'],
  ],
  [
    'whole numbers among fractions that have too many digits for them',
    'v\n0.5\n12345678901234567\n',
    'VARCHAR',
    ['0.5', '12345678901234567'],
  ],
  ['digits in groups', late(['1_000'], index => String(index + 1)), 'VARCHAR', ['30000', '1_000']],
  [
    'a time zone',
    late(['2016-04-01T10:00:00+01:00'], moment),
    'VARCHAR',
    [moment(), '2016-04-01T10:00:00+01:00'],
  ],
  [
    'nanoseconds',
    late(['2016-04-01 10:00:00.123456789'], moment),
    'VARCHAR',
    [moment(), '2016-04-01 10:00:00.123456789'],
  ],
])('%s that come late keep every digit', async (_, contents, type, last) => {
  const { ask, rejects } = await load(contents);
  expect(rejects).toEqual([]);
  const rows = await textRows(
    ask,
    'SELECT v::VARCHAR, typeof(v) FROM t LIMIT 2 OFFSET (SELECT count(*) - 2 FROM t)',
  );
  const shown =
    type === 'DOUBLE' ? last.map(value => String(Number(value)).replace(/^(\d+)$/, '$1.0')) : last;
  expect(rows.map(([value]) => value)).toEqual(shown);
  expect(rows[0]?.[1]).toBe(type);
});

test.each([
  [
    'no header',
    'RR8,2016-04-01,95.3\nRTP,2016-05-01,91.2\n',
    ['RR8', '2016-04-01', '95.3'],
    /holds values rather than names/,
  ],
  [
    'no header, and numbers alone',
    '1,2,3\n4,5,6\n7,8,9\n',
    ['1', '2', '3'],
    /holds values rather than names/,
  ],
  ['years as a header', 'org,2015,2016\nRR8,5,6\nRTP,7,8\n', ['RR8', '5', '6'], null],
  ['one year as a header', 'org,2016\nRR8,5123\nRTP,7000\n', ['RR8', '5123'], null],
  ['months as a header', 'org,1,2,3\nRR8,5,6,7\nRTP,7,8,9\n', ['RR8', '5', '6', '7'], null],
  ['a delimiter behind each row but the header', 'a,b\n1,2,\n3,4,\n', ['1', '2'], null],
  ['a value more than the header has names', 'a,b\nx,2,3\ny,5,6\n', ['x', '2', '3'], /all of them are text/],
  ['a line that names the delimiter', 'sep=;\na;b\n1;2\n', ['1', '2'], /above the header/],
  ['blank lines, one with blanks', 'a,b\n1,2\n\n3,4\n   \n5,6\n', ['1', '2'], null],
  ['a row of tabs alone', 'a\tb\n1\t2\n\t\n', ['1', '2'], null],
  ['UTF-16 without a mark', Buffer.from('a,b\n1,£\n', 'utf16le'), ['1', '£'], /read as UTF-16/],
  ['a field of 10 MB', `a,b\n1,${'x'.repeat(10_000_000)}\n`, ['1', 'x'.repeat(10_000_000)], null],
])('%s: the first row is the first row', async (_, contents, first, note) => {
  const { rows, problems } = await load(contents);
  expect(rows[0]).toEqual(first);
  if (note === null) expect(problems).toEqual([]);
  else expect(problems[0]).toMatch(note);
});

test.each([
  ['day first', 'd,v\n01/04/16,1\n13/04/16,2\n', ['2016-04-01', '2016-04-13']],
  ['month first', 'd,v\n04/13/16,1\n01/02/16,2\n', ['2016-04-13', '2016-01-02']],
  ['with a time, as text', 'd,v\n01/04/16 10:30,1\n13/04/16 09:00,2\n', ['01/04/16 10:30', '13/04/16 09:00']],
  ['beside dates in ISO', 'd,v\n01/04/16,2016-04-01\n13/05/16,2016-05-01\n', ['2016-04-01', '2016-05-13']],
])('years of two digits, %s, are not taken for days', async (_, contents, expected) => {
  const { rows, rejects } = await load(contents);
  expect(rows.map(([date]) => date)).toEqual(expected);
  expect(rejects).toEqual([]);
});

test.each([
  ['gzip', gzipSync('a,b\n1,2\n'.repeat(100)), /compressed with gzip/],
  ['a workbook', Buffer.from('PK\x03\x04 \0\0\xff\xfe workbook', 'latin1'), /Excel workbook/],
  ['a web page', '<!DOCTYPE html>\n<html><body>Not found, sorry</body></html>\n', /web page/],
  ['line ends alone', '\n\n\n', /empty/],
])('%s in place of a text is told as what it is', async (_, contents, message) => {
  const { problems } = await load(contents);
  expect(problems).toEqual([expect.stringMatching(message)]);
});
