import { useMemo } from 'react';
import type { Column } from '../../../main/contract/study';
import type { GridPage } from './GridPage';
import { countingText, fittingWidth, narrowest } from './widths';

export interface ColumnWidths {
  readonly widths: readonly number[];
  readonly resize: (column: number, width: number) => void;
  /** Makes a column as wide as what was seen of it. */
  readonly fit: (column: number) => void;
}

/** What the owner of the grid keeps of it. */
interface Chosen {
  readonly widths: Readonly<Record<number, number>>;
  readonly onWidth: (column: number, width: number) => void;
}

const sampledCells = 12_000;
const widestFit = 1200;

/** Widths by the column's index: those that the person chose, else such as suit the first page. */
export function useColumnWidths(
  columns: readonly Column[],
  rows: number,
  sample: GridPage | null,
  { widths: chosen, onWidth }: Chosen,
): ColumnWidths {
  const seen = Math.min(rows, 40, Math.ceil(sampledCells / Math.max(1, columns.length)));
  const widths = useMemo(() => {
    const texts = (column: number) =>
      Array.from({ length: sample ? seen : 0 }, (_, row) => sample?.textAt(row, column) ?? 'NULL');
    return columns.map((column, index) => {
      return chosen[index] ?? fittingWidth(column, [...texts(index), countingText(column.kind, rows)]);
    });
  }, [columns, rows, seen, sample, chosen]);
  const resize = (column: number, width: number) => {
    onWidth(column, Math.max(narrowest, Math.round(width)));
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
