import { utils, write } from '@e965/xlsx';
import type { BookType, CellObject, WorkBook, WorkSheet } from '@e965/xlsx';
import { join } from 'node:path';
import { Apart } from '../../../../main/engine/importers/apart/Apart';
import { arrow } from '../../../../main/engine/importers/arrow/arrow.reader';
import { asFound } from '../../../../main/engine/importers/reader';
import type { Batch, Source } from '../../../../main/engine/importers/reader';
import { spreadsheet } from '../../../../main/engine/importers/spreadsheet/spreadsheet.reader';
import { readDescription } from '../../../../main/engine/study/description';
import { wantedTypes } from '../../../../main/engine/study/mapping';
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

/** What a file gives as the table t: rows as texts with the line of each, types by column, notes and rejects. */
export async function loadBook(contents: Uint8Array, name = 't.xlsx', entry = '') {
  const ask = startEngine();
  const description = `load:\n  t: { from: ${name}${entry === '' ? '' : `, ${entry}`} }\n`;
  const folder = studyOf({ [name]: contents, ...(entry === '' ? {} : { 'study.yaml': description }) });
  const summary = await ask('study.open', { folder });
  const problems = summary.problems.map(problem => problem.message);
  const table = summary.tables.find(one => one.name === 't');
  const types = (table?.columns ?? []).map(column => `${column.name} ${column.type}`);
  const rejects = await textRows(ask, 'SELECT line, "column", value, reason FROM rejects ORDER BY line');
  if (!table) return { ask, problems, rejects, types, rows: [] };
  const lines = await linesOf(join(folder, name), name, description);
  const rows = (await textRows(ask, 'FROM t')).map((row, index) => [...row, lines[index] ?? '']);
  return { ask, problems, rejects, types, rows };
}

/** The lines that the reader gives its rows, which a study keeps for messages and does not show. */
async function linesOf(file: string, path: string, description: string): Promise<readonly string[]> {
  const reader = /\.(arrow|arrows|feather)$/.test(path) ? arrow : spreadsheet;
  const [entry] = readDescription(description).load;
  const source: Source = {
    file,
    path,
    encoding: 'utf-8',
    options: entry?.options ?? asFound,
    types: entry ? wantedTypes(entry) : new Map(),
  };
  const lines: string[] = [];
  const take = (batch: Batch) => {
    lines.push(...batch.lines.map(String));
    return Promise.resolve();
  };
  await new Apart(null).rows(reader, source, take, new AbortController().signal);
  return lines;
}
