import { utils, write } from '@e965/xlsx';
import type { BookType, CellObject, WorkBook, WorkSheet } from '@e965/xlsx';
import { startEngine, studyOf, textRows } from '../../openStudy';

export type Cell = string | number | boolean | null | CellObject;

/** A sheet of rows; a cell object stands for itself. */
export function sheetOf(rows: readonly (readonly Cell[])[], more: Partial<WorkSheet> = {}): WorkSheet {
  const sheet = utils.aoa_to_sheet(rows.map(row => [...row]));
  return Object.assign(sheet, more);
}

/** A workbook of sheets by name, as a file of the type. */
export function bookOf(
  sheets: Readonly<Record<string, WorkSheet>>,
  bookType: BookType = 'xlsx',
  more: Partial<WorkBook> = {},
): Buffer {
  const book = utils.book_new();
  for (const [name, sheet] of Object.entries(sheets)) utils.book_append_sheet(book, sheet, name);
  Object.assign(book, more);
  return Buffer.from(write(book, { type: 'buffer', bookType, cellStyles: true }) as Uint8Array);
}

/** What a file gives as the table t: rows as texts, types by column, notes and rejects. */
export async function loadBook(contents: Uint8Array, name = 't.xlsx', entry = '') {
  const ask = startEngine();
  const description = entry === '' ? {} : { 'study.yaml': `load:\n  t: { from: ${name}, ${entry} }\n` };
  const summary = await ask('study.open', { folder: studyOf({ [name]: contents, ...description }) });
  const problems = summary.problems.map(problem => problem.message);
  const table = summary.tables.find(one => one.name === 't');
  const types = (table?.columns ?? []).map(column => `${column.name} ${column.type}`);
  const rejects = await textRows(ask, 'SELECT line, "column", value, reason FROM rejects ORDER BY line');
  return { ask, problems, rejects, types, rows: table ? await textRows(ask, 'FROM t') : [] };
}
