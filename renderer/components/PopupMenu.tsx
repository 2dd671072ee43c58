import { Menu } from './Menu';
import type { MenuItem } from './Menu';
import './PopupMenu.css';

interface PopupMenuProps {
  readonly label: string;
  readonly items: readonly MenuItem[];
  /** Where to stand, in the window. */
  readonly x: number;
  readonly y: number;
  readonly onPick: (id: string) => void;
  readonly onClose: () => void;
}

const width = 260;
const itemHeight = 30;

/** A context menu at a point of the window, kept within it. */
export function PopupMenu({ x, y, ...menu }: PopupMenuProps) {
  const left = Math.max(0, Math.min(x, window.innerWidth - width));
  const top = Math.max(0, Math.min(y, window.innerHeight - menu.items.length * itemHeight - 16));
  return (
    <div className="popup-menu" style={{ left, top }}>
      <Menu {...menu} />
    </div>
  );
}
