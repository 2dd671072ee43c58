import { useState } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import './Sash.css';

interface SashProps {
  /** What it resizes: `Side bar`. */
  readonly label: string;
  /** The way the divider itself runs. */
  readonly orientation: 'vertical' | 'horizontal';
  readonly size: number;
  readonly smallest: number;
  readonly largest: number;
  /** 1 where the part grows to the right or downwards, -1 where it grows to the left or upwards. */
  readonly direction: 1 | -1;
  readonly onResize: (size: number) => void;
}

const step = 16;

/** The divider between two parts, moved by mouse and by arrow keys. */
export function Sash({ label, orientation, size, smallest, largest, direction, onResize }: SashProps) {
  const [start, setStart] = useState<{ readonly at: number; readonly size: number } | null>(null);
  const place = (event: PointerEvent) => (orientation === 'vertical' ? event.clientX : event.clientY);
  const resize = (wanted: number) => {
    onResize(Math.round(Math.min(Math.max(wanted, smallest), largest)));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const moved = movement(event.key, orientation);
    if (event.key === 'Home') resize(smallest);
    else if (event.key === 'End') resize(largest);
    else if (moved !== 0) resize(size + moved * direction * step);
    else return;
    event.preventDefault();
  };
  return (
    <div
      className={`sash ${orientation} ${start ? 'moving' : ''}`}
      role="separator"
      tabIndex={0}
      aria-label={`Resize ${label}`}
      aria-orientation={orientation}
      aria-valuenow={Math.round(size)}
      aria-valuemin={smallest}
      aria-valuemax={Math.max(smallest, Math.round(largest))}
      onKeyDown={onKeyDown}
      onPointerDown={event => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setStart({ at: place(event), size });
      }}
      onPointerMove={event => {
        if (start) resize(start.size + (place(event) - start.at) * direction);
      }}
      onPointerUp={() => {
        setStart(null);
      }}
      onPointerCancel={() => {
        setStart(null);
      }}
    />
  );
}

function movement(key: string, orientation: 'vertical' | 'horizontal'): -1 | 0 | 1 {
  const [back, forth] = orientation === 'vertical' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
  if (key === back) return -1;
  return key === forth ? 1 : 0;
}
