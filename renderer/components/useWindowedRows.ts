import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';

interface WindowedRows {
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** The first row to draw, and the one after the last. */
  readonly first: number;
  readonly end: number;
  /** How many rows fit. */
  readonly page: number;
  readonly show: (index: number) => void;
}

const spare = 10;

/** Which of many rows of one height are in sight in a box that scrolls. */
export function useWindowedRows(count: number, height: number): WindowedRows {
  const scroller = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [extent, setExtent] = useState(600);

  useEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const measure = new ResizeObserver(() => {
      setExtent(box.clientHeight);
    });
    const onScroll = () => {
      setTop(box.scrollTop);
    };
    measure.observe(box);
    box.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      measure.disconnect();
      box.removeEventListener('scroll', onScroll);
    };
  }, []);

  const page = Math.max(1, Math.floor(extent / height));
  return {
    scroller,
    first: Math.max(0, Math.floor(top / height) - spare),
    end: Math.min(count, Math.ceil((top + extent) / height) + spare),
    page,
    show: index => {
      const box = scroller.current;
      if (!box) return;
      const start = index * height;
      if (start < box.scrollTop) box.scrollTop = start;
      else if (start + height > box.scrollTop + box.clientHeight)
        box.scrollTop = start + height - box.clientHeight;
    },
  };
}
