import { memo } from 'react';
import { rowTop } from './geometry';
import type { Span } from './geometry';

interface RowNumbersProps {
  readonly inSight: Span;
  readonly rows: readonly number[];
  readonly rowHeight: number;
  /** How far they are scrolled. */
  readonly y: number;
  readonly width: number;
  /** Height of what stands above the rows. */
  readonly head: number;
  readonly current: number;
}

/** The numbers at the left of the rows; screen readers have them from each row's index. */
export function RowNumbers({ inSight, rows, rowHeight, y, width, head, current }: RowNumbersProps) {
  return (
    <div className="grid-numbers" aria-hidden="true" style={{ width, top: head }}>
      <div className="grid-strip" style={{ transform: `translateY(${y}px)` }}>
        {rows.map(row => (
          <RowNumber key={row} row={row} y={rowTop(row, inSight, rowHeight)} current={row === current} />
        ))}
      </div>
    </div>
  );
}

interface RowNumberProps {
  readonly row: number;
  readonly y: number;
  readonly current: boolean;
}

const RowNumber = memo(function RowNumber({ row, y, current }: RowNumberProps) {
  return (
    <span className={current ? 'current' : ''} style={{ top: y }}>
      {row + 1}
    </span>
  );
});

/** Room for the greatest number. */
export function numbersWidth(rows: number): number {
  return Math.max(44, String(rows).length * 8 + 22);
}
