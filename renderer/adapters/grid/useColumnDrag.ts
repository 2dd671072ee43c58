import { useRef, useState } from 'react';
import type { PointerEvent } from 'react';
import { placeAt, rightOf } from './columnBox';
import type { ColumnPlace } from './columnBox';

export interface ColumnDrag {
  /** Place of the column that is dragged; null while none is. */
  readonly from: number | null;
  /** Where it would be put: the x of a line between two columns. */
  readonly line: number | null;
  readonly onPointerDown: (event: PointerEvent, from: number) => void;
  /** Whether the click that is being told of ended a drag. */
  readonly wasDragged: () => boolean;
}

/** Pixels that the pointer moves before it drags. */
const threshold = 6;

/** Moves a column with the pointer, by its name. */
export function useColumnDrag(
  row: HTMLElement | null,
  place: ColumnPlace,
  onMove: (from: number, to: number) => void,
): ColumnDrag {
  const [dragged, setDragged] = useState<{ readonly from: number; readonly to: number } | null>(null);
  const ended = useRef(false);

  const onPointerDown = (event: PointerEvent, from: number) => {
    ended.current = false;
    if (event.button !== 0 || !row) return;
    const start = event.clientX;
    const header = event.currentTarget;
    let to: number | null = null;
    const move = ({ clientX, pointerId }: globalThis.PointerEvent) => {
      if (to === null && Math.abs(clientX - start) < threshold) return;
      if (to === null) header.setPointerCapture(pointerId);
      to = placeAt(place, clientX - row.getBoundingClientRect().left);
      setDragged({ from, to });
    };
    const end = ({ type }: Event) => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', end);
      window.removeEventListener('pointercancel', end);
      ended.current = to !== null;
      setDragged(null);
      if (to === null || type === 'pointercancel') return;
      const landed = to > from ? to - 1 : to;
      if (landed !== from) onMove(from, landed);
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', end);
    window.addEventListener('pointercancel', end);
  };

  return {
    from: dragged?.from ?? null,
    line: dragged && lineAt(place, dragged.to),
    onPointerDown,
    wasDragged: () => ended.current,
  };
}

function lineAt(place: ColumnPlace, to: number): number {
  return to === 0 ? place.gutter : rightOf(place, to - 1);
}
