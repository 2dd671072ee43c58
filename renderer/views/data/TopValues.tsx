import type { TextProfile } from '../../../main/contract/profile';
import { countOf, number, share } from './words';

interface TopValuesProps {
  readonly top: TextProfile['top'];
  /** Rows that have a value. */
  readonly present: number;
  /** How many different values there are. */
  readonly distinct: number;
}

/** The values of most rows with their counts, and how many rows have any other. */
export function TopValues({ top, present, distinct }: TopValuesProps) {
  if (top.length === 0) return <p className="data-facts">No value occurs twice.</p>;
  const most = top[0]?.rows ?? 1;
  const rest = present - top.reduce((sum, { rows }) => sum + rows, 0);
  return (
    <>
      <h4>{distinct > top.length ? 'Most frequent values' : 'All values'}</h4>
      <ul className="top-values">
        {top.map(({ text, length, rows }, index) => (
          <li key={`${index} ${text}`}>
            <span className="top-value-bar" style={{ width: `${(rows / most) * 100}%` }} aria-hidden="true" />
            <span className="top-value-name" title={text}>
              {shownText(text, length)}
            </span>
            <span className="top-value-count">
              {number(rows)} <span>{share(rows, present)}</span>
            </span>
          </li>
        ))}
      </ul>
      {rest > 0 && <p className="data-facts">{countOf(rest, 'row')} with other values</p>}
    </>
  );
}

/** A text as one sees it: an empty one is said to be. */
export function shownText(text: string, length: number): string {
  if (length === 0) return '(empty)';
  if (text.trim() === '') return `(${countOf(length, 'space')})`;
  return length > text.length ? `${text}…` : text;
}
