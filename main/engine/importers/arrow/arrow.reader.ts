import type { DataType, RecordBatch } from 'apache-arrow';
import { cellJson, cellText } from '../../../contract/cellText';
import { nameOf } from '../describedTable';
import type { Batch, Source, TableReader, TableReport } from '../reader';
import { arrowCell, isTooFine } from './arrowCell';
import { columnType, isNested } from './columnType';
import { openArrow, orBroken } from './openArrow';

const batchRows = 4096;

interface Column {
  readonly name: string;
  readonly type: DataType;
  /** How many of its values are times finer than microseconds. */
  tooFine: number;
}

/** Arrow files and streams, and Feather of version 2. */
export const arrow: TableReader = {
  kind: 'table',
  id: 'arrow',
  title: 'Arrow or Feather',
  extensions: ['arrow', 'feather', 'arrows'],

  async tables(source) {
    const reader = await openArrow(source);
    const columns = reader.fields.map(({ name }) => name);
    return [{ name: nameOf(source.path), hidden: false, rows: null, columns }];
  },

  async *rows(source) {
    const reader = await openArrow(source);
    const columns = reader.fields.map(({ name, type }): Column => ({ name, type, tooFine: 0 }));
    let line = 1;
    for (let rows = reader.next(); rows !== null; rows = reader.next()) {
      for (let at = 0; at < rows.numRows; at += batchRows) {
        const batch = batchOf(source, rows, columns, at, line);
        line += batch.lines.length;
        yield batch;
      }
    }
    return report(columns);
  },
};

function batchOf(
  source: Source,
  rows: RecordBatch,
  columns: readonly Column[],
  from: number,
  line: number,
): Batch {
  const length = Math.min(batchRows, rows.numRows - from);
  return orBroken(source, () => ({
    lines: Array.from({ length }, (_, index) => line + index),
    columns: columns.map((column, index) => texts(rows, column, index, from, length)),
  }));
}

function texts(
  rows: RecordBatch,
  column: Column,
  index: number,
  from: number,
  length: number,
): (string | null)[] {
  const data = rows.data.children[index];
  const nested = isNested(column.type);
  return Array.from({ length }, (_, row) => {
    if (!data) return null;
    const cell = arrowCell(data, from + row);
    if (cell === null) return null;
    if (isTooFine(data, from + row)) column.tooFine++;
    return nested ? JSON.stringify(cellJson(cell)) : cellText(cell);
  });
}

function report(columns: readonly Column[]): TableReport {
  const nested = columns.filter(({ type }) => isNested(type)).map(({ name }) => `“${name}”`);
  const fine = columns.filter(({ type, tooFine }) => tooFine > 0 && columnType(type) !== 'TIMESTAMP_NS');
  return {
    columns: columns.map(({ name, type }) => ({ name, type: columnType(type) })),
    notes: [
      ...(nested.length > 0 ? [`Lists and records are kept as JSON text: ${nested.join(', ')}.`] : []),
      ...fine.map(
        ({ name, tooFine }) =>
          `“${name}” has times finer than a microsecond, which are cut off there: ${tooFine.toLocaleString('en-GB')} values.`,
      ),
    ],
    rejects: [],
  };
}
