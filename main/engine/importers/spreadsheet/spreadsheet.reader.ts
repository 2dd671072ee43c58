import { Failure } from '../../../contract/failure';
import { aboveHeader } from '../importer';
import { placeIn } from '../reader';
import type { Batch, FoundTable, Source, TableReader, TableReport } from '../reader';
import { ambiguousNote } from '../textDates';
import { totalPattern } from '../totalRow';
import type { Book, Sheet } from './book';
import { ColumnSurvey } from './columnSurvey';
import { columnType } from './columnType';
import type { ColumnPlan } from './columnType';
import { openBook } from './openBook';
import { columnNotes, firstFew, tableNotes } from './sheetNotes';
import { isEmptyRow, sheetTable, valueAt } from './sheetTable';
import type { SheetTable } from './sheetTable';

const batchRows = 4096;
/** Rows that are read for a first look. */
const lookedRows = 300;

/** Workbooks of Excel, of whatever age, and of LibreOffice. */
export const spreadsheet: TableReader = {
  kind: 'table',
  id: 'spreadsheet',
  title: 'Spreadsheet',
  extensions: ['xlsx', 'xlsm', 'xls', 'ods'],

  async tables(source) {
    const book = await openBook(source);
    return book.sheets.map(({ name, hidden }) => found(source, book.read(name, lookedRows), name, hidden));
  },

  async *rows(source) {
    const book = await openBook(source);
    const chosen = chooseSheet(source, book);
    const table = sheetTable(source, book.read(chosen.name, null));
    if (table.columns.length === 0)
      throw new Failure('file', emptyMessage(source, chosen.name), placeIn(source));
    const look = survey(table);
    const plans = table.columns.map(({ name }, index) =>
      columnType(
        look.columns[index] ?? new ColumnSurvey(),
        source.types.get(name.trim().toLowerCase()),
        source.options.dates,
        table.sheet.from1904,
      ),
    );
    yield* batches(table, plans, look.emptyRows);
    return report(book, chosen.others, table, look, plans);
  },
};

function emptyMessage({ path }: Source, sheet: string): string {
  return `The sheet “${sheet}” of ${path} is empty. Name another sheet, or remove the file from the study.`;
}

/** A sheet as its first rows show it; without them its header is not known. */
function found(source: Source, sheet: Sheet, name: string, hidden: boolean): FoundTable {
  const table = sheetTable({ ...source, options: { ...source.options, part: name } }, sheet);
  const rows = table.columns.length === 0 ? 0 : Math.max(0, sheet.lastRow - table.firstData);
  return { name, hidden, rows, columns: table.columns.map(column => column.name) };
}

interface Chosen {
  readonly name: string;
  /** What to say of the sheets that were not taken. */
  readonly others: readonly string[];
}

function chooseSheet(source: Source, book: Book): Chosen {
  const { part } = source.options;
  const named = book.sheets.map(({ name, hidden }) => `“${name}”${hidden ? ' (hidden)' : ''}`);
  if (part !== null) {
    const key = part.trim().toLowerCase();
    const sheet =
      book.sheets.find(({ name }) => name === part) ??
      book.sheets.find(({ name }) => name.trim().toLowerCase() === key);
    if (sheet) return { name: sheet.name, others: [] };
    throw new Failure(
      'file',
      `${source.path} has no sheet “${part}”. It has: ${named.join(', ')}.`,
      placeIn(source),
    );
  }
  const visible = book.sheets.filter(({ hidden }) => !hidden);
  const filled =
    visible.length < 2 ? visible[0] : visible.find(({ name }) => hasCells(book.read(name, lookedRows)));
  const sheet = filled ?? visible[0];
  if (!sheet)
    throw new Failure(
      'file',
      `${source.path} has no sheet that is not hidden. Name one with sheet: in study.yaml; it has: ${named.join(', ')}.`,
      placeIn(source),
    );
  const others = named.filter((_, index) => book.sheets[index] !== sheet);
  const note = `The sheet “${sheet.name}” was read. The workbook has others: ${firstFew(others)}. Choose one with sheet: in study.yaml.`;
  return { name: sheet.name, others: others.length > 0 ? [note] : [] };
}

function hasCells({ cells }: Sheet): boolean {
  return cells.some(row => row?.some(cell => cell !== undefined && cell.t !== 'z'));
}

interface Survey {
  readonly columns: readonly ColumnSurvey[];
  /** Empty rows with others below them. */
  readonly emptyRows: readonly number[];
  readonly totals: readonly number[];
}

/** Looks at every value before the first row is given: no type is chosen from a part of them. */
function survey(table: SheetTable): Survey {
  const columns = table.columns.map(() => new ColumnSurvey());
  const emptyRows: number[] = [];
  const totals: number[] = [];
  let last = table.firstData - 1;
  for (let row = table.firstData; row <= table.lastData; row++) {
    if (isEmptyRow(table, row)) continue;
    for (let empty = last + 1; empty < row; empty++) emptyRows.push(empty);
    last = row;
    table.columns.forEach(({ at }, index) => columns[index]?.add(valueAt(table, row, at), row));
    if (isTotal(table, row)) totals.push(row);
  }
  return { columns, emptyRows, totals };
}

const total = new RegExp(totalPattern, 'i');

function isTotal(table: SheetTable, row: number): boolean {
  for (const { at } of table.columns.slice(0, 4)) {
    const value = valueAt(table, row, at);
    if (value.kind === 'text') return total.test(value.text);
  }
  return false;
}

function* batches(
  table: SheetTable,
  plans: readonly ColumnPlan[],
  emptyRows: readonly number[],
): Generator<Batch, void, undefined> {
  const empty = new Set(emptyRows);
  let rows: number[] = [];
  for (let row = table.firstData; row <= table.lastData; row++) {
    if (!empty.has(row) && !isEmptyRow(table, row)) rows.push(row);
    if (rows.length < batchRows && row < table.lastData) continue;
    if (rows.length > 0) yield batch(table, plans, rows);
    rows = [];
  }
}

function batch(table: SheetTable, plans: readonly ColumnPlan[], rows: readonly number[]): Batch {
  const columns = table.columns.map(({ at }, index) => {
    const plan = plans[index];
    return rows.map(row => plan?.text(valueAt(table, row, at)) ?? null);
  });
  return { lines: rows.map(row => row + 1), columns };
}

function report(
  book: Book,
  others: readonly string[],
  table: SheetTable,
  { columns, emptyRows, totals }: Survey,
  plans: readonly ColumnPlan[],
): TableReport {
  const each = table.columns.flatMap(({ name, at }, index) => {
    const column = columns[index];
    const plan = plans[index];
    return column && plan ? [{ name, at, column, plan }] : [];
  });
  const ambiguous = each.filter(({ plan }) => plan.isAmbiguous);
  return {
    columns: each.map(({ name, plan }) => ({ name, type: plan.type })),
    notes: [
      ...book.notes,
      ...others,
      ...tableNotes(table, emptyRows, totals),
      ...each.flatMap(({ name, at, column, plan }) => columnNotes(name, at, column, plan)),
      ...ambiguous.map(({ name }) => ambiguousNote(name)),
    ],
    ambiguousDates: ambiguous.map(({ name, column }) => ({ column: name, examples: column.ambiguous })),
    rejects: table.above.map(({ row, text }) => ({
      line: row + 1,
      column: null,
      value: text,
      reason: aboveHeader,
    })),
  };
}
