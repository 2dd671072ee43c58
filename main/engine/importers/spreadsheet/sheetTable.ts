import { Failure } from '../../../contract/failure';
import { placeIn } from '../reader';
import type { Source } from '../reader';
import { columnNumber } from './book';
import type { Sheet, SheetCell } from './book';
import { cellValue, valueText } from './cellValue';
import type { CellValue } from './cellValue';
import { findHeader, headings } from './findHeader';
import type { Header, HeaderRow } from './findHeader';

/** The table of a sheet: where it stands, and what its columns are called. Rows and columns count from 0. */
export interface SheetTable {
  readonly sheet: Sheet;
  readonly missing: ReadonlySet<string>;
  readonly header: Header['rows'];
  readonly firstData: number;
  readonly lastData: number;
  /** Columns with a name or a value. */
  readonly columns: readonly { readonly at: number; readonly name: string }[];
  readonly emptyColumns: readonly number[];
  /** Lines above the header that hold something. */
  readonly above: readonly { readonly row: number; readonly text: string }[];
}

interface Window {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

const looked = 200;

/** Finds the table of a sheet as the options say, or by how it looks. */
export function sheetTable(source: Source, sheet: Sheet): SheetTable {
  const missing = new Set(source.options.missing.map(text => text.trim()));
  const window = windowOf(source, sheet);
  const rows = firstRows(sheet, window, looked);
  const { header, firstData } = headerOf(source, sheet, window, rows);
  const used = usedColumns(sheet, window, header?.first ?? firstData);
  const [left = 0] = used;
  const width = (used.at(-1) ?? -1) - left + 1;
  const named = header ? headerRows(sheet, window, header) : [];
  const names = headings(
    named.map(row => ({ ...row, texts: row.texts.slice(left - window.left) })),
    width,
  );
  const taken = new Set(used);
  const all = Array.from({ length: width }, (_, index) => left + index);
  return {
    sheet,
    missing,
    header,
    firstData,
    lastData: window.bottom,
    columns: used.map((at, index) => ({ at, name: names[at - left] || `column${index}` })),
    emptyColumns: all.filter(at => !taken.has(at)),
    above: rows
      .filter(({ row }) => row < (header?.first ?? firstData))
      .map(({ row }) => ({
        row,
        text: ownTexts(sheet, window, row)
          .filter(text => text !== '')
          .join('\t'),
      })),
  };
}

/** What a cell of the table says. */
export function valueAt({ sheet, missing }: SheetTable, row: number, column: number): CellValue {
  return cellValue(sheet.cells[row]?.[column], sheet.from1904, missing);
}

/** Whether no cell of the row holds anything. */
export function isEmptyRow({ sheet, columns }: SheetTable, row: number): boolean {
  const cells = sheet.cells[row];
  return !cells || columns.every(({ at }) => isEmpty(cells[at]));
}

function isEmpty(cell: SheetCell | undefined): boolean {
  return !cell || cell.t === 'z' || (cell.t === 's' && typeof cell.v === 'string' && cell.v.trim() === '');
}

/** The part of the sheet that is wanted: A3:F200, A:F, or all that is used. */
function windowOf(source: Source, { cells }: Sheet): Window {
  const { range } = source.options;
  let right = 0;
  cells.forEach(row => {
    right = Math.max(right, (row?.length ?? 0) - 1);
  });
  const whole = { top: 0, bottom: cells.length - 1, left: 0, right };
  if (range === null) return whole;
  const match = /^\s*\$?([a-z]{1,3})\$?(\d+)?\s*:\s*\$?([a-z]{1,3})\$?(\d+)?\s*$/i.exec(range);
  const [, from = '', top, to = '', bottom] = match ?? [];
  const wanted = {
    top: Number(top ?? 1) - 1,
    bottom: Math.min(Number(bottom ?? Infinity) - 1, whole.bottom),
    left: columnNumber(from),
    right: Math.min(columnNumber(to), right),
  };
  if (match && wanted.top >= 0 && wanted.left <= columnNumber(to)) return wanted;
  const message = `${range} names no cells of ${source.path}. Write range as in A3:F200.`;
  throw new Failure('file', message, placeIn(source));
}

/** Rows that hold something, as texts, with the values of merged cells in each of them. */
function firstRows(sheet: Sheet, window: Window, most: number): readonly HeaderRow[] {
  const rows: HeaderRow[] = [];
  for (let row = window.top; row <= window.bottom && rows.length < most; row++) {
    if (ownTexts(sheet, window, row).some(text => text !== ''))
      rows.push({ row, texts: spreadTexts(sheet, window, row) });
  }
  return rows;
}

function headerRows(sheet: Sheet, window: Window, { first, last }: NonNullable<Header['rows']>): HeaderRow[] {
  return Array.from({ length: last - first + 1 }, (_, index) => ({
    row: first + index,
    texts: spreadTexts(sheet, window, first + index),
  }));
}

function headerOf(
  source: Source,
  sheet: Sheet,
  { top, bottom }: Window,
  rows: readonly HeaderRow[],
): { readonly header: Header['rows']; readonly firstData: number } {
  const wanted = source.options.header;
  if (wanted === null) {
    const found = findHeader(rows, sheet.merges);
    return { header: found.rows, firstData: found.firstData };
  }
  if (wanted === 0) return { header: null, firstData: rows[0]?.row ?? top };
  if (wanted - 1 >= top && wanted - 1 <= bottom)
    return { header: { first: wanted - 1, last: wanted - 1 }, firstData: wanted };
  const message = `${source.path} has no row ${wanted} to be the header: the rows go from ${top + 1} to ${bottom + 1}.`;
  throw new Failure('file', message, placeIn(source));
}

function usedColumns({ cells }: Sheet, { left, right, bottom }: Window, first: number): readonly number[] {
  const used = new Set<number>();
  for (let row = first; row <= bottom; row++) {
    cells[row]?.forEach((cell, column) => {
      if (column >= left && column <= right && !used.has(column) && !isEmpty(cell)) used.add(column);
    });
  }
  return [...used].sort((a, b) => a - b);
}

const nothing: ReadonlySet<string> = new Set();

function ownTexts(sheet: Sheet, { left, right }: Window, row: number): readonly string[] {
  const cells = sheet.cells[row];
  return Array.from({ length: Math.max(0, right - left + 1) }, (_, index) =>
    (valueText(cellValue(cells?.[left + index], sheet.from1904, nothing)) ?? '').trim(),
  );
}

function spreadTexts(sheet: Sheet, window: Window, row: number): readonly string[] {
  const texts = [...ownTexts(sheet, window, row)];
  for (const { s, e } of sheet.merges) {
    if (s.r > row || e.r < row) continue;
    const cell = sheet.cells[s.r]?.[s.c];
    const text = (valueText(cellValue(cell, sheet.from1904, nothing)) ?? '').trim();
    for (let column = Math.max(s.c, window.left); column <= Math.min(e.c, window.right); column++)
      texts[column - window.left] ||= text;
  }
  return texts;
}
