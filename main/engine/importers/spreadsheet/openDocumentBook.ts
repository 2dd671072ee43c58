import { SaxesParser } from 'saxes';
import { Failure } from '../../../contract/failure';
import { placeIn } from '../reader';
import type { Source } from '../reader';
import type { Book } from './book';
import { OpenDocumentTables } from './OpenDocumentTables';
import { protectedMessage } from './zipParts';

const piece = 1_048_576;

/** A workbook of LibreOffice and others (ODS), read as a whole. */
export function openDocumentBook(source: Source, parts: ReadonlyMap<string, Buffer>): Book {
  if (parts.get('META-INF/manifest.xml')?.includes('encryption-data') === true)
    throw new Failure('file', protectedMessage(source.path), placeIn(source));
  const tables = new OpenDocumentTables(source);
  try {
    parse(parts.get('content.xml') ?? Buffer.alloc(0), tables);
  } catch (error) {
    if (error instanceof Failure) throw error;
    const said = error instanceof Error ? error.message : String(error);
    const message = `${source.path} is no whole workbook (${said}). Open it in a spreadsheet program and save it anew.`;
    throw new Failure('file', message, placeIn(source));
  }
  if (!tables.isSpreadsheet) {
    const message = `${source.path} is an OpenDocument file, but no workbook. Give it the ending that says what it is, such as .odt.`;
    throw new Failure('file', message, placeIn(source));
  }
  const sheets = tables.sheets();
  return {
    sheets: sheets.map(({ name, hidden }) => ({ name, hidden })),
    notes: tables.comments > 0 ? ['The workbook has comments on cells, which are not read.'] : [],
    read(name) {
      const found = sheets.find(one => one.name === name);
      if (found) return found.sheet;
      throw new Failure('bug', `There is no sheet ${name}.`);
    },
  };
}

function parse(xml: Buffer, tables: OpenDocumentTables): void {
  const parser = new SaxesParser({ position: false, xmlns: false });
  parser.on('opentag', ({ name, attributes }) => {
    tables.open(name, attributes);
  });
  parser.on('closetag', ({ name }) => {
    tables.close(name);
  });
  parser.on('text', text => {
    tables.text(text);
  });
  parser.on('cdata', text => {
    tables.text(text);
  });
  const decoder = new TextDecoder();
  for (let at = 0; at < xml.length; at += piece)
    parser.write(decoder.decode(xml.subarray(at, at + piece), { stream: true }));
  parser.write(decoder.decode()).close();
}
