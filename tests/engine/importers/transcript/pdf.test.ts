import PDFDocument from 'pdfkit';
import { expect, test } from 'vitest';
import { read, spoken } from './readTranscript';

/** A PDF with the pages given, lines as they stand. */
function pdfOf(
  pages: readonly (readonly string[])[],
  options: PDFKit.PDFDocumentOptions = {},
): Promise<Buffer> {
  const document = new PDFDocument({ autoFirstPage: false, ...options });
  const pieces: Buffer[] = [];
  document.on('data', (piece: Buffer) => pieces.push(piece));
  for (const lines of pages) {
    document.addPage();
    for (const line of lines) document.text(line);
  }
  document.end();
  return new Promise(resolve => document.on('end', () => resolve(Buffer.concat(pieces))));
}

test('PDF gives a line a line, pages parted by a form feed, and turns', async () => {
  const pages = [
    ['INTERVIEWER: Why “so”?', 'P: Because it is co-', 'operative – really.'],
    ['P: Page two, café.'],
  ];
  const document = await read(await pdfOf(pages), 't.pdf');
  expect(document.text).toBe(
    'INTERVIEWER: Why “so”?\nP: Because it is co-\noperative – really.\n\fP: Page two, café.',
  );
  expect(spoken(document)).toEqual([
    ['INTERVIEWER', 'Why “so”?'],
    ['P', 'Because it is co-\noperative – really.'],
    ['P', 'Page two, café.'],
  ]);
  expect(document.notes).toEqual(['The PDF has 2 pages.']);
});

test('pages without text are said', async () => {
  const { notes } = await read(await pdfOf([['Words.'], [], ['More.'], []]), 't.pdf');
  expect(notes).toEqual(['The PDF has 4 pages.', 'Pages without text, which may be scans: 2, 4.']);
});

test.each<[string, () => Promise<Uint8Array>, RegExp]>([
  ['has no text', () => pdfOf([[], []]), /has no text: it is probably a scan.*OCR/],
  [
    'has a password',
    () => pdfOf([['secret']], { userPassword: 'x', ownerPassword: 'y' }),
    /protected by a password/,
  ],
  ['is cut off before its first page', async () => (await pdfOf([['words']])).subarray(0, 60), /is damaged/],
  ['is empty', () => Promise.resolve(Buffer.alloc(0)), /is empty/],
  ['is text', () => Promise.resolve(Buffer.from('words')), /is no PDF/],
  ['is nothing after its first line', () => Promise.resolve(Buffer.from('%PDF-1.7\nnonsense')), /is damaged/],
])('a PDF that %s is refused', async (_, contents, message) => {
  await expect(read(await contents(), 't.pdf')).rejects.toThrow(message);
});

test('a PDF that only printing is locked of is read', async () => {
  const contents = await pdfOf([['open words']], {
    ownerPassword: 'y',
    permissions: { printing: 'lowResolution' },
  });
  expect((await read(contents, 't.pdf')).text).toBe('open words');
});
