import { expect, test } from 'vitest';
import { read, spoken } from './readTranscript';

const said = 'Interviewer: Café – “quoted” £5…\nSister: Naïve.\n';
/** The same in Windows-1252. */
const western = Buffer.from(
  'Interviewer: Caf\xe9 \x96 \x93quoted\x94 \xa35\x85\nSister: Na\xefve.\n',
  'latin1',
);
const wide = (text: string) => Buffer.from(text, 'utf16le');

test.each<[string, Uint8Array]>([
  ['UTF-8', Buffer.from(said)],
  ['UTF-8 with a mark', Buffer.from(`\ufeff${said}`)],
  ['UTF-16, small end first', wide(said)],
  ['UTF-16, small end first, with a mark', wide(`\ufeff${said}`)],
  ['UTF-16, great end first', wide(said).swap16()],
  ['UTF-16, great end first, with a mark', wide(`\ufeff${said}`).swap16()],
  ['Windows-1252', western],
  ['CRLF', Buffer.from(said.replace(/\n/g, '\r\n'))],
  ['CR', Buffer.from(said.replace(/\n/g, '\r'))],
])('%s gives the same text', async (_, bytes) => {
  const { text } = await read(bytes);
  expect(text).toBe(said);
});

test('an encoding other than UTF-8 is said', async () => {
  expect((await read(western)).notes).toEqual(['The file is not in UTF-8; it was read as Windows-1252.']);
  expect((await read(wide(said))).notes).toEqual(['The file is not in UTF-8; it was read as UTF-16.']);
  expect((await read(said)).notes).toEqual([]);
});

test('nothing else is changed', async () => {
  const odd = ' \t“e\u0301” \u00e9 \u2028 \u0001\u0000 ﬁ \u00ad \ufeff x  \n\n\n';
  expect((await read(`a${odd}`)).text).toBe(`a${odd}`);
});

test('half a character of UTF-16 and a lone half of a pair are said', async () => {
  const { text, notes } = await read(
    Buffer.concat([wide('\ufeffab'), Buffer.from([0x3d, 0xd8]), wide('c'), Buffer.from([1])]),
  );
  expect(text).toBe('ab\ufffdc');
  expect(notes).toHaveLength(3);
});

test.each<[string, string | Uint8Array, RegExp]>([
  ['a packed file', Buffer.from('PK\x03\x04abc'), /packed file.*its own ending/],
  ['a PDF', '%PDF-1.7', /is a PDF by its contents/],
  ['Rich Text', '{\\rtf1 a}', /is Rich Text by its contents/],
  ['an old Office file', Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1abc', 'latin1'), /old Office file/],
  ['a program', Buffer.from('\x7fELF\x02\x01\x00\xff\xfe\x00', 'latin1'), /is no text/],
])('%s that is named a text is refused', async (_, contents, message) => {
  await expect(read(contents)).rejects.toThrow(message);
});

test('an empty text has no turns', async () => {
  const { text, turns, notes } = await read('');
  expect([text, turns, notes]).toEqual(['', [], []]);
});

test('front matter stays in the text, is in no turn, and gives facts as they are written', async () => {
  const head =
    "---\ndocument_id: T1\ncase_id: null\nround: 007\ndate: 2018-06-07\nyes: no\ntitle: 'It''s: a 😤'\nempty:\ntags: [a, b]\nquoted: \"null\"\n---\n";
  const document = await read(`${head}\nP: Yes.\n`, 't.md');
  expect(document.text.startsWith(head)).toBe(true);
  expect([...document.facts]).toEqual([
    ['document_id', 'T1'],
    ['case_id', null],
    ['round', '007'],
    ['date', '2018-06-07'],
    ['yes', 'no'],
    ['title', "It's: a 😤"],
    ['empty', null],
    ['tags', '[a, b]'],
    ['quoted', 'null'],
  ]);
  expect(spoken(document)).toEqual([['P', 'Yes.']]);
});

test.each([
  ['broken', '---\na: [1\n---\nP: Yes.', /could not be read \(line \d/],
  ['no list of names', '---\njust words\n---\nP: Yes.', /no list of names/],
  ['never closed', '---\ntitle: x\n\nP: Yes.', /no closing line/],
  ['with a name twice', '---\na: 1\na: 2\n---\nP: Yes.', /could not be read \(line 3/],
  ['a bomb', `---\na: &a [x,x]\nb: &b [*a,*a,*a]\nc: [*b,*b,*b\n---\nP: Yes.`, /could not be read/],
])('front matter that is %s is a note, and the words are read', async (_, text, note) => {
  const document = await read(text, 't.md');
  expect(document.text).toBe(text);
  expect(document.facts.size).toBe(0);
  expect(document.notes).toEqual([expect.stringMatching(note)]);
  expect(spoken(document).at(-1)).toEqual(['P', 'Yes.']);
});

test('a rule at the head of a text is no front matter', async () => {
  const { facts, notes } = await read('---\n\nSome words.\n');
  expect([facts.size, notes]).toEqual([0, []]);
});
