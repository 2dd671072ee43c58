import { useLayoutEffect, useRef, useState } from 'react';
import type { CSSProperties, MouseEvent, RefObject } from 'react';
import type { DataGridProps } from './DataGridProps';
import { GridHeader } from './GridHeader';
import { GridRow } from './GridRow';
import { drawnRows, originOf, partOfRows, rowTop } from './geometry';
import { RowNumbers } from './RowNumbers';
import { at, header, isRowWithin, isWithin, rangeOf } from './selection';
import { useGrid } from './useGrid';
import type { Grid } from './useGrid';
import './grid.css';

const keysTold =
  'Arrow keys move. On a column name, Enter sorts, Shift and Enter sorts by it as well, Alt and an arrow resizes. Alt and the down arrow filters. Shift and F10 opens a menu.';

/** A table of any number of rows, of which only those in sight are fetched and drawn. */
export function DataGrid(props: DataGridProps) {
  const root = useRef<HTMLDivElement>(null);
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const grid = useGrid(props, root, scroller);
  useFocusHandedOn(root, props.focusKept);
  const { rowHeight } = props.look;
  const y = originOf(grid.inSight) * rowHeight - grid.scroll.top;
  const rows = drawnRows(grid.inSight, grid.selection.focus.row);
  return (
    <div
      ref={root}
      className="data-grid"
      role="grid"
      aria-label={props.label}
      style={{ '--row-height': `${props.look.rowHeight}px` } as CSSProperties}
      aria-rowcount={props.rows + 1}
      aria-colcount={grid.columns.length}
      aria-multiselectable="true"
      aria-description={keysTold}
      onKeyDown={grid.onKeyDown}
    >
      <div ref={setScroller} className="grid-scroller" onScroll={grid.scroll.onScroll}>
        <div style={{ width: grid.scroll.fullWidth, height: grid.scroll.fullHeight }}>
          <div className="grid-window" style={{ width: grid.scroll.width, height: grid.scroll.height }}>
            <Header {...props} grid={grid} />
            <Body {...props} grid={grid} drawn={rows} y={y} />
            <RowNumbers
              {...{ rows, rowHeight, y }}
              inSight={grid.inSight}
              width={grid.gutter}
              head={grid.head}
              current={grid.selection.focus.row}
            />
          </div>
        </div>
      </div>
    </div>
  );
}

type PartProps = DataGridProps & { readonly grid: Grid };

function Header({ grid, order, filters, filter, onMenu }: PartProps) {
  const { focus } = grid.selection;
  return (
    <GridHeader
      columns={grid.columns}
      indexOf={grid.indexOf}
      order={order}
      filters={filters}
      filter={filter}
      place={{ ...grid.columnEdges, left: grid.scroll.left }}
      height={grid.head}
      shown={grid.shownColumns}
      focused={focus.row === header ? focus.column : null}
      onSort={grid.sort}
      onMove={grid.move}
      onResize={grid.resize}
      onFit={grid.fit}
      onMenu={(event, place) => {
        event.preventDefault();
        onMenu({ x: event.clientX, y: event.clientY, range: null, column: grid.indexOf(place) });
      }}
    />
  );
}

interface BodyProps extends PartProps {
  readonly drawn: readonly number[];
  /** How far the rows are scrolled. */
  readonly y: number;
}

function Body({ grid, drawn, y, mark, look, onMenu }: BodyProps) {
  const { scroll, selection, pointer } = grid;
  const range = rangeOf(selection);
  const part = partOfRows(scroll.left, scroll.width);
  const showMenu = (event: MouseEvent) => {
    event.preventDefault();
    const cell = pointer.cellAt(event);
    if (!cell) return;
    const within = isWithin(range, cell.row, cell.column);
    if (!within) grid.choose(at(cell.row, cell.column));
    const chosen = within ? range : rangeOf(at(cell.row, cell.column));
    onMenu({ x: event.clientX, y: event.clientY, range: chosen, column: grid.indexOf(cell.column) });
  };
  return (
    <div
      className="grid-body"
      style={{ top: grid.head }}
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
      <div className="grid-strip" style={{ transform: `translate(${-scroll.left}px, ${y}px)` }}>
        {drawn.map(row => (
          <GridRow
            key={row}
            row={row}
            y={rowTop(row, grid.inSight, look.rowHeight)}
            columns={grid.columns}
            edges={grid.columnEdges}
            {...part}
            shown={grid.shownColumns}
            shift={grid.columnEdges.pinned > 0 ? scroll.left : 0}
            textAt={grid.textAt}
            mark={mark}
            look={look}
            firstSelected={range && isRowWithin(range, row) ? range.firstColumn : -1}
            lastSelected={range && isRowWithin(range, row) ? range.lastColumn : -1}
            focused={selection.focus.row === row ? selection.focus.column : null}
          />
        ))}
      </div>
    </div>
  );
}

/** Leaves a note when the grid goes while it has the keyboard, and takes the keyboard when it finds one. */
function useFocusHandedOn(
  root: RefObject<HTMLDivElement | null>,
  keptRef: RefObject<boolean> | undefined,
): void {
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
