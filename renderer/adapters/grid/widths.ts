import type { Column, ColumnKind } from '../../../main/contract/study';

export const narrowest = 48;
const widest = 360;
const headerRoom = 58;
const cellRoom = 26;
const letter = 7.3;

const least: Readonly<Record<ColumnKind, number>> = {
  text: 96,
  whole: 84,
  decimal: 92,
  boolean: 72,
  date: 104,
  time: 150,
  binary: 96,
  nested: 140,
};

/** A width that suits a column's name, its type and the texts seen so far. */
export function fittingWidth(column: Column, texts: readonly string[], most = widest): number {
  const name = column.name.length * letter + headerRoom;
  const longest = texts.reduce((length, text) => Math.max(length, text.length), 0) * letter + cellRoom;
  return Math.round(Math.min(most, Math.max(least[column.kind], name, longest)));
}

/** Whether a column's values stand at the right. */
export function isRightAligned(kind: ColumnKind): boolean {
  return kind === 'whole' || kind === 'decimal';
}
