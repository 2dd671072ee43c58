import type { MouseEvent } from 'react';
import { Codicon } from './Codicon';
import './IconButton.css';

interface IconButtonProps {
  /** Name of a codicon, without `codicon-`. */
  readonly icon: string;
  /** What it does, as people and screen readers are told. */
  readonly label: string;
  /** Keys to name in the tooltip. */
  readonly keys?: string | undefined;
  /** Set for a button that stays down. */
  readonly pressed?: boolean;
  /** Set where Tab passes it by, for it does what keys do elsewhere. */
  readonly unreached?: boolean;
  readonly onClick: (event: MouseEvent<HTMLButtonElement>) => void;
}

/** A button that is an icon, 22 px square. */
export function IconButton({ icon, label, keys, pressed, unreached, onClick }: IconButtonProps) {
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={label}
      aria-pressed={pressed}
      tabIndex={unreached ? -1 : undefined}
      title={keys === undefined ? label : `${label} (${keys})`}
      onClick={onClick}
    >
      <Codicon name={icon} />
    </button>
  );
}
