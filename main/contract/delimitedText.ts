import { columnCell, columnNames } from './cell';
import type { Cell, CellTable } from './cell';
import { cellText } from './cellText';
import { assertNever } from './failure';

/** The ways in which rows are written as text. */
export type TextFormat = 'csv' | 'tsv' | 'markdown';

/** A decoded table as text: RFC 4180 for CSV, no quotes in TSV (tabs and line ends become spaces), NULL as nothing. */
export function delimitedText(table: CellTable, format: TextFormat, header: boolean): string {
  const names = columnNames(table);
  const columns = names.map((_, index) => table.getChildAt(index));
  const rows = Array.from({ length: table.numRows }, (_, row) =>
    columns.map(column => plain(column ? columnCell(column, row) : null)),
  );
  return lines(header || format === 'markdown' ? [names, ...rows] : rows, format);
}

function plain(cell: Cell): string {
  return cell === null ? '' : cellText(cell);
}

function lines(rows: readonly (readonly string[])[], format: TextFormat): string {
  switch (format) {
    case 'csv':
      return rows.map(row => `${row.map(csvField).join(',')}\r\n`).join('');
    case 'tsv':
      return rows.map(row => row.map(text => text.replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\n');
    case 'markdown':
      return markdown(rows);
    default:
      return assertNever(format);
  }
}

function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function markdown([names = [], ...rows]: readonly (readonly string[])[]): string {
  const line = (row: readonly string[]) =>
    `| ${row.map(text => text.replaceAll('|', '\\|').replace(/\r?\n/g, '<br>')).join(' | ')} |`;
  return [line(names), line(names.map(() => '---')), ...rows.map(line)].join('\n');
}
