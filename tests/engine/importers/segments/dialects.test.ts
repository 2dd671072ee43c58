import { expect, test } from 'vitest';
import { asTable } from '../../../../main/engine/importers/segments/asTable';
import { dateOrder, isoDate, plainNumber } from '../../../../main/engine/importers/segments/dates';
import { readSegments, recogniseSegments } from '../../../../main/engine/importers/segments/segments';
import { readReport, recogniseReport } from '../../../../main/engine/importers/segments/texts';
import type { SegmentTable, TextTable } from '../../../../main/engine/importers/segments/table';
import { table } from './fixtures';

const dialectOf = (columns: readonly string[], ...rows: readonly (readonly (string | null)[])[]) =>
  recogniseSegments(columns, rows)?.dialect;

test.each([
  ['Color,Document group,Document name,Code,Beginning,End,Weight score,Segment', 'maxqda-segments'],
  ['Document name,Code,Beginning,End,Segment,Author,Creation date', 'maxqda-segments'],
  ['Farbe,Kommentar,Dokumentgruppe,Dokumentname,Code,Anfang,Ende,Gewicht,Segment,Fläche', 'maxqda-segments'],
  ['  DOCUMENT NAME ,code,Beginning:,End.,\u00a0Segment\u00a0', 'maxqda-segments'],
  ['Color,Grupa dokumento\u0301w,Nazwa dokumentu,Kod,Początek,Koniec,Waga,Fragment', 'maxqda-segments'],
  ['ID,Document,Quotation Content,Comment,Codes,Reference', 'atlasti-quotations'],
  ['Media Title,Excerpt Range,Excerpt Creator,Excerpt Date,Excerpt Copy', 'dedoose-excerpts'],
  ['Id,Parent Id,Depth,Title,Description,Weighted', 'dedoose-codes'],
  ['Name,Description,Files,References', 'nvivo-codebook'],
  ['Name,Files,References,Created on,Created by,Modified on,Modified by', 'nvivo-codebook'],
  ['tag,description,number of highlights', 'taguette-codebook'],
  ['id,document,tag,content', 'taguette-highlights'],
])('%s is recognised as %s', (columns, dialect) => {
  expect(dialectOf(columns.split(','))).toBe(dialect);
});

test.each([
  ['an empty table', ''],
  ['cases', 'id,name,region,opened,beds'],
  ['outcomes', 'case,date,measure,value,source'],
  ['events with a document', 'id,document,date,content'],
  ['highlights with another column', 'id,document,tag,content,price'],
  ['people', 'Name,Description,Age'],
  ['a list of files', 'Name,Files,Size'],
  ['survey data with codes and an end', 'Document,Code,End,Score'],
])('%s is no table of segments', (_, columns) => {
  expect(dialectOf(columns.split(','), ['1:1', 'b', 'c', 'd'])).toBeUndefined();
});

test('a table with letters in its headings is no matrix unless its rows are numbered and its corner empty', () => {
  expect(dialectOf(['', 'A : x'], ['1 : y', '2'])).toBe('nvivo-matrix');
  expect(dialectOf(['', 'A : x'], ['y', '2'])).toBeUndefined();
  expect(dialectOf(['Code', 'A : x'], ['1 : y', '2'])).toBeUndefined();
  expect(dialectOf(['', 'A : x'])).toBeUndefined();
});

const lines = (read: SegmentTable) =>
  [...read.segments, ...read.codes, ...read.counts, ...read.rejects, ...read.leftOut].map(({ line }) => line);

/** Reads a table, after checking that no row is left out in silence. */
function read(dialect: string, source: TextTable, name: string | null = null): SegmentTable {
  const found = readSegments(dialect, source, name);
  expect(new Set(lines(found))).toEqual(new Set(source.lines));
  return found;
}

const maxqda = ['Document name', 'Code', 'Beginning', 'End', 'Weight', 'Segment', 'Created', 'Modified by'];

test('MAXQDA: totals, empty rows and rows without code or document are kept apart, weights and changes are losses', () => {
  const found = read(
    'maxqda-segments',
    table(
      maxqda,
      ['a', 'X\\Y\\Z', '2', '3', '0,5', 'one_x000D_\ntwo\r\nthree', '31/01/2024 3:05 PM', 'Rae'],
      [null, ' ', null, null, null, null, null, null],
      [null, null, null, null, null, 'TOTAL', null, null],
      ['a', null, '1', '1', '0', 'lost', null, null],
      [null, 'X', '1', '1', '0', 'lost too', null, null],
      ['a', 'P > Q', '0', 'x', '0', 'w', '01/02/2024', null],
    ),
  );
  expect(found.segments).toMatchObject([
    {
      codePath: ['X', 'Y', 'Z'],
      weight: 0.5,
      quote: 'one\ntwo\nthree',
      createdAt: '2024-01-31T15:05:00',
      paragraphs: { first: 2, last: 3 },
    },
    { codePath: ['P', 'Q'], createdAt: '2024-02-01' },
  ]);
  expect(found.segments[1]).not.toHaveProperty('paragraphs');
  expect(found.rejects.map(({ line, value }) => [line, value])).toEqual([
    [5, 'lost'],
    [6, 'lost too'],
  ]);
  expect(found.losses.map(({ what, count }) => [what, count])).toEqual([
    ['Weights', 1],
    ['Changes', 1],
    ['Empty rows', 1],
    ['Rows of totals', 1],
  ]);
});

const atlasti = ['ID', 'Document', 'Quotation Content', 'Comment', 'Codes', 'Reference'];

test('ATLAS.ti: a quotation with several codes is several segments, one without is a reject, its comment is kept once', () => {
  const found = read(
    'atlasti-quotations',
    table(
      atlasti,
      ['1:1', 'a', 'q', 'why', 'A::B; b\nC: D', '¶ 4 – 6 in a.docx'],
      ['1:2', 'a', 'free', null, null, 'p 3'],
    ),
  );
  expect(found.segments.map(({ codePath, comment, paragraphs }) => [codePath, comment, paragraphs])).toEqual([
    [['A', 'B; b'], 'why', { first: 4, last: 6 }],
    [['C', 'D'], null, { first: 4, last: 6 }],
  ]);
  expect(found.rejects).toEqual([{ line: 3, value: 'free', reason: 'The quotation has no code.' }]);
  expect(found.losses).toMatchObject([{ what: 'Comments on several codings', count: 1 }]);
  const one = read('atlasti-quotations', table(atlasti, ['1:1', 'a', 'q', null, 'A; B;', null]));
  expect(one.segments.map(({ codePath }) => codePath)).toEqual([['A'], ['B']]);
});

test('ATLAS.ti: a sheet of a code report takes its code from the sheet’s name', () => {
  const sheet = table(['ID', 'Quotation Content'], ['3:10', 'q']);
  expect(dialectOf(sheet.columns, ...sheet.rows)).toBe('atlasti-code-sheet');
  expect(dialectOf(sheet.columns, ['7', 'q'])).toBeUndefined();
  expect(read('atlasti-code-sheet', sheet, 'Trust').segments).toMatchObject([
    { codePath: ['Trust'], document: 'document 3 of the ATLAS.ti project', quote: 'q' },
  ]);
});

test('ATLAS.ti: a code–document table loses its totals and gives each count', () => {
  const source = table(
    ['', '1: Interview A\nGr=5;  GS=2', '2: Interview B\nGr=3', 'Totals'],
    ['● Trust: high\nGr=8', 'Gr=5', '3', '8'],
    ['Totals', '5', '3', '8'],
    ['○ Doubt\nGr=0', '0', 'many', '0'],
    [null, null, null, null],
  );
  expect(dialectOf(source.columns, ...source.rows)).toBe('atlasti-code-document');
  const found = read('atlasti-code-document', source);
  expect(asTable(found).rows).toEqual([
    ['Trust > high', 'Interview A', '5'],
    ['Trust > high', 'Interview B', '3'],
    ['Doubt', 'Interview A', '0'],
  ]);
  expect(found.rejects).toEqual([
    { line: 4, value: 'many', reason: 'The number for “Interview B” is none.' },
  ]);
  expect(found.losses.map(({ what, count }) => [what, count])).toEqual([
    ['Columns of totals', 1],
    ['Rows of totals', 1],
    ['Empty rows', 1],
  ]);
});

test('Dedoose: the columns of codes decide, their own ranges and weights too; names with commas stay whole', () => {
  const columns = [
    ...[
      'Media Title',
      'Excerpt Range',
      'Excerpt Creator',
      'Excerpt Date',
      'Excerpt Copy',
      'Codes Applied Combined',
    ],
    ...['Code: A\\Time, money Applied', 'Code: A\\Time, money Range', 'Code: A\\Time, money Weight'],
    ...['Code: B Applied', 'Code: B Range', 'Code: B Weight', 'Descriptor: Age'],
  ];
  const found = read(
    'dedoose-excerpts',
    table(
      columns,
      ['a', '0-18', 'Rae', '12/31/2023', 'q', 'Time, money, B', 'True', '', '3', 'TRUE', '2-9', '', '40'],
      ['a', 'Page 3: 10-90', 'Rae', '1/2/2024', 'q', '', 'False', '', '', 'False', '', '', ''],
    ),
  );
  expect(found.segments).toMatchObject([
    { codePath: ['A', 'Time, money'], offsets: { start: 0, end: 18 }, weight: 3, createdAt: '2023-12-31' },
    { codePath: ['B'], offsets: { start: 2, end: 9 }, weight: null },
  ]);
  expect(found.rejects).toEqual([{ line: 3, value: 'q', reason: 'No code is applied to the excerpt.' }]);
  expect(found.losses.map(({ what, count }) => [what, count])).toEqual([
    ['Weights', 1],
    ['Descriptors', 1],
  ]);
});

test('Dedoose: codes find their parents in any order; circles, missing parents and deep chains are rejected', () => {
  const columns = ['Id', 'Parent Id', 'Depth', 'Title', 'Description', 'Weighted'];
  const deep = Array.from({ length: 20_000 }, (_, index) => [
    `d${index}`,
    `d${index + 1}`,
    '1',
    'd',
    '',
    'False',
  ]);
  const found = read(
    'dedoose-codes',
    table(
      columns,
      ['2', '1', '1', 'Child', 'what it is', 'True'],
      ['1', '', '0', 'Top', '', 'False'],
      ['3', '4', '1', 'x', '', 'False'],
      ['4', '3', '1', 'y', '', 'False'],
      ['5', '99', '1', 'z', '', 'False'],
      ...deep,
    ),
  );
  expect(found.codes).toMatchObject([
    { path: ['Top', 'Child'], description: 'what it is' },
    { path: ['Top'], description: null },
  ]);
  expect(found.rejects.length).toBe(3 + deep.length);
});

test('NVivo: a codebook is nested by indent or by path', () => {
  const found = read(
    'nvivo-codebook',
    table(
      ['Name', 'Description', 'Files', 'References'],
      ['Barriers', null, '1', '2'],
      ['  Staff', 'of staff', '1', '2'],
      ['    Nights', null, '1', '2'],
      ['  Money', null, '1', '2'],
      ['Codes\\\\Enablers\\\\Peers', null, '0', '0'],
      [null, 'of nothing', null, null],
    ),
  );
  expect(found.codes.map(({ path }) => path.join('/'))).toEqual([
    ...['Barriers', 'Barriers/Staff', 'Barriers/Staff/Nights', 'Barriers/Money', 'Enablers/Peers'],
  ]);
  expect(found.rejects).toMatchObject([{ line: 7, value: 'of nothing' }]);
});

test('NVivo: a coding summary with the coded text is read by its rows', () => {
  const columns = [
    'Hierarchical Name',
    'File Name',
    'Coverage',
    'Reference Number',
    'Coded By Initials',
    'Modified On',
    'Coded Text',
  ];
  const source = table(columns, [
    'Codes\\\\A\\\\B',
    'Files\\\\Int1',
    '0.02',
    '1',
    'RK',
    '2024-01-02 10:00',
    'q',
  ]);
  expect(dialectOf(columns)).toBe('nvivo-coding-summary');
  expect(read('nvivo-coding-summary', source).segments).toMatchObject([
    {
      codePath: ['A', 'B'],
      document: 'Files\\\\Int1',
      coder: 'RK',
      quote: 'q',
      createdAt: '2024-01-02T10:00:00',
    },
  ]);
});

test('NVivo: a report in text gives its references, and says where it holds fewer than it announces', () => {
  const text = [
    '<Files\\\\Int1> - § 2 references coded  [3.45% Coverage]\r\n\r\nReference 1 - 1.20% Coverage\r\n\r\nfirst words\r\nsecond line\r\n',
    'Reference 2 - 2.25% Coverage\r\n\r\nother words\r\n',
    '<Files\\\\Int2> - § 2 references coded  [1.00% Coverage]\r\n\r\nReference 1 - 1.00% Coverage\r\n\r\nlast\r\n',
  ].join('\r\n');
  expect(recogniseReport(text)?.dialect).toBe('nvivo-references');
  const found = readReport('nvivo-references', `stray\r\n${text}`, 'out/Staffing.txt');
  expect(found.segments.map(({ document, codePath, quote }) => [document, codePath, quote])).toEqual([
    ['Files\\\\Int1', ['Staffing'], 'first words\nsecond line'],
    ['Files\\\\Int1', ['Staffing'], 'other words'],
    ['Files\\\\Int2', ['Staffing'], 'last'],
  ]);
  expect(found.rejects.map(({ reason }) => reason)).toEqual([
    'This line belongs to no reference.',
    'The report announces 2 references here and holds 1.',
  ]);
  expect(readReport('nvivo-references', `Name: Trust\n${text}`, 'x.txt').segments[0]?.codePath).toEqual([
    'Trust',
  ]);
});

test('QualCoder: a list of codes gives paths and memos', () => {
  const text =
    '\ufeffcode1\tA memo\r\ncat1>>code2\r\ncat3>>cat2>>code4\tanother\tmemo\r\n\r\n\tlost\r\ncode6';
  expect(recogniseReport(text)?.dialect).toBe('qualcoder-codes');
  const found = readReport('qualcoder-codes', 'cat1>>code2\n\tlost\ncode1\tA memo', 'codes.txt');
  expect(found.codes.map(({ path, description }) => [path, description])).toEqual([
    [['cat1', 'code2'], null],
    [['code1'], 'A memo'],
  ]);
  expect(found.rejects).toEqual([{ line: 2, value: 'lost', reason: 'The memo stands beside no code.' }]);
  expect(
    recogniseReport('Interviewer: what?\nRae: a >> b, she said\nand more\nand more\nand more\nand more'),
  ).toBeNull();
  expect(recogniseReport('')).toBeNull();
});

test('Taguette: a point joins parent and child, but not within numbers, initials and abbreviations', () => {
  const tags = ['Barriers.IT & data', 'v1.2', 'e.g. this', 'Dr. Who', 'U.S.', '.hidden', 'A.B'];
  const found = read(
    'taguette-highlights',
    table(['id', 'document', 'tag', 'content'], ...tags.map(tag => ['1', 'a', tag, 'q'])),
  );
  expect(found.segments.map(({ codePath }) => codePath.length)).toEqual([2, 1, 1, 1, 1, 1, 1]);
});

test('dates that could be either way round are none, unless their column tells', () => {
  expect(isoDate('03/04/2024', dateOrder(['03/04/2024', null], 'unknown'))).toBeNull();
  expect(isoDate('03/04/2024', dateOrder(['03/04/2024', '25/12/2024'], 'unknown'))).toBe('2024-04-03');
  expect(isoDate('03/04/2024', dateOrder(['03/04/2024', '12/25/2024'], 'unknown'))).toBe('2024-03-04');
  expect(isoDate('03/04/2024', dateOrder(['25/12/2024', '12/25/2024'], 'month first'))).toBeNull();
  expect(isoDate('30.11.2017 20:55:14', 'month first')).toBe('2017-11-30T20:55:14');
  expect(isoDate('31.02.2024', 'unknown')).toBeNull();
  expect(isoDate('2024-02-30', 'unknown')).toBeNull();
  expect(isoDate('1/2/2024 12:05 AM', 'month first')).toBe('2024-01-02T00:05:00');
  expect(isoDate('soon', 'day first')).toBeNull();
  expect(plainNumber('1.234,5')).toBeNull();
  expect(plainNumber('0,5')).toBe(0.5);
});

test('a dialect that nobody knows is a failure', () => {
  expect(() => readSegments('quirkos', table([]))).toThrow('No table of coded segments is called quirkos.');
});
