import { useEffect, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { Codicon } from './Codicon';
import { Keys } from './Keys';
import './Menu.css';

/** A line of a menu. */
export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly keys?: string | undefined;
  /** Set for a choice among others. */
  readonly checked?: boolean;
  /** Begins a new section. */
  readonly separated?: boolean;
}

interface MenuProps {
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly onPick: (id: string) => void;
  readonly onClose: () => void;
}

/** A pop-up menu; it takes the focus and gives it back to what had it. */
export function Menu({ label, items, onPick, onClose }: MenuProps) {
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    focusItem(menu.current, 0);
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    const buttons = itemsOf(menu.current);
    const now = buttons.findIndex(button => button === document.activeElement);
    const next = nextIndex(event.key, now, buttons.length);
    if (event.key === 'Escape' || event.key === 'Tab') onClose();
    else if (next !== null) focusItem(menu.current, next);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={menu}
      className="menu"
      role="menu"
      aria-label={label}
      onKeyDown={onKeyDown}
      onBlur={event => {
        if (!event.currentTarget.contains(event.relatedTarget)) onClose();
      }}
    >
      {items.map(item => (
        <button
          key={item.id}
          type="button"
          role={item.checked === undefined ? 'menuitem' : 'menuitemradio'}
          aria-checked={item.checked}
          className={item.separated ? 'separated' : ''}
          tabIndex={-1}
          onClick={() => {
            onClose();
            onPick(item.id);
          }}
        >
          <span className="menu-check">{item.checked && <Codicon name="check" />}</span>
          <span className="menu-label">{item.label}</span>
          {item.keys !== undefined && <Keys keys={item.keys} />}
        </button>
      ))}
    </div>
  );
}

function itemsOf(menu: HTMLElement | null): readonly HTMLButtonElement[] {
  return [...(menu?.querySelectorAll('button') ?? [])];
}

function focusItem(menu: HTMLElement | null, index: number): void {
  itemsOf(menu)[index]?.focus();
}

function nextIndex(key: string, now: number, count: number): number | null {
  if (key === 'ArrowDown') return (now + 1) % count;
  if (key === 'ArrowUp') return (now - 1 + count) % count;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : null;
}
