import { expect, test } from 'vitest';
import { odtOf, packed } from './packed';
import { read, spoken } from './readTranscript';

const cell = (text: string) => `<table:table-cell><text:p>${text}</text:p></table:table-cell>`;

test.each<[string, string, string]>([
  [
    'a paragraph a line',
    '<text:h>Title</text:h><text:p/><text:p>T<text:span>wo 😤</text:span></text:p>',
    'Title\n\nTwo 😤',
  ],
  [
    'spaces as they are shown',
    '<text:p>  a \n  b<text:s text:c="3"/>c<text:span> </text:span> d</text:p>',
    'a b   c d',
  ],
  [
    'spaces after tabs and lines',
    '<text:p>a<text:tab/> b<text:line-break/> c<text:s/></text:p>',
    'a\t b\nc ',
  ],
  [
    'lists',
    '<text:list><text:list-item><text:p>a</text:p></text:list-item><text:list-item><text:p>b</text:p></text:list-item></text:list>',
    'a\nb',
  ],
  [
    'a table row by row',
    `<table:table><table:table-row>${cell('a')}${cell('b')}</table:table-row><table:table-row><table:table-cell/>${cell('d')}</table:table-row></table:table><text:p>e</text:p>`,
    'a\tb\n\td\ne',
  ],
  [
    'no tracked deletions',
    '<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>a<text:change/>b</text:p>',
    'ab',
  ],
  [
    'no comments',
    '<text:p>a<office:annotation><dc:creator>A</dc:creator><text:p>remark</text:p></office:annotation>b</text:p>',
    'ab',
  ],
  [
    'notes at the end',
    '<text:p>One<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>The first.</text:p></text:note-body></text:note> two.</text:p><text:p>Three.</text:p>',
    'One[1] two.\nThree.\n\n[1] The first.',
  ],
  [
    'boxes after their paragraph',
    '<text:p>a<draw:frame><draw:text-box><text:p>box</text:p></draw:text-box></draw:frame>b</text:p><text:p>c</text:p>',
    'ab\nbox\nc',
  ],
])('OpenDocument gives %s', async (_, body, text) => {
  expect((await read(await odtOf(body), 't.odt')).text).toBe(text);
});

test('what OpenDocument holds beside the text is counted', async () => {
  const body =
    '<text:tracked-changes><text:changed-region><text:deletion/></text:changed-region></text:tracked-changes><text:p>a<draw:frame><draw:image/></draw:frame><office:annotation/></text:p>';
  expect((await read(await odtOf(body), 't.odt')).notes).toEqual([
    'Left out, being no part of the text: tracked deletions (1), images (1), comments (1).',
  ]);
});

test('OpenDocument texts have turns', async () => {
  const document = await read(await odtOf('<text:p>I: Why?</text:p><text:p>P: So.</text:p>'), 't.odt');
  expect(spoken(document)).toEqual([
    ['I', 'Why?'],
    ['P', 'So.'],
  ]);
});

test('a number of spaces or cells that no document has does not fill the memory', async () => {
  const body = '<text:p>a<text:s text:c="2000000000"/>b</text:p><text:p>c<text:s text:c="-1"/>d</text:p>';
  expect((await read(await odtOf(body), 't.odt')).text.length).toBeLessThan(2000);
});

test.each<[string, () => Promise<Uint8Array>, RegExp]>([
  [
    'has a password',
    () =>
      odtOf('', {
        'META-INF/manifest.xml': '<manifest:manifest><manifest:encryption-data/></manifest:manifest>',
      }),
    /protected by a password/,
  ],
  ['is a Word document', () => packed({ 'word/document.xml': '<a/>' }), /is no OpenDocument text/],
  ['is text', () => Promise.resolve(Buffer.from('words')), /is no document of/],
])('an OpenDocument text that %s is refused', async (_, contents, message) => {
  await expect(read(await contents(), 't.odt')).rejects.toThrow(message);
});
