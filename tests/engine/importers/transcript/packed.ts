import { ZipFile } from 'yazl';

/** A packed file with the parts given. */
export function packed(parts: Readonly<Record<string, string | Uint8Array>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, contents] of Object.entries(parts)) zip.addBuffer(Buffer.from(contents), name);
  zip.end();
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    zip.outputStream.on('data', (piece: Buffer) => pieces.push(piece));
    zip.outputStream.on('end', () => resolve(Buffer.concat(pieces)));
    zip.outputStream.on('error', reject);
  });
}

const word =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"';

/** A Word document with the body given, and other parts as wanted. */
export function docxOf(body: string, parts: Readonly<Record<string, string>> = {}): Promise<Buffer> {
  return packed({
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels':
      '<?xml version="1.0"?><Relationships><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document ${word}><w:body>${body}</w:body></w:document>`,
    ...parts,
  });
}

/** A part of a Word document, such as its footnotes. */
export function wordPart(name: string, content: string): string {
  return `<?xml version="1.0"?><w:${name} ${word}>${content}</w:${name}>`;
}

const open = ['office', 'text', 'table', 'draw', 'xlink', 'dc']
  .map(prefix => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${prefix}:1.0"`)
  .join(' ');

/** An OpenDocument text with the text given. */
export function odtOf(text: string, parts: Readonly<Record<string, string>> = {}): Promise<Buffer> {
  return packed({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${open}><office:body><office:text>${text}</office:text></office:body></office:document-content>`,
    ...parts,
  });
}
