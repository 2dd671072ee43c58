import { Failure } from '../../../contract/failure';
import { placeIn } from '../reader';
import type { Source } from '../reader';
import { columnLetters } from './book';
import type { Area, Sheet, SheetCell } from './book';
import { openDocumentCell } from './openDocumentCell';
import type { Attributes } from './openDocumentCell';

/** Cells that a workbook may have: a few bytes can ask for a cell to be repeated without end. */
const mostCells = 30_000_000;
const mostRows = 1_048_576;

type Row = readonly (SheetCell | undefined)[];

interface NamedSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly sheet: Sheet;
}

interface OpenTable {
  readonly name: string;
  readonly style: string;
  readonly rows: (Row | undefined)[];
  readonly merges: Area[];
  readonly hiddenRows: number[];
  readonly hiddenColumns: number[];
  readonly uncomputed: string[];
  row: number;
  columns: number;
}

/** What stands in an open document beside the values of its cells. */
const besides = new Set(['office:annotation', 'table:shapes', 'table:tracked-changes', 'office:forms']);

/** Takes the tables of an OpenDocument spreadsheet from its XML, tag by tag. */
export class OpenDocumentTables {
  isSpreadsheet = false;
  comments = 0;
  readonly #source: Source;
  readonly #done: OpenTable[] = [];
  readonly #hiddenStyles = new Set<string>();
  #style = '';
  #table: OpenTable | null = null;
  #row: { readonly cells: (SheetCell | undefined)[]; readonly repeat: number; column: number } | null = null;
  #cell: { readonly attributes: Attributes; readonly paragraphs: string[] } | null = null;
  /** How deep within what is not read. */
  #aside = 0;
  #inParagraph = false;
  #cells = 0;

  constructor(source: Source) {
    this.#source = source;
  }

  sheets(): readonly NamedSheet[] {
    return this.#done.map(({ name, style, rows, merges, hiddenRows, hiddenColumns, uncomputed }) => ({
      name,
      hidden: this.#hiddenStyles.has(style),
      sheet: {
        cells: rows,
        merges,
        hiddenRows,
        hiddenColumns,
        uncomputed,
        from1904: false,
        lastRow: rows.length,
      },
    }));
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'office:annotation') this.comments++;
    if (this.#aside > 0 || besides.has(name) || (this.#cell && name.startsWith('draw:'))) this.#aside++;
    else this.#openRead(name, attributes);
  }

  close(name: string): void {
    if (this.#aside > 0) this.#aside--;
    else if (name === 'text:p') this.#inParagraph = false;
    else if (name === 'table:table-cell' || name === 'table:covered-table-cell') this.#closeCell();
    else if (name === 'table:table-row') this.#closeRow();
    else if (name === 'table:table' && this.#table) {
      this.#done.push(this.#table);
      this.#table = null;
    }
  }

  /** Blanks and line ends in a row stand for one blank, as in a web page. */
  text(text: string): void {
    if (this.#aside > 0 || !this.#inParagraph) return;
    const joined = text.replace(/[ \t\r\n]+/g, ' ');
    this.#add(this.#endsBlank() ? joined.trimStart() : joined);
  }

  #openRead(name: string, attributes: Attributes): void {
    switch (name) {
      case 'office:spreadsheet':
        this.isSpreadsheet = true;
        break;
      case 'style:style':
        this.#style = attributes['style:name'] ?? '';
        break;
      case 'style:table-properties':
        if (attributes['table:display'] === 'false') this.#hiddenStyles.add(this.#style);
        break;
      case 'table:table':
        this.#table = openTable(attributes);
        break;
      case 'table:table-column':
        this.#openColumn(attributes);
        break;
      case 'table:table-row':
        this.#openRow(attributes);
        break;
      case 'table:table-cell':
      case 'table:covered-table-cell':
        this.#cell = { attributes, paragraphs: [] };
        break;
      default:
        this.#openText(name, attributes);
    }
  }

  #openText(name: string, attributes: Attributes): void {
    if (name === 'text:p' && this.#cell) {
      this.#cell.paragraphs.push('');
      this.#inParagraph = true;
    } else if (name === 'text:s') this.#add(' '.repeat(Math.min(Number(attributes['text:c'] ?? 1), 1000)));
    else if (name === 'text:tab') this.#add('\t');
    else if (name === 'text:line-break') this.#add('\n');
  }

  #add(text: string): void {
    const paragraphs = this.#cell?.paragraphs;
    if (!paragraphs || paragraphs.length === 0) return;
    paragraphs[paragraphs.length - 1] = `${paragraphs.at(-1) ?? ''}${text}`;
  }

  #endsBlank(): boolean {
    return /(^|[ \n])$/.test(this.#cell?.paragraphs.at(-1) ?? '');
  }

  #openColumn(attributes: Attributes): void {
    const table = this.#table;
    if (!table) return;
    const repeat = repeats(attributes, 'table:number-columns-repeated');
    const isHidden =
      attributes['table:visibility'] === 'collapse' || attributes['table:visibility'] === 'filter';
    for (let at = table.columns; isHidden && at < Math.min(table.columns + repeat, 16_384); at++)
      table.hiddenColumns.push(at);
    table.columns += repeat;
  }

  #openRow(attributes: Attributes): void {
    const table = this.#table;
    if (!table) return;
    const repeat = repeats(attributes, 'table:number-rows-repeated');
    const isHidden =
      attributes['table:visibility'] === 'collapse' || attributes['table:visibility'] === 'filter';
    for (let at = table.row; isHidden && at < Math.min(table.row + repeat, mostRows); at++)
      table.hiddenRows.push(at);
    this.#row = { cells: [], repeat, column: 0 };
  }

  #closeCell(): void {
    const { cell: open, table, row } = { cell: this.#cell, table: this.#table, row: this.#row };
    this.#cell = null;
    if (!open || !table || !row) return;
    const { attributes, paragraphs } = open;
    const repeat = repeats(attributes, 'table:number-columns-repeated');
    const cell = openDocumentCell(
      attributes,
      paragraphs.map(text => text.trimEnd()),
    );
    const span = {
      rows: repeats(attributes, 'table:number-rows-spanned'),
      columns: repeats(attributes, 'table:number-columns-spanned'),
    };
    if (span.rows * span.columns > 1)
      table.merges.push({
        s: { r: table.row, c: row.column },
        e: { r: table.row + span.rows - 1, c: row.column + span.columns - 1 },
      });
    if (cell === 'uncomputed') table.uncomputed.push(`${columnLetters(row.column)}${table.row + 1}`);
    else if (cell) {
      this.#count(repeat * row.repeat);
      for (let at = row.column; at < row.column + repeat; at++) row.cells[at] = cell;
    }
    row.column += repeat;
  }

  #closeRow(): void {
    const { table, row } = { table: this.#table, row: this.#row };
    this.#row = null;
    if (!table || !row) return;
    if (row.cells.length > 0) {
      this.#count(row.repeat);
      for (let at = table.row; at < table.row + row.repeat; at++) table.rows[at] = row.cells;
    }
    table.row += row.repeat;
  }

  #count(cells: number): void {
    this.#cells += cells;
    if (this.#cells <= mostCells) return;
    const message = `${this.#source.path} has more than ${mostCells.toLocaleString('en-GB')} cells with values, more than a workbook can show. Save its table as CSV.`;
    throw new Failure('file', message, placeIn(this.#source));
  }
}

function openTable(attributes: Attributes): OpenTable {
  return {
    name: attributes['table:name'] ?? '',
    style: attributes['table:style-name'] ?? '',
    rows: [],
    merges: [],
    hiddenRows: [],
    hiddenColumns: [],
    uncomputed: [],
    row: 0,
    columns: 0,
  };
}

function repeats(attributes: Attributes, name: string): number {
  const count = Number(attributes[name] ?? 1);
  return Number.isSafeInteger(count) && count > 0 ? count : 1;
}
