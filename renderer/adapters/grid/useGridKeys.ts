import type { KeyboardEvent } from 'react';
import { header, move, rangeOf, selectAll } from './selection';
import type { GridRange, GridSize, Selection } from './selection';

const resizeStep = 16;

interface GridKeys {
  readonly selection: Selection;
  readonly size: GridSize;
  /** Height of what is in sight. */
  readonly view: number;
  readonly rowHeight: number;
  readonly choose: (next: Selection) => void;
  readonly select: (next: Selection) => void;
  readonly sort: (column: number, adding: boolean) => void;
  readonly widen: (column: number, by: number) => void;
  readonly open: () => void;
  readonly copy: (range: GridRange) => void;
  readonly menu: () => void;
  readonly find: () => void;
  /** Opens the filter of a column. */
  readonly filter: (column: number) => void;
  readonly toggleFilters: () => void;
}

/** All that the keyboard does in the grid. */
export function useGridKeys(keys: GridKeys): (event: KeyboardEvent) => void {
  return event => {
    if (event.target instanceof Element && event.target.closest('button')) return;
    const act =
      (keys.selection.focus.row === header ? headerAct : cellAct)(event, keys) ?? anyAct(event, keys);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
}

type Act = (() => void) | null;

const jumps = (event: KeyboardEvent): boolean => event.ctrlKey || event.metaKey;

function headerAct(event: KeyboardEvent, { selection, sort, widen }: GridKeys): Act {
  const { column } = selection.focus;
  if ((event.key === 'Enter' && !jumps(event)) || event.key === ' ')
    return () => sort(column, event.shiftKey);
  if (event.altKey && event.key === 'ArrowLeft') return () => widen(column, -resizeStep);
  if (event.altKey && event.key === 'ArrowRight') return () => widen(column, resizeStep);
  return null;
}

function cellAct(event: KeyboardEvent, { selection, open, copy }: GridKeys): Act {
  const range = rangeOf(selection);
  if (event.key === 'Enter' && !jumps(event)) return open;
  return jumps(event) && event.key.toLowerCase() === 'c' && range ? () => copy(range) : null;
}

function anyAct(event: KeyboardEvent, keys: GridKeys): Act {
  const { selection, size, choose, select, menu } = keys;
  if (jumps(event) && event.key.toLowerCase() === 'a') return () => select(selectAll(size, selection.focus));
  if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) return menu;
  if (jumps(event) && event.key.toLowerCase() === 'f' && !event.shiftKey) return keys.find;
  if (jumps(event) && event.key.toLowerCase() === 'l' && event.shiftKey) return keys.toggleFilters;
  if (event.altKey && event.key === 'ArrowDown') return () => keys.filter(selection.focus.column);
  if (event.altKey) return null;
  const page = Math.max(1, Math.floor(keys.view / keys.rowHeight) - 1);
  const next = move(selection, { key: event.key, shift: event.shiftKey, jump: jumps(event), page }, size);
  return next && (() => choose(next));
}
