import { expect, test } from 'vitest';
import { read, spoken } from './readTranscript';

const text = async (rtf: string | Uint8Array) => (await read(rtf, 't.rtf')).text;

test.each<[string, string, string]>([
  [
    'Word’s quotes',
    '{\\rtf1\\ansi\\ansicpg1252\\deff0 \\ldblquote Don\\rquote t\\rdblquote  \\lquote a\\rquote \\endash\\emdash\\par}',
    '“Don’t” ‘a’–—',
  ],
  [
    'bytes of Windows-1252',
    "{\\rtf1\\ansi\\ansicpg1252 \\'93Caf\\'e9\\'94 \\'96 \\'80\\'85\\par}",
    '“Café” – €…',
  ],
  ['bytes of Windows-1250', "{\\rtf1\\ansi\\ansicpg1250 \\'8c\\'b9\\'ea\\par}", 'Śąę'],
  ['bytes of the Macintosh', "{\\rtf1\\mac\\ansicpg10000 \\'d2caf\\'8e\\'d3\\par}", '“café”'],
  ['bytes of DOS', "{\\rtf1\\pc \\'82\\'9c\\par}", 'é£'],
  [
    'bytes of the font’s own set',
    "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fcharset238 B;}{\\f2\\fcharset204 C;}} \\'e9{\\f1 \\'b9}\\f2 \\'ff\\plain \\'e9}",
    ' éąяé',
  ],
  ['two bytes a letter', "{\\rtf1\\ansi\\ansicpg932 \\'93\\'fa\\'96\\'7b}", '日本'],
  ['Unicode with a substitute', "{\\rtf1\\ansi\\uc1 \\u8220\\'93a\\u8221?b\\u-10179?\\u-8648?c}", '“a”b😸c'],
  [
    'Unicode without substitutes',
    '{\\rtf1\\ansi\\uc0 \\u8220 a\\u8221 b{\\uc2 \\u233 xxz}\\u233 z}',
    '“a”bézéz',
  ],
  ['Unicode before a paragraph’s end', '{\\rtf1\\ansi a\\u8230\\par b}', 'a…\nb'],
  ['a lone half of a pair', '{\\rtf1\\ansi a\\u-10179?b\\u-8904?}', 'a\ufffdb\ufffd'],
  [
    'tabs, lines and paragraphs',
    '{\\rtf1\\ansi a\\tab b\\line c\\par\nd\\\ne\\~f\\_g\\-h\\par}',
    'a\tb\nc\nd\ne\u00a0f\u2011g\u00adh',
  ],
  ['signs of its own', '{\\rtf1\\ansi \\{a\\\\b\\}}', '{a\\b}'],
  [
    'groups that are no text',
    '{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}{\\colortbl;\\red0;}{\\stylesheet{\\s0 Normal;}}{\\info{\\title T}{\\author A}}{\\*\\generator G;}{\\*\\bkmkstart m}a{\\*\\bkmkend m}{\\*\\unknown{deep \\par}}b}',
    'ab',
  ],
  [
    'fields',
    '{\\rtf1\\ansi see {\\field{\\*\\fldinst{HYPERLINK "http://x"}}{\\fldrslt{the page}}}.}',
    'see the page.',
  ],
  [
    'tables',
    '{\\rtf1\\ansi\\trowd\\intbl a\\cell b\\cell\\row\\trowd\\intbl\\cell d\\cell\\row\\pard e\\par}',
    'a\tb\n\td\ne',
  ],
  ['binary data', `{\\rtf1\\ansi a{\\*\\x\\bin5 }}{\\y}b}`, 'ab'],
  [
    'footnotes',
    '{\\rtf1\\ansi One{\\super\\chftn}{\\footnote\\pard {\\super\\chftn} First note.} two{\\footnote Second.}.\\par Three.\\par}',
    'One[1] two[2].\nThree.\n\n[1] First note.\n[2] Second.',
  ],
])('Rich Text: %s', async (_, rtf, expected) => {
  expect(await text(rtf)).toBe(expected);
});

test('what is left out of Rich Text is counted', async () => {
  const { text: words, notes } = await read(
    '{\\rtf1\\ansi{\\header Heading}a{\\v secret}b{\\deleted gone}c{\\pict 00ff}{\\*\\annotation remark}{\\listtext 1.\\tab}d\\par}',
    't.rtf',
  );
  expect(words).toBe('abcd');
  expect(notes).toEqual([
    'Left out, being no part of the text: heads of pages (1), hidden texts (1), tracked deletions (1), images (1), comments (1), numbers and bullets of list items (1).',
  ]);
});

test('Rich Text that is cut off is read, and that is said', async () => {
  const { text: words, notes } = await read('{\\rtf1\\ansi Half a {\\b sent', 't.rtf');
  expect(words).toBe('Half a sent');
  expect(notes).toEqual([expect.stringContaining('ends before its last bracket closes')]);
});

test('an unknown code page is said', async () => {
  const { notes } = await read("{\\rtf1\\ansi\\ansicpg99 \\'e9}", 't.rtf');
  expect(notes).toEqual([expect.stringContaining('code page 99')]);
});

test('Rich Text has turns', async () => {
  const document = await read(
    "{\\rtf1\\ansi\\ansicpg1252 {\\b INTERVIEWER:} Why?\\par\\par {\\b P:} It\\'92s so.\\par}",
    't.rtf',
  );
  expect(spoken(document)).toEqual([
    ['INTERVIEWER', 'Why?'],
    ['P', 'It’s so.'],
  ]);
});

test.each(['', 'no rtf', 'PK\x03\x04'])('%j that is named Rich Text is refused', async contents => {
  await expect(read(contents, 't.rtf')).rejects.toThrow(/is empty|is no Rich Text|packed file/);
});

test('hostile nesting and length end in moments', async () => {
  await read(`{\\rtf1 ${'{'.repeat(1_000_000)}a`, 't.rtf');
  await read(`{\\rtf1 ${"\\'e9".repeat(500_000)}${'\\par'.repeat(300_000)}}`, 't.rtf');
  await read(`{\\rtf1 \\bin2147483647 a}`, 't.rtf');
}, 60_000);
