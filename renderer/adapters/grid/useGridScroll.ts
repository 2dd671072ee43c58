import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { UIEvent } from 'react';
import { flushSync } from 'react-dom';
import {
  clampTop,
  columnEdges,
  isScaled,
  leftShowing,
  scrollHeight,
  scrollOf,
  topOf,
  topShowing,
} from './geometry';
import type { Extent } from './geometry';

interface Place {
  readonly top: number;
  readonly left: number;
}

export interface GridScroll extends Place {
  readonly extent: Extent;
  readonly edges: readonly number[];
  /** Width and height of what is in sight, and of all there is. */
  readonly width: number;
  readonly height: number;
  readonly fullWidth: number;
  readonly fullHeight: number;
  readonly onScroll: (event: UIEvent<HTMLDivElement>) => void;
  readonly showCell: (row: number, column: number) => void;
}

interface Content {
  readonly rows: number;
  readonly rowHeight: number;
  readonly widths: readonly number[];
  /** Width of the row numbers, which stay in place. */
  readonly gutter: number;
  /** How many of the first columns stay in place. */
  readonly pinned: number;
  /** Height of what stands above the rows. */
  readonly head: number;
}

/** Where the grid is scrolled to. The position is ours; the scroll bar shows it and may ask for another. */
export function useGridScroll(scroller: HTMLElement | null, content: Content): GridScroll {
  const { rows, rowHeight, widths, gutter, pinned, head } = content;
  const [place, setPlace] = useState<Place>({ top: 0, left: 0 });
  const size = useSize(scroller);
  const settled = useRef(0);
  const edges = useMemo(() => columnEdges(widths), [widths]);
  const view = Math.max(0, size.height - head);
  const extent = useMemo<Extent>(() => ({ rows, view, rowHeight }), [rows, view, rowHeight]);
  const top = clampTop(place.top, extent);

  const moveTo = useCallback(
    (to: Place) => {
      if (!scroller) return;
      const clamped = clampTop(to.top, extent);
      scroller.scrollTo({ top: scrollOf(clamped, extent), left: to.left, behavior: 'instant' });
      settled.current = scroller.scrollTop;
      setPlace({ top: clamped, left: scroller.scrollLeft });
    },
    [scroller, extent],
  );
  useScaledWheel(scroller, { top, left: place.left }, extent, moveTo);

  return {
    extent,
    edges,
    top,
    left: place.left,
    ...size,
    fullWidth: gutter + (edges.at(-1) ?? 0),
    fullHeight: head + scrollHeight(extent),
    onScroll: ({ currentTarget: { scrollTop, scrollLeft } }) => {
      const ours = Math.abs(scrollTop - settled.current) < 1;
      settled.current = scrollTop;
      // Drawn in the frame that is being made, not in the next.
      flushSync(() => {
        setPlace(last => ({ top: ours ? last.top : topOf(scrollTop, extent), left: scrollLeft }));
      });
    },
    showCell: (row, column) => {
      const inner = Math.max(0, size.width - gutter);
      moveTo({
        top: row < 0 ? top : topShowing(row, top, extent),
        left: leftShowing(column, place.left, inner, edges, pinned),
      });
    },
  };
}

function useSize(scroller: HTMLElement | null): { width: number; height: number } {
  const [size, setSize] = useState({ width: 0, height: 0 });
  useEffect(() => {
    if (!scroller) return;
    const measure = () => {
      setSize({ width: scroller.clientWidth, height: scroller.clientHeight });
    };
    const observer = new ResizeObserver(measure);
    observer.observe(scroller);
    measure();
    return () => {
      observer.disconnect();
    };
  }, [scroller]);
  return size;
}

/** Under a scaled scroll bar one pixel of it is many rows: the wheel then moves the rows themselves. */
function useScaledWheel(
  scroller: HTMLElement | null,
  { top, left }: Place,
  extent: Extent,
  moveTo: (to: Place) => void,
): void {
  const latest = useRef({ top, left });
  useEffect(() => {
    latest.current = { top, left };
  });
  useEffect(() => {
    if (!scroller || !isScaled(extent)) return;
    const onWheel = (event: WheelEvent) => {
      if (event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? extent.rowHeight : 1;
      const { top: from, left: across } = latest.current;
      const [down, right] = event.shiftKey ? [event.deltaX, event.deltaY] : [event.deltaY, event.deltaX];
      const to = { top: clampTop(from + down * unit, extent), left: Math.max(0, across + right * unit) };
      latest.current = to;
      moveTo(to);
    };
    scroller.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      scroller.removeEventListener('wheel', onWheel);
    };
  }, [scroller, extent, moveTo]);
}
