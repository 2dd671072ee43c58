import { Collected } from '../Collected';
import { nvivoPath } from '../codePath';
import { dateOrder, isoDate } from '../dates';
import type { DateOrder } from '../dates';
import { columnsOf, headingsFound } from '../heading';
import type { Aliases } from '../heading';
import { cellsOf, rowsOf } from '../rows';
import type { Row } from '../rows';
import type { Dialect, TextTable } from '../table';

type Field =
  | 'code'
  | 'document'
  | 'quote'
  | 'coder'
  | 'created'
  | 'aggregate'
  | 'classification'
  | 'coverage'
  | 'references'
  | 'number';

/** From knowledge of the program; no real export was seen. */
const aliases: Aliases<Field> = {
  code: ['Code', 'Hierarchical Name', 'Code Name', 'Node', 'Node Name'],
  document: ['File Name', 'File', 'Source', 'Source Name', 'Document', 'Name'],
  quote: ['Coded Text', 'Reference Text', 'Text', 'Content', 'Reference Content'],
  coder: ['Coded By Initials', 'Coded By', 'Coded By Name'],
  created: ['Coded On', 'Modified On', 'Created On'],
  aggregate: ['Aggregate'],
  classification: ['Classification'],
  coverage: ['Coverage'],
  references: ['Number Of Coding References', 'References'],
  number: ['Reference Number'],
};

/** NVivo: the coding summary as a table, where it holds the coded text itself. */
export const nvivoCoding: Dialect = {
  id: 'nvivo-coding-summary',
  title: 'NVivo coding summary',
  recognise(columns) {
    const found = columnsOf(columns, aliases);
    const needed: readonly Field[] = ['document', 'code', 'quote'];
    const own: readonly Field[] = ['aggregate', 'coverage', 'references', 'number', 'coder'];
    const typical = own.filter(field => found.has(field)).length;
    if (!needed.every(field => found.has(field)) || typical < 2) return null;
    const why = `The headings ${headingsFound(columns, found)} are those of NVivo’s coding summary.`;
    return { sureness: 0.8, why };
  },
  read(table: TextTable) {
    const columns = columnsOf(table.columns, aliases);
    const kept = new Collected();
    const order = dateOrder(cellsOf(table, columns, 'created'), 'unknown');
    for (const row of rowsOf(table, columns)) readRow(row, order, kept);
    return kept.table(nvivoCoding.id, 'segments');
  },
};

function readRow(row: Row<Field>, order: DateOrder, kept: Collected): void {
  if (row.blank) {
    kept.leaveOut(row.line, 'Empty rows', 'They hold nothing.');
    return;
  }
  const [document, code, quote] = [row.cell('document'), row.cell('code'), row.whole('quote')];
  if (document === null) {
    kept.reject(row.line, quote, 'No document is named.');
    return;
  }
  if (code === null) {
    kept.reject(row.line, quote, 'No code is named.');
    return;
  }
  const createdAt = isoDate(row.cell('created'), order);
  kept.segments.push({
    document,
    codePath: nvivoPath(code),
    coder: row.cell('coder'),
    quote,
    comment: null,
    createdAt,
    weight: null,
    line: row.line,
  });
  if (row.cell('coverage') !== null) kept.lose('Coverage', 'It is counted anew from the transcripts.');
  if (row.cell('classification') !== null)
    kept.lose('Classifications', 'They describe cases, not codings: load the file as a table to keep them.');
  if (row.cell('created') !== null && createdAt === null)
    kept.lose('Dates', 'They are no dates, or day and month could be either way round.');
}
