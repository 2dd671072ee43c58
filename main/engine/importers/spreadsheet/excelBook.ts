import * as xlsx from '@e965/xlsx';
import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx';
import { isRecord } from '../../../contract/check';
import { Failure } from '../../../contract/failure';
import { placeIn } from '../reader';
import type { Source } from '../reader';
import { columnLetters } from './book';
import type { Book, Sheet } from './book';
import { protectedMessage } from './zipParts';

const options = {
  dense: true,
  cellText: false,
  cellHTML: false,
  cellFormula: false,
  cellNF: true,
  // Hidden rows and columns come with it.
  cellStyles: true,
  // Texts of a web page stay texts.
  raw: true,
};

type Parts = ReadonlyMap<string, Buffer>;

/** A workbook of Excel from its unpacked parts; only the sheet that is wanted is read. */
export function excelBook(source: Source, parts: Parts, notes: readonly string[]): Book {
  // Without the texts, the list of sheets is soon there.
  const bare = new Map(
    [...parts].filter(([name]) => !/\/(sharedStrings|worksheets\/[^/]*)\.(xml|bin)$/i.test(name)),
  );
  const outline = parsed(source, () => parsedParts(bare, { ...options, sheets: [] }));
  // A formula that was never computed is to be seen only among the cells that hold nothing.
  const hasFormulas = anyPart(parts, /<(\w+:)?f[ >]/);
  const more = { cellFormula: hasFormulas, sheetStubs: hasFormulas, cellDates: anyPart(parts, / t="d"/) };
  return {
    notes,
    sheets: sheetsOf(outline),
    read(name, rows) {
      const wanted = { sheets: outline.SheetNames.indexOf(name), sheetRows: rows ?? 0 };
      const book = parsed(source, () => parsedParts(parts, { ...options, ...more, ...wanted }));
      return sheetOf(source, book, name);
    },
  };
}

/** A workbook of the old kind, of Excel's XML of 2003 or of a web page, read as a whole. */
export function wholeBook(source: Source, contents: Buffer | string, notes: readonly string[]): Book {
  const type = typeof contents === 'string' ? 'string' : 'buffer';
  const book = parsed(source, () => xlsx.read(contents, { ...options, type }));
  return { notes, sheets: sheetsOf(book), read: name => sheetOf(source, book, name) };
}

function sheetsOf({ SheetNames, Workbook }: WorkBook): Book['sheets'] {
  return SheetNames.map((name, index) => ({ name, hidden: (Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0 }));
}

/** The library reads a zip that it unpacked itself; here it is given one that was found sound. */
function parsedParts(parts: Parts, wanted: object): unknown {
  const parse: unknown = Reflect.get(xlsx, 'parse_zip');
  if (typeof parse !== 'function') throw new Error('SheetJS no longer has parse_zip.');
  const names = [...parts.keys()];
  const container = {
    FullPaths: names.map(name => `Root Entry/${name}`),
    FileIndex: names.map(name => ({ name, type: 2, content: parts.get(name) })),
  };
  return Reflect.apply(parse, undefined, [container, wanted]);
}

const isBook = (value: unknown): value is WorkBook => isRecord(value) && Array.isArray(value['SheetNames']);

function parsed(source: Source, parse: () => unknown): WorkBook {
  try {
    const book = parse();
    if (isBook(book)) return book;
    throw new Error('there are no sheets');
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    const message = /password|encrypt/i.test(said) ? protectedMessage(source.path) : damaged(source, said);
    throw new Failure('file', message, placeIn(source));
  }
}

function damaged({ path }: Source, said: string): string {
  return `${path} is no whole workbook (${said}). Open it in a spreadsheet program and save it anew as .xlsx.`;
}

/** Whether the pattern stands in any sheet: looked for in pieces, for a sheet may be longer than a text can be. */
function anyPart(parts: Parts, pattern: RegExp): boolean {
  const piece = 16_777_216;
  return [...parts].some(([name, bytes]) => {
    if (!/\/worksheets\/[^/]*\.xml$/i.test(name)) return false;
    for (let at = 0; at < bytes.length; at += piece)
      if (pattern.test(bytes.toString('latin1', at, at + piece + 100))) return true;
    return false;
  });
}

function sheetOf(source: Source, book: WorkBook, name: string): Sheet {
  const sheet = book.Sheets[name];
  if (!sheet)
    throw new Failure('file', damaged(source, `its sheet “${name}” cannot be read`), placeIn(source));
  const from1904 = book.Workbook?.WBProps?.date1904 === true;
  const cells = sheet['!type'] === 'chart' ? [] : (sheet['!data'] ?? []);
  const uncomputed: string[] = [];
  cells.forEach((row: readonly CellObject[] | undefined, r) => {
    row?.forEach(({ t, f }, c) => {
      if (t === 'z' && f !== undefined) uncomputed.push(`${columnLetters(c)}${r + 1}`);
    });
  });
  return {
    cells,
    merges: sheet['!merges'] ?? [],
    hiddenRows: hiddenAt(sheet['!rows']),
    hiddenColumns: hiddenAt(sheet['!cols']),
    uncomputed,
    from1904,
    lastRow: lastRow(sheet, cells.length),
  };
}

function hiddenAt(
  list: readonly ({ readonly hidden?: boolean } | undefined)[] | undefined,
): readonly number[] {
  const hidden: number[] = [];
  list?.forEach((one, index) => {
    if (one?.hidden === true) hidden.push(index);
  });
  return hidden;
}

/** A sheet of which only the first rows were read still says where it ends. */
function lastRow(sheet: WorkSheet, read: number): number {
  const range: unknown = sheet['!fullref'] ?? sheet['!ref'];
  return typeof range === 'string' ? Math.max(read, xlsx.utils.decode_range(range).e.r + 1) : read;
}
