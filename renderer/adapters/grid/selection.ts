/** A place in the grid; the header is row -1. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** The cells from `anchor` to `focus`, which has the keyboard. */
export interface Selection {
  readonly anchor: Cell;
  readonly focus: Cell;
}

/** A block of cells, ends included. */
export interface GridRange {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
}

export interface Press {
  readonly key: string;
  readonly shift: boolean;
  readonly jump: boolean;
  /** Rows that a page key moves by. */
  readonly page: number;
}

export const header = -1;

/** One cell chosen. */
export function at(row: number, column: number): Selection {
  return { anchor: { row, column }, focus: { row, column } };
}

/** The block that is selected; null while the header has the focus. */
export function rangeOf({ anchor, focus }: Selection): GridRange | null {
  if (focus.row === header || anchor.row === header) return null;
  return {
    firstRow: Math.min(anchor.row, focus.row),
    lastRow: Math.max(anchor.row, focus.row),
    firstColumn: Math.min(anchor.column, focus.column),
    lastColumn: Math.max(anchor.column, focus.column),
  };
}

/** The selection within a grid that may have become smaller. */
export function fitted(selection: Selection, { rows, columns }: GridSize): Selection {
  const fit = ({ row, column }: Cell): Cell => ({
    row: clamp(row, header, rows - 1),
    column: clamp(column, 0, Math.max(0, columns - 1)),
  });
  const [anchor, focus] = [fit(selection.anchor), fit(selection.focus)];
  const same = (one: Cell, other: Cell) => one.row === other.row && one.column === other.column;
  return same(anchor, selection.anchor) && same(focus, selection.focus) ? selection : { anchor, focus };
}

/** The selection after columns were laid out anew: it stays with the column that has the keyboard. */
export function followed(
  selection: Selection,
  before: readonly number[],
  after: readonly number[],
): Selection {
  const { row, column } = selection.focus;
  const place = after.findIndex(index => index === before[column]);
  return place < 0 || place === column ? selection : at(row, place);
}

export function isWithin(range: GridRange | null, row: number, column: number): boolean {
  return (
    range !== null && isRowWithin(range, row) && column >= range.firstColumn && column <= range.lastColumn
  );
}

export function isRowWithin({ firstRow, lastRow }: GridRange, row: number): boolean {
  return row >= firstRow && row <= lastRow;
}

export function selectAll({ rows, columns }: GridSize, focus: Cell): Selection {
  if (rows === 0) return at(header, focus.column);
  return { anchor: { row: rows - 1, column: columns - 1 }, focus: { row: 0, column: 0 } };
}

export function selectRows(from: number, to: number, { columns }: GridSize): Selection {
  return { anchor: { row: from, column: columns - 1 }, focus: { row: to, column: 0 } };
}

/** The selection after a key; null for a key that does not move it. */
export function move(selection: Selection, press: Press, size: GridSize): Selection | null {
  const moved = destination(selection.focus, press, size);
  if (!moved) return null;
  const lowest = press.shift && selection.anchor.row !== header ? 0 : header;
  const focus = {
    row: clamp(moved.row, size.rows === 0 ? header : lowest, size.rows - 1),
    column: clamp(moved.column, 0, size.columns - 1),
  };
  const extends_ = press.shift && focus.row !== header && selection.anchor.row !== header;
  return { anchor: extends_ ? selection.anchor : focus, focus };
}

function destination({ row, column }: Cell, press: Press, { rows, columns }: GridSize): Cell | null {
  const { key, jump, page } = press;
  switch (key) {
    case 'ArrowUp':
      return { row: jump ? 0 : row - 1, column };
    case 'ArrowDown':
      return { row: jump ? rows - 1 : row + 1, column };
    case 'ArrowLeft':
      return { row, column: jump ? 0 : column - 1 };
    case 'ArrowRight':
      return { row, column: jump ? columns - 1 : column + 1 };
    case 'PageUp':
      return { row: Math.max(0, row - page), column };
    case 'PageDown':
      return { row: Math.max(0, row) + page, column };
    case 'Home':
      return { row: jump ? 0 : row, column: 0 };
    case 'End':
      return { row: jump ? rows - 1 : row, column: columns - 1 };
    default:
      return null;
  }
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
