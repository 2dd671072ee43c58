import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { tableFromIPC } from 'apache-arrow';
import { ZipFile } from 'yazl';
import { columnCell } from '../../../contract/cell';
import type { CellTable } from '../../../contract/cell';
import { cellText } from '../../../contract/cellText';
import type { TableThread } from '../../../contract/exporting';
import { Failure } from '../../../contract/failure';
import type { Exporter, TableRows } from '../exporter';
import { rowPages } from '../rowPages';
import { aboutRows, longestText } from './aboutRows';
import { cellXml, columnLetters, styles, textCell } from './cellXml';
import { sheetEnd, sheetStart, workbookParts } from './workbookParts';

/** The limits of a worksheet; the header is one of its rows. */
const mostRows = 1_048_576 - 1;
const mostColumns = 16_384;
const widest = 60;

/**
 * An Excel workbook: the rows on one sheet, the thread in words on another. It is written row by row into a zip that
 * goes to the disk as it grows, where the libraries for it hold all rows in memory.
 */
export const xlsx: Exporter = {
  format: 'xlsx',
  carriesThread: true,
  check({ rows, columns }) {
    const count = (value: number) => value.toLocaleString('en-GB');
    if (rows > mostRows) {
      const message = `An Excel sheet holds ${count(mostRows)} rows below its header, and there are ${count(rows)}. Export as csv, parquet or arrow, or select fewer.`;
      throw new Failure('refused', message);
    }
    if (columns.length > mostColumns) {
      const message = `An Excel sheet holds ${count(mostColumns)} columns, and there are ${count(columns.length)}. Export as csv, parquet or arrow.`;
      throw new Failure('refused', message);
    }
  },
  async write(rows, thread, file, signal) {
    const zip = new ZipFile();
    for (const [path, xml] of workbookParts(['Data', 'About'])) zip.addBuffer(Buffer.from(xml), path);
    const data = Readable.from(dataSheet(rows, signal), { objectMode: false });
    // A failure of the rows ends the zip's stream too, which waits for them.
    const failed = new Promise<never>((_, reject) => data.once('error', reject));
    zip.addReadStream(data, 'xl/worksheets/sheet1.xml');
    zip.addBuffer(Buffer.from(aboutSheet(thread)), 'xl/worksheets/sheet2.xml');
    zip.end();
    const abandon = new AbortController();
    const stop = () => {
      abandon.abort();
    };
    signal.addEventListener('abort', stop, { once: true });
    const written = pipeline(zip.outputStream, createWriteStream(file, { flags: 'wx' }), {
      signal: abandon.signal,
    });
    try {
      await Promise.race([written, failed]);
    } catch (error) {
      stop();
      await written.catch(() => undefined);
      throw signal.aborted ? Failure.cancelled() : error;
    } finally {
      signal.removeEventListener('abort', stop);
    }
  },
};

async function* dataSheet(rows: TableRows, signal: AbortSignal): AsyncGenerator<string, void, undefined> {
  const names = rows.columns.map(({ name }) => name);
  const letters = names.map((_, index) => columnLetters(index));
  let number = 1;
  for await (const bytes of rowPages(rows, signal)) {
    const page: CellTable = tableFromIPC(bytes);
    if (number === 1) {
      yield sheetStart(widths(names, page));
      yield rowXml(
        1,
        names.map((name, index) =>
          textCell(fitting(name, 1, name), `${letters[index] ?? ''}1`, styles.header),
        ),
      );
    }
    const columns = names.map((_, index) => page.getChildAt(index));
    for (let row = 0; row < page.numRows; row += 1000) {
      const last = Math.min(row + 1000, page.numRows);
      const lines = Array.from({ length: last - row }, (_, offset) => {
        number += 1;
        return rowXml(
          number,
          columns.map((column, index) => {
            const cell = column ? columnCell(column, row + offset) : null;
            const checked = typeof cell === 'string' ? fitting(cell, number, names[index] ?? '') : cell;
            return cellXml(checked, `${letters[index] ?? ''}${number}`);
          }),
        );
      });
      yield lines.join('');
    }
  }
  yield sheetEnd;
}

const rowXml = (number: number, cells: readonly string[]) => `<row r="${number}">${cells.join('')}</row>`;

/** Excel would cut a longer text off in silence, or call the file damaged. */
function fitting(text: string, row: number, column: string): string {
  if (text.length <= longestText) return text;
  const count = (value: number) => value.toLocaleString('en-GB');
  throw new Failure(
    'refused',
    `Row ${count(row)} has a text of ${count(text.length)} characters in ${column}, and a cell of Excel holds ${count(longestText)}. Export as csv, parquet or arrow, or leave the column out.`,
  );
}

/** Widths in characters after the header and the first rows. */
function widths(names: readonly string[], page: CellTable): readonly number[] {
  return names.map((name, index) => {
    const column = page.getChildAt(index);
    let width = name.length;
    for (let row = 0; column && row < Math.min(page.numRows, 200); row++) {
      const cell = columnCell(column, row);
      if (cell !== null) width = Math.max(width, cellText(cell).length);
    }
    return Math.min(Math.max(width, 6), widest) + 2;
  });
}

function aboutSheet(thread: TableThread): string {
  const rows = [['Of this file', ''] as const, ...aboutRows(thread)].map(([name, text], index) => {
    const number = index + 1;
    const style = number === 1 ? styles.header : styles.wrapped;
    return rowXml(number, [textCell(name, `A${number}`, style), textCell(text, `B${number}`, style)]);
  });
  return `${sheetStart([34, 100])}${rows.join('')}${sheetEnd}`;
}
