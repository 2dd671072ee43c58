import { readFile, stat } from 'node:fs/promises';
import { Failure } from '../../../contract/failure';
import { placeIn } from '../reader';
import type { Source } from '../reader';
import type { Book } from './book';
import { excelBook, wholeBook } from './excelBook';
import { fileKind } from './fileKind';
import { openDocumentBook } from './openDocumentBook';
import { protectedMessage, zipParts } from './zipParts';

/** Largest file that is read in one piece, in bytes: a workbook of the old kind, or a web page. */
const largest = 400 * 1_048_576;

/** Opens a workbook of whatever kind, told by its contents. */
export async function openBook(source: Source): Promise<Book> {
  const kind = await fileKind(source);
  if (kind === 'zip') return zippedBook(source);
  if ((await stat(source.file)).size > largest)
    throw new Failure(
      'file',
      `${source.path} is larger than 400 MB. Save its table as CSV.`,
      placeIn(source),
    );
  const bytes = await readFile(source.file);
  if (kind === 'compound') {
    if (bytes.includes(Buffer.from('EncryptedPackage', 'utf16le')))
      throw new Failure('file', protectedMessage(source.path), placeIn(source));
    return wholeBook(source, bytes, []);
  }
  if (kind === 'old') return wholeBook(source, bytes, []);
  const text = decoded(bytes, source.encoding);
  if (kind === 'html')
    return wholeBook(source, text, [
      'The file is a web page with a workbook’s ending; its tables were read, all values as texts.',
    ]);
  if (/<!(DOCTYPE|ENTITY)/.test(text))
    throw new Failure(
      'file',
      `${source.path} is XML with a document type of its own, which can be misused. Save it as .xlsx in a spreadsheet program.`,
      placeIn(source),
    );
  return wholeBook(source, text, []);
}

function decoded(bytes: Buffer, encoding: Source['encoding']): string {
  return new TextDecoder(encoding).decode(bytes);
}

/** Pictures, drawings and the like are left packed. */
const isPart = (name: string) =>
  /\.(xml|rels|bin)$/i.test(name) &&
  !/(^|\/)(media|drawings|charts|embeddings|printerSettings|ctrlProps|activeX|pivotCache|pivotTables|customXml|Pictures|Object [^/]*)\//i.test(
    name,
  );

async function zippedBook(source: Source): Promise<Book> {
  const parts = await zipParts(source, isPart);
  if (parts.has('content.xml')) return openDocumentBook(source, parts);
  const names = [...parts.keys()].map(name => name.toLowerCase());
  if (!names.some(name => /^xl\/workbook[^/]*\.(xml|bin)$/.test(name) || name === '[content_types].xml'))
    throw new Failure(
      'file',
      `${source.path} is a zip archive without a workbook in it. Unpack it, and add the files that it holds.`,
      placeIn(source),
    );
  if (names.some(name => name.startsWith('word/')))
    throw new Failure(
      'file',
      `${source.path} is a Word document, not a workbook. Give it the ending .docx.`,
      placeIn(source),
    );
  const commented = names.some(name => /^xl\/(threaded)?comments/.test(name));
  const note = 'The workbook has comments on cells, which are not read.';
  return excelBook(source, parts, commented ? [note] : []);
}
