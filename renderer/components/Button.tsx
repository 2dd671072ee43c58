import { Codicon } from './Codicon';
import './Button.css';

interface ButtonProps {
  readonly label: string;
  /** Name of a codicon, without `codicon-`. */
  readonly icon?: string;
  /** The one action of its view that is meant to be taken. */
  readonly primary?: boolean;
  readonly disabled?: boolean;
  readonly title?: string;
  readonly submit?: boolean;
  readonly onClick?: () => void;
}

/** A button with words, 24 px high. */
export function Button({ label, icon, primary, disabled, title, submit, onClick }: ButtonProps) {
  return (
    <button
      type={submit ? 'submit' : 'button'}
      className={primary ? 'button primary' : 'button'}
      disabled={disabled}
      title={title}
      onClick={onClick}
    >
      {icon !== undefined && <Codicon name={icon} />}
      {label}
    </button>
  );
}
