import { rowTop } from './geometry';
import type { Extent, Span } from './geometry';

interface RowNumbersProps {
  readonly inSight: Span;
  readonly top: number;
  readonly extent: Extent;
  readonly width: number;
  /** Height of what stands above the rows. */
  readonly head: number;
  readonly current: number;
}

/** The numbers at the left of the rows; screen readers have them from each row's index. */
export function RowNumbers({ inSight, top, extent, width, head, current }: RowNumbersProps) {
  const rows = Array.from({ length: inSight.end - inSight.first }, (_, index) => inSight.first + index);
  return (
    <div className="grid-numbers" aria-hidden="true" style={{ width, clipPath: `inset(${head}px 0 0 0)` }}>
      {rows.map(row => (
        <span
          key={row}
          className={row === current ? 'current' : ''}
          style={{ transform: `translateY(${head + rowTop(row, top, extent)}px)` }}
        >
          {row + 1}
        </span>
      ))}
    </div>
  );
}

/** Room for the greatest number. */
export function numbersWidth(rows: number): number {
  return Math.max(44, String(rows).length * 8 + 22);
}
