import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { DataGridProps } from './DataGridProps';
import { columnsBeside, drawnColumns, filtersHeight, headerHeight, visibleRows } from './geometry';
import { nextOrder } from './order';
import { numbersWidth } from './RowNumbers';
import { at, fitted, followed, header, rangeOf } from './selection';
import type { Selection } from './selection';
import { useColumnWidths } from './useColumnWidths';
import { useGridKeys } from './useGridKeys';
import { useGridPointer } from './useGridPointer';
import { useGridScroll } from './useGridScroll';
import { usePages, usePagesInSight } from './usePages';

/** The state of a grid and all that can be done with it. Columns go by their place here, and by their index outside. */
export function useGrid(
  props: DataGridProps,
  root: RefObject<HTMLDivElement | null>,
  scroller: HTMLElement | null,
) {
  const { columns: all, shown, pinned, rows, order, load, onFailure } = props;
  const columns = useMemo(() => shown.flatMap(index => all[index] ?? []), [all, shown]);
  const indexOf = (place: number) => shown[place] ?? 0;
  const size = useMemo(() => ({ rows, columns: columns.length }), [rows, columns]);
  const [chosen, setChosen] = useState<Selection>(() => at(rows > 0 ? 0 : header, 0));
  const [laidOut, setLaidOut] = useState(shown);
  if (laidOut !== shown) {
    setLaidOut(shown);
    setChosen(last => followed(last, laidOut, shown));
  }
  const selection = fitted(chosen, size);
  const pages = usePages({ load, rows, columns: all.length, onFailure });
  const { widths, resize, fit } = useColumnWidths(all, rows, pages.sample, props);
  const shownWidths = useMemo(() => shown.map(index => widths[index] ?? 0), [shown, widths]);
  const gutter = numbersWidth(rows);
  const head = headerHeight + (props.filter ? filtersHeight : 0);
  const scroll = useGridScroll(scroller, {
    ...{ rows, gutter, pinned, head },
    rowHeight: props.look.rowHeight,
    widths: shownWidths,
  });
  const inSight = visibleRows(scroll.top, scroll.extent);
  usePagesInSight(pages, inSight);
  const hold = useFocusFollows(root, selection);

  const select = (next: Selection) => {
    hold();
    setChosen(next);
  };
  const choose = (next: Selection) => {
    select(next);
    scroll.showCell(next.focus.row, next.focus.column);
  };
  const sort = (place: number, adding: boolean) => {
    props.onOrder(nextOrder(order, indexOf(place), adding));
    select(at(header, place));
    scroll.showCell(0, place);
  };
  const move = (from: number, to: number) => {
    select(at(header, from));
    props.onMove(indexOf(from), to);
  };
  const textOf = pages.textAt;
  const textAt = useMemo(
    () => (row: number, place: number) => textOf(row, shown[place] ?? 0),
    [textOf, shown],
  );
  const open = () => {
    const column = columns[selection.focus.column];
    const text = textAt(selection.focus.row, selection.focus.column);
    if (column && typeof text === 'string') props.onOpenCell(column, text);
  };
  const placeOfFocus = () => {
    const box = root.current?.querySelector('[data-focus]')?.getBoundingClientRect();
    return { x: box?.left ?? 0, y: box?.bottom ?? 0 };
  };
  const menu = () => {
    const index = indexOf(selection.focus.column);
    props.onMenu({ ...placeOfFocus(), range: rangeOf(selection), column: index });
  };
  const onKeyDown = useGridKeys({
    ...{ selection, size, choose, sort, open, menu, select },
    view: scroll.extent.view,
    rowHeight: scroll.extent.rowHeight,
    widen: (place, by) => resize(indexOf(place), (shownWidths[place] ?? 0) + by),
    copy: props.onCopy,
    find: props.onFind,
    filter: place => props.onFilter(indexOf(place), placeOfFocus()),
    toggleFilters: props.onToggleFilters,
  });
  useReveal(props.reveal, ({ row, column }) => choose(at(row, column)));
  useNewLayout(root, shown, () => {
    if (selection.focus.row === header) scroll.showCell(header, selection.focus.column);
  });
  const inner = { left: scroll.left, width: Math.max(0, scroll.width - gutter), pinned };
  const beside = columnsBeside(scroll.edges, inner);
  const shownColumns = useMemo(
    () => drawnColumns({ first: beside.first, end: beside.end }, pinned, selection.focus.column),
    [beside.first, beside.end, pinned, selection.focus.column],
  );
  const { edges } = scroll;
  const columnEdges = useMemo(() => ({ edges, gutter, pinned }), [edges, gutter, pinned]);
  const pointer = useGridPointer({ scroll, gutter, pinned, selection, choose, size });
  return {
    ...{ columns, selection, scroll, gutter, head, inSight, pointer, onKeyDown },
    ...{ columnEdges, shownColumns },
    ...{ textAt, indexOf, choose, sort, move, open },
    resize: (place: number, width: number) => resize(indexOf(place), width),
    fit: (place: number) => fit(indexOf(place)),
  };
}

export type Grid = ReturnType<typeof useGrid>;

/** Once columns are laid out anew: shows what has the focus, and takes the keyboard where its column is gone with it. */
function useNewLayout(
  root: RefObject<HTMLDivElement | null>,
  shown: readonly number[],
  show: () => void,
): void {
  const before = useRef(shown);
  const shownAnew = useEffectEvent(show);
  useEffect(() => {
    if (before.current === shown) return;
    before.current = shown;
    shownAnew();
    if (document.activeElement === document.body)
      root.current?.querySelector<HTMLElement>('[data-focus]')?.focus({ preventScroll: true });
  }, [root, shown]);
}

/** Goes to a place once for each object. */
function useReveal(reveal: DataGridProps['reveal'], go: (place: NonNullable<typeof reveal>) => void): void {
  const gone = useEffectEvent(go);
  useEffect(() => {
    if (reveal) gone(reveal);
  }, [reveal]);
}

/**
 * Moves the keyboard to the chosen cell where the grid had it. The cell that had it may be gone by then, and the
 * keyboard with it, so whether the grid has it is noted before the change, by the function returned.
 */
function useFocusFollows(root: RefObject<HTMLDivElement | null>, { focus }: Selection): () => void {
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
