import { useMemo, useState } from 'react';
import type { Column } from '../../../main/contract/study';
import type { GridPage } from './GridPage';
import { countingText, fittingWidth, narrowest } from './widths';

export interface ColumnWidths {
  readonly widths: readonly number[];
  readonly resize: (column: number, width: number) => void;
  /** Makes a column as wide as what was seen of it. */
  readonly fit: (column: number) => void;
}

const sampledCells = 12_000;
const widestFit = 1200;

/** Widths that suit the first page, until the person sets their own. */
export function useColumnWidths(
  columns: readonly Column[],
  rows: number,
  sample: GridPage | null,
): ColumnWidths {
  const [chosen, setChosen] = useState<Readonly<Record<number, number>>>({});
  const seen = Math.min(rows, 40, Math.ceil(sampledCells / Math.max(1, columns.length)));
  const widths = useMemo(() => {
    const texts = (column: number) =>
      Array.from({ length: sample ? seen : 0 }, (_, row) => sample?.textAt(row, column) ?? 'NULL');
    return columns.map((column, index) => {
      return chosen[index] ?? fittingWidth(column, [...texts(index), countingText(column.kind, rows)]);
    });
  }, [columns, rows, seen, sample, chosen]);
  const resize = (column: number, width: number) => {
    setChosen(last => ({ ...last, [column]: Math.max(narrowest, Math.round(width)) }));
  };
  return {
    widths,
    resize,
    fit: column => {
      const described = columns[column];
      if (!described) return;
      const texts = Array.from({ length: sample ? seen : 0 }, (_, row) => sample?.textAt(row, column) ?? '');
      resize(column, fittingWidth(described, texts, widestFit));
    },
  };
}
