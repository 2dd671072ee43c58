/** A cell as a file holds it. */
export interface SheetCell {
  /** Number, text, boolean, error, date, or a cell that only has a look. */
  readonly t: 'n' | 's' | 'b' | 'e' | 'd' | 'z';
  readonly v?: unknown;
  /** The number format, as Excel writes it. */
  readonly z?: unknown;
}

/** Cells that are one, from and to counted from 0, ends included. */
export interface Area {
  readonly s: { readonly r: number; readonly c: number };
  readonly e: { readonly r: number; readonly c: number };
}

/** A sheet: cells by row and column from 0, with gaps where there are none. */
export interface Sheet {
  readonly cells: readonly (readonly (SheetCell | undefined)[] | undefined)[];
  readonly merges: readonly Area[];
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
  /** Cells such as `B7` that hold a formula which no program has computed. */
  readonly uncomputed: readonly string[];
  /** Whether serial numbers count days from 1904 rather than 1900. */
  readonly from1904: boolean;
  /** The number of the last row, whether it was read or not. */
  readonly lastRow: number;
}

/** A workbook, sheet by sheet. */
export interface Book {
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean }[];
  readonly notes: readonly string[];
  /** One sheet, or its first rows. */
  read(name: string, rows: number | null): Sheet;
}

/** The name of a column, from 0: A, B, …, AA. */
export function columnLetters(column: number): string {
  const rest = Math.floor(column / 26) - 1;
  return `${rest >= 0 ? columnLetters(rest) : ''}${String.fromCharCode(65 + (column % 26))}`;
}

/** The number from 0 of a column named A, B, …, AA. */
export function columnNumber(letters: string): number {
  return (
    Array.from(letters.toUpperCase()).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  );
}
