import { useState } from 'react';
import type { PointerEvent } from 'react';
import { visibleColumns } from './geometry';
import { selectRows } from './selection';
import type { Cell, GridSize, Selection } from './selection';
import type { GridScroll } from './useGridScroll';

interface Pointed {
  readonly clientX: number;
  readonly clientY: number;
  readonly currentTarget: Element;
}

interface PointerUse {
  readonly scroll: GridScroll;
  readonly gutter: number;
  readonly pinned: number;
  readonly selection: Selection;
  readonly choose: (next: Selection) => void;
  readonly size: GridSize;
}

/** Selects cells, rows (by their numbers) and blocks with the pointer. */
export function useGridPointer({ scroll, gutter, pinned, selection, choose, size }: PointerUse) {
  const [dragging, setDragging] = useState<'cells' | 'rows' | null>(null);

  const cellAt = ({ clientX, clientY, currentTarget }: Pointed): Cell | null => {
    const box = currentTarget.getBoundingClientRect();
    if (size.rows === 0 || size.columns === 0) return null;
    const beside = Math.max(0, clientX - box.left - gutter);
    const across = beside + (beside < (scroll.edges[pinned] ?? 0) ? 0 : scroll.left);
    const row = Math.floor((clientY - box.top + scroll.top) / scroll.extent.rowHeight);
    return {
      row: Math.max(0, Math.min(row, size.rows - 1)),
      column: Math.max(0, Math.min(visibleColumns(scroll.edges, across, 0).first, size.columns - 1)),
    };
  };

  return {
    cellAt,
    onPointerDown: (event: PointerEvent) => {
      const cell = event.button === 0 ? cellAt(event) : null;
      if (!cell) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      const byNumber = event.clientX - event.currentTarget.getBoundingClientRect().left < gutter;
      setDragging(byNumber ? 'rows' : 'cells');
      const anchor = event.shiftKey && selection.anchor.row >= 0 ? selection.anchor : cell;
      choose(byNumber ? selectRows(anchor.row, cell.row, size) : { anchor, focus: cell });
      event.currentTarget.querySelector<HTMLElement>('[role=gridcell]')?.focus({ preventScroll: true });
    },
    onPointerMove: (event: PointerEvent) => {
      const cell = dragging ? cellAt(event) : null;
      if (!cell || (cell.row === selection.focus.row && cell.column === selection.focus.column)) return;
      const { anchor } = selection;
      if (dragging === 'cells') choose({ anchor, focus: cell });
      else if (cell.row !== selection.focus.row) choose(selectRows(anchor.row, cell.row, size));
    },
    onPointerUp: () => {
      setDragging(null);
    },
  };
}
