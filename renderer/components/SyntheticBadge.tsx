import './SyntheticBadge.css';

/** Says that something shown was made up, wherever it is shown. */
export function SyntheticBadge() {
  return (
    <span className="synthetic" title="Some of this is synthetic: it was made up, not observed.">
      synthetic
    </span>
  );
}
