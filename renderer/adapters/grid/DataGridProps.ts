import type { ReactNode, RefObject } from 'react';
import type { Filter, Order } from '../../../main/contract/result';
import type { Column } from '../../../main/contract/study';
import type { Cell, GridRange } from './selection';
import type { LoadRows } from './usePages';

/** What the person pointed at when they asked for a menu. */
export interface GridMenuTarget {
  readonly x: number;
  readonly y: number;
  /** The selected cells; null when the menu is the header's. */
  readonly range: GridRange | null;
  /** Index of the column. */
  readonly column: number;
}

/** How rows are shown, as the person likes it. Pass an object that changes only when something in it does. */
export interface GridLook {
  /** In pixels. */
  readonly rowHeight: number;
  /** What stands for no value. */
  readonly nullText: string;
  /** Whether the digits of numbers stand in groups of three. */
  readonly thousands: boolean;
  /** How dates are written: 2024-03-01, 1 Mar 2024 or 01/03/2024. */
  readonly dates: 'iso' | 'words' | 'numeric';
}

/** Ranges and places count the columns shown, from the left; all else goes by the index of the column. */
export interface DataGridProps {
  readonly label: string;
  readonly look: GridLook;
  /** All columns, as pages have them. */
  readonly columns: readonly Column[];
  /** Indexes of the columns to show, from the left. */
  readonly shown: readonly number[];
  /** How many of them stay in place at the left. */
  readonly pinned: number;
  readonly rows: number;
  readonly order: readonly Order[];
  readonly onOrder: (order: readonly Order[]) => void;
  readonly filters: readonly Filter[];
  /** Draws the field below a column's name; null while the fields are not shown. */
  readonly filter: ((column: number) => ReactNode) | null;
  readonly onFilter: (column: number, place: { readonly x: number; readonly y: number }) => void;
  readonly onToggleFilters: () => void;
  /** Widths that the person chose, by index. */
  readonly widths: Readonly<Record<number, number>>;
  readonly onWidth: (column: number, width: number) => void;
  /** A column, by its index, was put at a place. */
  readonly onMove: (column: number, place: number) => void;
  /** A different function means different rows: pass one that changes with the result and its arrangement. */
  readonly load: LoadRows;
  /** A cell to go to, once for each object. */
  readonly reveal: Cell | null;
  /** Drawn before a text value, such as the shape of a case. */
  readonly mark?: (column: Column, text: string) => ReactNode;
  readonly onCopy: (range: GridRange) => void;
  readonly onFind: () => void;
  readonly onMenu: (target: GridMenuTarget) => void;
  readonly onOpenCell: (column: Column, text: string) => void;
  readonly onFailure: (failure: unknown) => void;
  /** Whether the keyboard was in the grid that this one takes the place of; kept by the owner of both. */
  readonly focusKept?: RefObject<boolean>;
}
