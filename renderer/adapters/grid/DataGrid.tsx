import { useLayoutEffect, useRef, useState } from 'react';
import type { CSSProperties, MouseEvent, RefObject } from 'react';
import type { DataGridProps } from './DataGridProps';
import { GridHeader } from './GridHeader';
import { GridRow } from './GridRow';
import { drawn, rowTop } from './geometry';
import { RowNumbers } from './RowNumbers';
import { at, header, isWithin, rangeOf } from './selection';
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
            <Body {...props} grid={grid} />
            <RowNumbers
              inSight={grid.inSight}
              top={grid.scroll.top}
              extent={grid.scroll.extent}
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
      place={grid.place}
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

function Body({ grid, mark, look, onMenu }: PartProps) {
  const { scroll, selection, pointer } = grid;
  const range = rangeOf(selection);
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
      {drawn(grid.inSight, selection.focus.row).map(row => (
        <GridRow
          key={row}
          row={row}
          y={rowTop(row, scroll.top, scroll.extent)}
          columns={grid.columns}
          place={grid.place}
          shown={grid.shownColumns}
          textAt={grid.textAt}
          mark={mark}
          look={look}
          isSelected={(each, column) => isWithin(range, each, column)}
          focused={selection.focus.row === row ? selection.focus.column : null}
        />
      ))}
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
