import type { Column, ColumnKind } from '../../../main/contract/study';

export const narrowest = 48;
const widest = 360;
/** For the sign of the type, the sign of the order and the padding. */
const headerRoom = 68;
const cellRoom = 26;
const letter = 7.3;
const digit = 8.4;

const least: Readonly<Record<ColumnKind, number>> = {
  text: 96,
  whole: 84,
  decimal: 92,
  boolean: 72,
  date: 112,
  time: 160,
  binary: 96,
  nested: 140,
};

/** A width that suits a column's name, its type and the texts seen so far. */
export function fittingWidth(column: Column, texts: readonly string[], most = widest): number {
  const name = column.name.length * letter + headerRoom;
  const each = column.kind === 'text' || column.kind === 'nested' ? letter : digit;
  const longest = texts.reduce((length, text) => Math.max(length, text.length), 0) * each + cellRoom;
  return Math.round(Math.min(most, Math.max(least[column.kind], name, longest)));
}

/** Whether a column's values stand at the right. */
export function isRightAligned(kind: ColumnKind): boolean {
  return kind === 'whole' || kind === 'decimal';
}

/** Room for numbers that count the rows, of which the first page shows only the short ones. */
export function countingText(kind: ColumnKind, rows: number): string {
  return kind === 'whole' ? String(rows) : '';
}
