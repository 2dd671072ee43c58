import type { PointerEvent } from 'react';

interface ResizerProps {
  readonly width: number;
  readonly onResize: (width: number) => void;
  readonly onFit: () => void;
}

/** The edge of a column, to draw; a double click makes the column as wide as what is in it. */
export function Resizer({ width, onResize, onFit }: ResizerProps) {
  const drag = (event: PointerEvent<HTMLSpanElement>) => {
    event.stopPropagation();
    const handle = event.currentTarget;
    const start = event.clientX;
    handle.setPointerCapture(event.pointerId);
    const move = (moved: globalThis.PointerEvent) => {
      onResize(width + moved.clientX - start);
    };
    handle.addEventListener('pointermove', move);
    handle.addEventListener(
      'lostpointercapture',
      () => {
        handle.removeEventListener('pointermove', move);
      },
      { once: true },
    );
  };
  return (
    <span
      className="grid-resizer"
      onPointerDown={drag}
      onClick={event => {
        event.stopPropagation();
      }}
      onDoubleClick={event => {
        event.stopPropagation();
        onFit();
      }}
    />
  );
}
