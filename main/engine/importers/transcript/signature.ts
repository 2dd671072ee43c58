import { Failure } from '../../../contract/failure';
import { placeIn } from '../reader';
import type { Source } from '../reader';

type Kind = 'text' | 'zip' | 'pdf' | 'rtf' | 'compound';

/** What a file begins with, whatever its name. */
function kindOf(bytes: Buffer): Kind {
  const head = bytes.toString('latin1', 0, 1024);
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return 'zip';
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return 'compound';
  if (/^\s*%PDF-/.test(head)) return 'pdf';
  if (/^(\xef\xbb\xbf)?\s*\{\\rtf/.test(head)) return 'rtf';
  return 'text';
}

/** Fails when the file is of another kind than its name says, with what it is and what to do. */
export function refuseOther(source: Source, bytes: Buffer, wanted: Kind): void {
  const kind = kindOf(bytes);
  if (kind === wanted) return;
  throw new Failure('file', `${source.path} ${reasonOf(kind, bytes, wanted)}`, placeIn(source));
}

function reasonOf(kind: Kind, bytes: Buffer, wanted: Kind): string {
  if (bytes.length === 0) return 'is empty.';
  switch (kind) {
    case 'compound':
      return bytes.includes('EncryptedPackage', 0, 'utf16le')
        ? 'is protected by a password. Open it in Word, remove the password (File, Info, Protect Document), and bring in the copy.'
        : bytes.includes('WordDocument', 0, 'utf16le')
          ? 'is a document of Word 97–2003 (.doc). Open it in Word or LibreOffice, save it as .docx, and bring that in.'
          : 'is an old Office file. Save it as .docx or text, and bring that in.';
    case 'pdf':
      return 'is a PDF by its contents. Name it .pdf and bring it in again.';
    case 'rtf':
      return 'is Rich Text by its contents. Name it .rtf and bring it in again.';
    case 'zip':
      return 'is a packed file by its contents (a .docx or .odt document is one). Give it its own ending and bring it in again.';
    case 'text':
      return `is no ${names[wanted]}: it does not begin as one does. It may be damaged, or have another program's format.`;
  }
}

const names: Readonly<Record<Kind, string>> = {
  text: 'text',
  zip: 'document of Word or LibreOffice',
  pdf: 'PDF',
  rtf: 'Rich Text',
  compound: 'Office file',
};
