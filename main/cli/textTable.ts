import { columnCell } from '../contract/cell';
import type { CellTable } from '../contract/cell';
import { cellText } from '../contract/cellText';
import type { ResultSummary } from '../contract/result';

/** Columns wider than this are cut, with an ellipsis, so that a row stays in sight. */
const widest = 60;

/** A result as a table for a terminal: widths by the first page, numbers to the right, all rows. */
export async function* textTable(
  result: ResultSummary,
  pages: AsyncIterable<CellTable>,
): AsyncGenerator<string> {
  const names = result.columns.map(column => column.name);
  const right = result.columns.map(({ kind }) => kind === 'whole' || kind === 'decimal');
  let widths: readonly number[] | null = null;
  for await (const page of pages) {
    const rows = pageTexts(page);
    if (widths === null) {
      widths = names.map((name, column) =>
        Math.max(...[name, ...rows.map(row => row[column] ?? '')].map(lengthOf)),
      );
      yield line(names, widths, right);
      yield `${widths.map(width => '─'.repeat(width)).join('  ')}\n`;
    }
    for (const row of rows) yield line(row, widths, right);
  }
  yield `${result.rows.toLocaleString('en-GB')} row${result.rows === 1 ? '' : 's'}\n`;
}

function pageTexts(page: CellTable): readonly (readonly string[])[] {
  const columns = page.schema.fields.map((_, index) => page.getChildAt(index));
  return Array.from({ length: page.numRows }, (_, row) =>
    columns.map(column => shown(column ? cellText(columnCell(column, row)) : '')),
  );
}

function shown(text: string): string {
  const single = text.replace(/\r?\n|\r/g, '⏎').replaceAll('\t', ' ');
  const characters = Array.from(single);
  return characters.length > widest ? `${characters.slice(0, widest - 1).join('')}…` : single;
}

const lengthOf = (text: string) => Array.from(text).length;

function line(texts: readonly string[], widths: readonly number[], right: readonly boolean[]): string {
  const cells = texts.map((text, column) => {
    const gap = ' '.repeat(Math.max(0, (widths[column] ?? 0) - lengthOf(text)));
    return right[column] === true ? gap + text : text + gap;
  });
  return `${cells.join('  ').trimEnd()}\n`;
}
