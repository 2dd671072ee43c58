import { expect, test } from 'vitest';
import { docxOf, packed, wordPart } from './packed';
import { read, spoken } from './readTranscript';

const run = (text: string, properties = '') =>
  `<w:r>${properties}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const paragraph = (...runs: string[]) => `<w:p>${runs.join('')}</w:p>`;
const document = async (body: string, parts: Readonly<Record<string, string>> = {}) =>
  read(await docxOf(body, parts), 't.docx');

test.each<[string, string, string]>([
  [
    'a paragraph a line',
    paragraph(run('One.')) + '<w:p/>' + paragraph(run('T'), run('wo 😤')),
    'One.\n\nTwo 😤',
  ],
  [
    'tabs and breaks',
    paragraph(
      '<w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr>',
      '<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:br w:type="page"/></w:r>',
      run('d'),
    ),
    'a\tb\nc\n\nd',
  ],
  [
    'spaces only where they are to be kept',
    '<w:p><w:r><w:t> a </w:t></w:r><w:r><w:t xml:space="preserve"> b </w:t></w:r></w:p>',
    'a b ',
  ],
  [
    'hyphens',
    '<w:p><w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:t>c</w:t></w:r></w:p>',
    'a\u2011b\u00adc',
  ],
  [
    'a table row by row',
    `<w:tbl><w:tr><w:tc>${paragraph(run('I'))}</w:tc><w:tc>${paragraph(run('Why?'))}</w:tc></w:tr><w:tr><w:tc><w:p/></w:tc><w:tc>${paragraph(run('x')) + paragraph(run('y'))}</w:tc></w:tr></w:tbl>${paragraph(run('end'))}`,
    'I\tWhy?\n\tx\ny\nend',
  ],
  [
    'insertions, and no deletions',
    paragraph(
      run('a'),
      `<w:ins w:id="1">${run('b')}</w:ins>`,
      '<w:del w:id="2"><w:r><w:delText>c</w:delText><w:tab/></w:r></w:del>',
      `<w:moveFrom w:id="3">${run('d')}</w:moveFrom>`,
      run('e'),
    ),
    'abe',
  ],
  [
    'paragraphs whose end was deleted as one',
    `<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>${run('a')}</w:p>${paragraph(run('b'))}`,
    'ab',
  ],
  [
    'fields and links',
    `<w:p><w:r><w:fldChar/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>${run('1')}<w:hyperlink>${run('link')}</w:hyperlink><w:fldSimple>${run('2')}</w:fldSimple></w:p>`,
    '1link2',
  ],
  [
    'boxes once, after their paragraph',
    paragraph(
      run('a'),
      `<w:r><mc:AlternateContent><mc:Choice><wps:txbx><w:txbxContent>${paragraph(run('box'))}</w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><w:txbxContent>${paragraph(run('box'))}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>`,
      run('b'),
    ) + paragraph(run('c')),
    'ab\nbox\nc',
  ],
  [
    'what was filled into fields, and no prompts',
    `<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${run('Click here')}</w:sdtContent></w:sdt><w:sdt><w:sdtPr/><w:sdtContent>${run('filled')}</w:sdtContent></w:sdt></w:p>`,
    'filled',
  ],
  [
    'no hidden words',
    paragraph(
      run('a', '<w:rPr><w:vanish/></w:rPr>'),
      run('b', '<w:rPr><w:vanish w:val="0"/></w:rPr>'),
      run('c'),
    ),
    'bc',
  ],
  ['entities', paragraph(run('&lt;a&gt; &amp; &#8217;')), '<a> & ’'],
])('Word gives %s', async (_, body, text) => {
  expect((await document(body)).text).toBe(text);
});

test('notes of Word stand at the end, where the text refers to them', async () => {
  const body = paragraph(
    run('One'),
    '<w:r><w:footnoteReference w:id="2"/></w:r>',
    run(' two'),
    '<w:r><w:endnoteReference w:id="2"/></w:r>',
    run('.'),
  );
  const { text, notes } = await document(body, {
    'word/footnotes.xml': wordPart(
      'footnotes',
      `<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2">${paragraph('<w:r><w:footnoteRef/></w:r>', run(' The first.'))}</w:footnote><w:footnote w:id="3">${paragraph(run('lost'))}</w:footnote>`,
    ),
    'word/endnotes.xml': wordPart(
      'endnotes',
      `<w:endnote w:id="2">${paragraph(run('The second.'))}</w:endnote>`,
    ),
  });
  expect(text).toBe('One[1] two[2].\n\n[1] The first.\n[2] The second.');
  expect(notes).toEqual(['Left out, being no part of the text: notes that nothing refers to (1).']);
});

test('what Word holds beside the text is counted', async () => {
  const body = paragraph(
    '<w:pPr><w:numPr/></w:pPr>',
    run('a'),
    '<w:r><w:commentReference w:id="0"/></w:r>',
    '<w:r><w:drawing><a:blip/></w:drawing></w:r>',
    '<w:del>x</w:del>',
    run('h', '<w:rPr><w:vanish/></w:rPr>'),
  );
  const { notes } = await document(body, {
    'word/header1.xml': wordPart('hdr', paragraph(run('Interview 3'))),
  });
  expect(notes).toEqual([
    'Left out, being no part of the text: numbers and bullets of list items (1), comments (1), images (1), tracked deletions (1), hidden texts (1).',
    'Left out, standing at the head or foot of pages: “Interview 3”.',
  ]);
});

test('Word documents have turns', async () => {
  const bold = '<w:rPr><w:b/></w:rPr>';
  expect(
    spoken(await document(paragraph(run('INTERVIEWER', bold), run(': Why?')) + paragraph(run('P: So.')))),
  ).toEqual([
    ['INTERVIEWER', 'Why?'],
    ['P', 'So.'],
  ]);
});

const compound = (name: string) =>
  Buffer.concat([
    Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1'),
    Buffer.alloc(600),
    Buffer.from(name, 'utf16le'),
  ]);

test.each<[string, () => Promise<Uint8Array>, RegExp]>([
  ['is empty', () => Promise.resolve(Buffer.alloc(0)), /is empty/],
  ['is text', () => Promise.resolve(Buffer.from('Interviewer: hello')), /is no document of Word/],
  ['has a password', () => Promise.resolve(compound('EncryptedPackage')), /protected by a password/],
  ['is a .doc', () => Promise.resolve(compound('WordDocument')), /Word 97–2003.*save it as \.docx/],
  ['is cut off', async () => (await docxOf(paragraph(run('a')))).subarray(0, 300), /is damaged/],
  ['is another packed file', () => packed({ mimetype: 'x', 'content.xml': '<x/>' }), /is no Word document/],
  [
    'has a DTD',
    () =>
      packed({
        'word/document.xml':
          '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]><w:document>&c;</w:document>',
      }),
    /there is a document type/,
  ],
  [
    'has an entity that nobody knows',
    () => packed({ 'word/document.xml': '<w:document>&boom;</w:document>' }),
    /cannot be read/,
  ],
  [
    'has broken XML',
    () => packed({ 'word/document.xml': '<w:document><w:p></w:document>' }),
    /cannot be read/,
  ],
  [
    'has bytes that are no text',
    () => packed({ 'word/document.xml': Buffer.from([0x3c, 0x61, 0x3e, 0xff, 0xfe, 0x3c]) }),
    /cannot be read/,
  ],
  ['is nested without end', () => packed({ 'word/document.xml': '<a>'.repeat(200_000) }), /too deep/],
])('a Word document that %s is refused', async (_, contents, message) => {
  await expect(read(await contents(), 't.docx')).rejects.toThrow(message);
});

test('a bomb is refused before it is unpacked', async () => {
  const bomb = await packed({ 'word/document.xml': Buffer.alloc(120 * 1024 * 1024, 32) });
  expect(bomb.length).toBeLessThan(500_000);
  await expect(read(bomb, 't.docx')).rejects.toThrow(/would unpack to 120 MB/);
}, 60_000);

test('a part that unpacks to more than it says is refused', async () => {
  const lie = await docxOf(paragraph(run('a'.repeat(100_000))));
  // The central directory's note of the unpacked size of the last part, which holds the document.
  const entry = lie.lastIndexOf(Buffer.from('PK\x01\x02'));
  lie.writeUInt32LE(10, entry + 24);
  await expect(read(lie, 't.docx')).rejects.toThrow(/is damaged/);
});

test('names that lead out of the archive are read as names and written nowhere', async () => {
  const { text } = await read(await docxOf(paragraph(run('a')), { 'word/x..y/evil.xml': '<a/>' }), 't.docx');
  expect(text).toBe('a');
});
