import { deflateRawSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { bookOf, loadBook, sheetOf } from './loadWorkbook';
import { excelOf, openDocumentOf, zipOf } from './workbookXml';

const good = bookOf({ A: sheetOf([['a'], [1]]) });
const text = (value: string) => Buffer.from(value);
const row = '<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row>';

/** A zip whose one part is said to be of another size than it is. */
function lyingZip(name: string, contents: Buffer, size: number): Buffer {
  const packed = deflateRawSync(contents);
  const title = Buffer.from(name);
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(8, 8);
  head.writeUInt32LE(packed.length, 18);
  head.writeUInt32LE(size, 22);
  head.writeUInt16LE(title.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(20, 4);
  entry.writeUInt16LE(20, 6);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(size, 24);
  entry.writeUInt16LE(title.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length + title.length, 12);
  end.writeUInt32LE(head.length + title.length + packed.length, 16);
  return Buffer.concat([head, title, packed, entry, title, end]);
}

const bomb = Buffer.alloc(150 * 1_048_576, 32);

test.each<readonly [string, () => Buffer | Promise<Buffer>, string, string]>([
  ['an empty file', () => Buffer.alloc(0), 't.xlsx', 'is empty'],
  [
    'comma-separated text',
    () => text('a,b\n1,2\n'),
    't.xlsx',
    'is delimited text, not a workbook. Give it the ending .csv',
  ],
  ['text in UTF-16', () => Buffer.from('\ufeffa\tb\n1\t2\n', 'utf16le'), 't.xls', 'is delimited text'],
  ['a PDF', () => text('%PDF-1.4 …'), 't.xlsx', 'is a PDF'],
  ['Parquet', () => text('PAR1…PAR1'), 't.xlsx', '.parquet'],
  ['gzip', () => gzipSync('a'), 't.xlsx', 'compressed with gzip'],
  [
    'noise',
    () => Buffer.from(Array.from({ length: 4000 }, (_, index) => (index * 7919) % 256)),
    't.xls',
    'no workbook that can be read',
  ],
  ['other XML', () => text('<?xml version="1.0"?><svg/>'), 't.xls', 'XML of an unknown kind'],
  [
    'a workbook cut short',
    () => good.subarray(0, good.length - 200),
    't.xlsx',
    'was cut short or is damaged',
  ],
  ['a zip of something else', () => zipOf({ 'readme.txt': 'x' }), 't.xlsx', 'zip archive without a workbook'],
  [
    'a Word document',
    () => zipOf({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<a/>' }),
    't.xlsx',
    '.docx',
  ],
  [
    'a text of LibreOffice',
    () =>
      zipOf({
        'content.xml': '<office:document-content xmlns:office="o"><office:text/></office:document-content>',
      }),
    't.ods',
    'no workbook',
  ],
  [
    'an open document cut short',
    () => zipOf({ 'content.xml': '<office:document-content xmlns:office="o"><office:spreadsheet>' }),
    't.ods',
    'no whole workbook',
  ],
  [
    'a zip that bursts',
    () => zipOf({ 'xl/workbook.xml': bomb }),
    't.xlsx',
    'would unpack to 150 MB, which is more than is safe',
  ],
  [
    'a zip that hides its size',
    () => lyingZip('xl/workbook.xml', bomb, 1000),
    't.xlsx',
    'was cut short or is damaged',
  ],
  [
    'entities',
    () => excelOf(row, { 'xl/worksheets/sheet1.xml': '<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>' }),
    't.xlsx',
    'document type of its own (in xl/worksheets/sheet1.xml)',
  ],
  [
    'entities in UTF-16',
    () =>
      excelOf(row, {
        'xl/sharedStrings.xml': Buffer.from('\ufeff<!DOCTYPE a [<!ENTITY b "c">]><sst/>', 'utf16le'),
      }),
    't.xlsx',
    'document type of its own',
  ],
  [
    'entities of an open document',
    () => zipOf({ 'content.xml': '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>' }),
    't.ods',
    'document type of its own',
  ],
  [
    'entities in the XML of 2003',
    () =>
      text(
        '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
      ),
    't.xls',
    'document type of its own',
  ],
  [
    'cells repeated without end',
    () =>
      openDocumentOf(
        '<table:table table:name="A"><table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="16000" office:value-type="float" office:value="1"/></table:table-row></table:table>',
      ),
    't.ods',
    'more than 30,000,000 cells',
  ],
  [
    'an encrypted open document',
    () => openDocumentOf('', { 'META-INF/manifest.xml': '<manifest><encryption-data/></manifest>' }),
    't.ods',
    'protected with a password',
  ],
  ['an encrypted workbook', () => encrypted(), 't.xlsx', 'protected with a password'],
  ['an empty sheet', () => bookOf({ A: sheetOf([]) }), 't.xlsx', 'The sheet “A” of t.xlsx is empty'],
  ['a sheet that is not there', () => excelOf(row, { 'xl/worksheets/sheet1.xml': '' }), 't.xlsx', 't.xlsx'],
  [
    'texts that are not there',
    () => excelOf('<row r="1"><c r="A1" t="s"><v>7</v></c></row>'),
    't.xlsx',
    'its sheet “Data” cannot be read',
  ],
])('%s is refused with words that say what to do', async (_, make, name, words) => {
  const before = process.memoryUsage().rss;
  const { rows, problems } = await loadBook(await make(), name);
  expect(rows).toEqual([]);
  expect(problems.join('\n')).toContain(words);
  expect(process.memoryUsage().rss - before).toBeLessThan(600 * 1_048_576);
});

/** The container of an encrypted workbook, which names its package in UTF-16. */
function encrypted(): Buffer {
  const start = Buffer.from('d0cf11e0a1b11ae1', 'hex');
  return Buffer.concat([
    start,
    Buffer.alloc(1024),
    Buffer.from('EncryptedPackage', 'utf16le'),
    Buffer.alloc(512),
  ]);
}

test('a path out of the archive is never followed', async () => {
  const evil = Buffer.from(
    (await zipOf({ 'aa/aa/evil.xml': '<a/>' }))
      .toString('latin1')
      .replaceAll('aa/aa/evil.xml', '../../evil.xml'),
    'latin1',
  );
  const { rows, problems } = await loadBook(evil, 't.xlsx');
  expect([rows, problems.join()]).toEqual([[], expect.stringContaining('damaged')]);
});

test('a workbook that says it is larger than it is takes no longer', async () => {
  const sheet =
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row><row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData></worksheet>';
  const { rows } = await loadBook(await excelOf('', { 'xl/worksheets/sheet1.xml': sheet }));
  expect(rows).toEqual([['1', '1048576']]);
});

test('names of prototypes as sheets, columns and values are but names', async () => {
  const book = bookOf({
    constructor: sheetOf([
      ['__proto__', 'toString'],
      ['hasOwnProperty', 'constructor'],
    ]),
  });
  const { rows, types } = await loadBook(book);
  expect(rows).toEqual([['hasOwnProperty', 'constructor', '2']]);
  expect(types.slice(0, 2)).toEqual(['__proto__ VARCHAR', 'toString VARCHAR']);
});
