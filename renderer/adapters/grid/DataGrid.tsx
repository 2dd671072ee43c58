import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { MouseEvent, ReactNode, RefObject } from 'react';
import type { Order } from '../../../main/contract/result';
import type { Column } from '../../../main/contract/study';
import { GridHeader } from './GridHeader';
import { GridRow } from './GridRow';
import { drawn, headerHeight, rowTop, visibleColumns, visibleRows } from './geometry';
import type { Span } from './geometry';
import { nextOrder } from './order';
import { numbersWidth, RowNumbers } from './RowNumbers';
import { at, header, isWithin, rangeOf } from './selection';
import type { GridRange, Selection } from './selection';
import { useColumnWidths } from './useColumnWidths';
import { useGridKeys } from './useGridKeys';
import { useGridPointer } from './useGridPointer';
import { useGridScroll } from './useGridScroll';
import { usePages } from './usePages';
import type { LoadRows } from './usePages';
import './grid.css';

/** What the person pointed at when they asked for a menu. */
export interface GridMenuTarget {
  readonly x: number;
  readonly y: number;
  /** The selected cells; null when the menu is the header's. */
  readonly range: GridRange | null;
  readonly column: number;
}

export interface DataGridProps {
  readonly label: string;
  readonly columns: readonly Column[];
  readonly rows: number;
  readonly order: readonly Order[];
  readonly onOrder: (order: readonly Order[]) => void;
  /** A different function means different rows: pass one that changes with the result and its order. */
  readonly load: LoadRows;
  /** Drawn before a text value, such as the shape of a case. */
  readonly mark?: (column: Column, text: string) => ReactNode;
  readonly onCopy: (range: GridRange) => void;
  readonly onMenu: (target: GridMenuTarget) => void;
  readonly onOpenCell: (column: Column, text: string) => void;
  readonly onFailure: (failure: unknown) => void;
  /** Whether the keyboard was in the grid that this one takes the place of; kept by the owner of both. */
  readonly focusKept?: RefObject<boolean>;
}

const nothing: Span = { first: 0, end: 0 };

/** A table of any number of rows, of which only those in sight are fetched and drawn. */
export function DataGrid(props: DataGridProps) {
  const { columns, rows } = props;
  const root = useRef<HTMLDivElement>(null);
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const grid = useGrid(props, root, scroller);
  useFocusHandedOn(root, props.focusKept);
  return (
    <div
      ref={root}
      className="data-grid"
      role="grid"
      aria-label={props.label}
      aria-rowcount={rows + 1}
      aria-colcount={columns.length}
      aria-multiselectable="true"
      aria-description="Arrow keys move. On a column name, Enter sorts, Shift and Enter sorts by it as well, Alt and an arrow resizes."
      onKeyDown={grid.onKeyDown}
    >
      <div ref={setScroller} className="grid-scroller" onScroll={grid.scroll.onScroll}>
        <div style={{ width: grid.scroll.fullWidth, height: grid.scroll.fullHeight }}>
          <div className="grid-window" style={{ width: grid.scroll.width, height: grid.scroll.height }}>
            <Header {...props} grid={grid} />
            <Body {...props} grid={grid} />
            <RowNumbers
              inSight={grid.inSight}
              top={grid.scroll.top}
              extent={grid.scroll.extent}
              width={grid.gutter}
              current={grid.selection.focus.row}
            />
          </div>
        </div>
      </div>
    </div>
  );
}

type Grid = ReturnType<typeof useGrid>;
type Reference = RefObject<HTMLDivElement | null>;

/** The state of a grid and all that can be done with it. */
function useGrid(props: DataGridProps, root: Reference, scroller: HTMLElement | null) {
  const { columns, rows, order, load, onFailure } = props;
  const size = useMemo(() => ({ rows, columns: columns.length }), [rows, columns]);
  const [span, setSpan] = useState(nothing);
  const [selection, setSelection] = useState<Selection>(() => at(rows > 0 ? 0 : header, 0));
  const pages = usePages({ load, ...size, onFailure }, span);
  const { widths, resize, fit } = useColumnWidths(columns, rows, pages.sample);
  const gutter = numbersWidth(rows);
  const scroll = useGridScroll(scroller, { rows, widths, gutter });
  const inSight = visibleRows(scroll.top, scroll.extent);
  if (inSight.first !== span.first || inSight.end !== span.end) setSpan(inSight);
  const hold = useFocusFollows(root, selection);

  const select = (next: Selection) => {
    hold();
    setSelection(next);
  };
  const choose = (next: Selection) => {
    select(next);
    scroll.showCell(next.focus.row, next.focus.column);
  };
  const sort = (column: number, adding: boolean) => {
    props.onOrder(nextOrder(order, column, adding));
    select(at(header, column));
    scroll.showCell(0, column);
  };
  const open = () => {
    const column = columns[selection.focus.column];
    const text = pages.textAt(selection.focus.row, selection.focus.column);
    if (column && typeof text === 'string') props.onOpenCell(column, text);
  };
  const menu = () => {
    const place = root.current?.querySelector('[data-focus]')?.getBoundingClientRect();
    const { column } = selection.focus;
    props.onMenu({ x: place?.left ?? 0, y: place?.bottom ?? 0, range: rangeOf(selection), column });
  };
  const widen = (column: number, by: number) => {
    resize(column, (widths[column] ?? 0) + by);
  };
  const onKeyDown = useGridKeys({
    ...{ selection, size, choose, sort, widen, open, menu },
    view: scroll.extent.view,
    select,
    copy: props.onCopy,
  });
  const shownColumns = drawn(
    visibleColumns(scroll.edges, scroll.left, Math.max(0, scroll.width - gutter)),
    selection.focus.column,
  );
  const pointer = useGridPointer({ scroll, gutter, selection, choose, size });
  return {
    ...{ selection, scroll, gutter, inSight, shownColumns, pointer, onKeyDown },
    ...{ textAt: pages.textAt, choose, sort, resize, fit, open },
  };
}

function Header({ grid, columns, order, onMenu }: DataGridProps & { readonly grid: Grid }) {
  const { focus } = grid.selection;
  return (
    <GridHeader
      columns={columns}
      order={order}
      edges={grid.scroll.edges}
      offset={grid.gutter - grid.scroll.left}
      shown={grid.shownColumns}
      focused={focus.row === header ? focus.column : null}
      onSort={grid.sort}
      onResize={grid.resize}
      onFit={grid.fit}
      onMenu={(event, column) => {
        event.preventDefault();
        onMenu({ x: event.clientX, y: event.clientY, range: null, column });
      }}
    />
  );
}

function Body({ grid, columns, mark, onMenu }: DataGridProps & { readonly grid: Grid }) {
  const { scroll, selection, pointer } = grid;
  const range = rangeOf(selection);
  const showMenu = (event: MouseEvent) => {
    event.preventDefault();
    const cell = pointer.cellAt(event);
    if (!cell) return;
    const within = isWithin(range, cell.row, cell.column);
    if (!within) grid.choose(at(cell.row, cell.column));
    const chosen = within ? range : rangeOf(at(cell.row, cell.column));
    onMenu({ x: event.clientX, y: event.clientY, range: chosen, column: cell.column });
  };
  return (
    <div
      className="grid-body"
      style={{ top: headerHeight }}
      onMouseDown={event => {
        event.preventDefault();
      }}
      onPointerDown={pointer.onPointerDown}
      onPointerMove={pointer.onPointerMove}
      onPointerUp={pointer.onPointerUp}
      onPointerCancel={pointer.onPointerUp}
      onDoubleClick={grid.open}
      onContextMenu={showMenu}
    >
      {drawn(grid.inSight, selection.focus.row).map(row => (
        <GridRow
          key={row}
          row={row}
          y={rowTop(row, scroll.top, scroll.extent)}
          columns={columns}
          edges={scroll.edges}
          offset={grid.gutter - scroll.left}
          shown={grid.shownColumns}
          textAt={grid.textAt}
          mark={mark}
          isSelected={(each, column) => isWithin(range, each, column)}
          focused={selection.focus.row === row ? selection.focus.column : null}
        />
      ))}
    </div>
  );
}

/** Leaves a note when the grid goes while it has the keyboard, and takes the keyboard when it finds one. */
function useFocusHandedOn(root: Reference, keptRef: RefObject<boolean> | undefined): void {
  useLayoutEffect(() => {
    if (!keptRef) return;
    const grid = root.current;
    const free = document.activeElement === null || document.activeElement === document.body;
    if (keptRef.current && free)
      grid?.querySelector<HTMLElement>('[data-focus]')?.focus({ preventScroll: true });
    keptRef.current = false;
    return () => {
      keptRef.current = grid?.contains(document.activeElement) === true;
    };
  }, [root, keptRef]);
}

/**
 * Moves the keyboard to the chosen cell where the grid had it. The cell that had it may be gone by then, and the
 * keyboard with it, so whether the grid has it is noted before the change, by the function returned.
 */
function useFocusFollows(root: Reference, { focus }: Selection): () => void {
  const held = useRef(false);
  useEffect(() => {
    if (!held.current) return;
    held.current = false;
    root.current?.querySelector<HTMLElement>('[data-focus]')?.focus({ preventScroll: true });
  }, [root, focus]);
  return () => {
    held.current = root.current?.contains(document.activeElement) === true;
  };
}
