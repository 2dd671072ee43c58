import './ProgressBar.css';

interface ProgressBarProps {
  readonly label: string;
  /** From 0 to 1; null while nobody can tell. */
  readonly fraction: number | null;
}

/** How far something has come. */
export function ProgressBar({ label, fraction }: ProgressBarProps) {
  return (
    <progress
      className="progress-bar"
      aria-label={label}
      max={100}
      {...(fraction === null ? {} : { value: Math.round(fraction * 100) })}
    />
  );
}
