import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import './Popover.css';

interface PopoverProps {
  readonly label: string;
  /** Where to stand, in the window. */
  readonly x: number;
  readonly y: number;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

const margin = 8;
/** Height of what it belongs to, above which it stands where there is no room below. */
const lineAbove = 28;

/**
 * A small dialog at a point of the window, kept within it. It takes the focus, to what is marked with `data-first`, and
 * gives it back. Escape and a press elsewhere close it.
 */
export function Popover({ label, x, y, onClose, children }: PopoverProps) {
  const popover = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  useEffect(() => {
    const before = document.activeElement;
    const first = popover.current?.querySelector<HTMLElement>('[data-first]');
    (first ?? popover.current?.querySelector<HTMLElement>('input, select, button'))?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);
  useLayoutEffect(() => {
    const box = popover.current;
    if (!box) return;
    const measure = () => {
      setSize({ width: box.offsetWidth, height: box.offsetHeight });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    return () => {
      observer.disconnect();
    };
  }, []);
  useEffect(() => {
    const press = (event: PointerEvent) => {
      if (event.target instanceof Node && popover.current?.contains(event.target) === false) onClose();
    };
    window.addEventListener('pointerdown', press);
    return () => {
      window.removeEventListener('pointerdown', press);
    };
  }, [onClose]);
  const left = Math.max(margin, Math.min(x, window.innerWidth - size.width - margin));
  const lowest = window.innerHeight - size.height - margin;
  const top = Math.max(margin, y <= lowest ? y : Math.min(lowest, y - lineAbove - size.height));
  return (
    <div
      ref={popover}
      className="popover"
      role="dialog"
      aria-label={label}
      style={{ left, top }}
      onKeyDown={event => {
        if (event.key === 'Escape') onClose();
        // What is typed here is not meant for what stands around it.
        event.stopPropagation();
      }}
    >
      {children}
    </div>
  );
}
