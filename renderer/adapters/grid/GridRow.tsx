import { memo } from 'react';
import type { ReactNode } from 'react';
import type { Column } from '../../../main/contract/study';
import { columnBox } from './columnBox';
import type { ColumnPlace } from './columnBox';
import { dateText } from './dateText';
import type { GridLook } from './DataGridProps';
import { groupedDigits } from './groupedDigits';
import { isRightAligned } from './widths';

interface GridRowProps {
  readonly row: number;
  readonly y: number;
  readonly columns: readonly Column[];
  /** The places of the columns in sight. */
  readonly shown: readonly number[];
  readonly place: ColumnPlace;
  readonly textAt: (row: number, column: number) => string | null | undefined;
  readonly mark: ((column: Column, text: string) => ReactNode) | undefined;
  readonly look: GridLook;
  readonly isSelected: (row: number, column: number) => boolean;
  readonly focused: number | null;
}

const longestShown = 400;

/** A row of the result; its cells are those of the columns in sight. */
export function GridRow(props: GridRowProps) {
  const { row, y, shown, focused } = props;
  return (
    <div
      className={`grid-row ${focused === null ? '' : 'current'}`}
      role="row"
      aria-rowindex={row + 2}
      style={{ transform: `translateY(${y}px)` }}
    >
      {shown.map(index => (
        <Placed key={index} {...props} index={index} />
      ))}
    </div>
  );
}

function Placed({ index, ...props }: GridRowProps & { readonly index: number }) {
  const { row, columns, place, textAt, mark, look, isSelected, focused } = props;
  const column = columns[index];
  if (!column) return null;
  const text = textAt(row, index);
  return (
    <GridCell
      column={column}
      index={index}
      {...columnBox(place, index)}
      text={text}
      mark={mark}
      look={look}
      selected={isSelected(row, index)}
      focused={focused === index}
    />
  );
}

interface GridCellProps {
  readonly column: Column;
  readonly index: number;
  readonly x: number;
  readonly width: number;
  readonly pinned: boolean;
  readonly text: string | null | undefined;
  readonly mark: ((column: Column, text: string) => ReactNode) | undefined;
  readonly look: GridLook;
  readonly selected: boolean;
  readonly focused: boolean;
}

const GridCell = memo(function GridCell(props: GridCellProps) {
  const { column, index, x, width, pinned, text, selected, focused } = props;
  const side = isRightAligned(column.kind) ? 'right' : '';
  return (
    <div
      className={`grid-cell ${side} ${text === null ? 'null' : ''} ${pinned ? 'pinned' : ''}`}
      role="gridcell"
      aria-colindex={index + 1}
      aria-selected={selected}
      aria-busy={text === undefined ? true : undefined}
      tabIndex={focused ? 0 : -1}
      data-focus={focused ? '' : undefined}
      style={{ width, transform: `translateX(${x}px)` }}
    >
      {text === undefined ? <span className="grid-pending" /> : shownText(column, text, props)}
    </div>
  );
});

function shownText(column: Column, text: string | null, { mark, look }: GridCellProps): ReactNode {
  if (text === null) return look.nullText;
  if (look.thousands && isRightAligned(column.kind)) return groupedDigits(text);
  if (column.kind === 'date' || column.kind === 'time') return dateText(text, look.dates);
  const short = text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
  return (
    <>
      {column.kind === 'text' && mark?.(column, text)}
      {short}
    </>
  );
}
