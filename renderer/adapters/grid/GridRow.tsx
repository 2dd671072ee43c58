import { memo } from 'react';
import type { ReactNode } from 'react';
import type { Column } from '../../../main/contract/study';
import { columnBox } from './columnBox';
import type { ColumnEdges } from './columnBox';
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
  readonly edges: ColumnEdges;
  /** The part of the row that is drawn. */
  readonly from: number;
  readonly reach: number;
  /** How far the pinned columns are moved, so that they stay in sight. */
  readonly shift: number;
  readonly textAt: (row: number, column: number) => string | null | undefined;
  readonly mark: ((column: Column, text: string) => ReactNode) | undefined;
  readonly look: GridLook;
  /** The first and the last of the selected columns; both -1 where none is. */
  readonly firstSelected: number;
  readonly lastSelected: number;
  readonly focused: number | null;
}

const longestShown = 400;

/** A row of the result; its cells are those of the columns in sight. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { row, y, columns, shown, edges, from, reach, shift, textAt, mark, look, focused } = props;
  return (
    <div
      className={focused === null ? 'grid-row' : 'grid-row current'}
      role="row"
      aria-rowindex={row + 2}
      style={{ top: y, left: from, width: reach }}
    >
      {shown.map(index => {
        const column = columns[index];
        if (!column) return null;
        const { x, width, pinned } = columnBox(edges, index);
        return (
          <GridCell
            key={index}
            column={column}
            index={index}
            x={x - from}
            width={width}
            shift={pinned ? shift : null}
            text={textAt(row, index)}
            mark={mark}
            look={look}
            selected={index >= props.firstSelected && index <= props.lastSelected}
            focused={focused === index}
          />
        );
      })}
    </div>
  );
});

interface GridCellProps {
  readonly column: Column;
  readonly index: number;
  readonly x: number;
  readonly width: number;
  /** Null for a column that is not pinned. */
  readonly shift: number | null;
  readonly text: string | null | undefined;
  readonly mark: ((column: Column, text: string) => ReactNode) | undefined;
  readonly look: GridLook;
  readonly selected: boolean;
  readonly focused: boolean;
}

const GridCell = memo(function GridCell(props: GridCellProps) {
  const { column, index, x, width, shift, text, selected, focused } = props;
  const side = isRightAligned(column.kind) ? 'right' : '';
  return (
    <div
      className={`grid-cell ${side} ${text === null ? 'null' : ''} ${shift === null ? '' : 'pinned'}`}
      role="gridcell"
      aria-colindex={index + 1}
      aria-selected={selected}
      aria-busy={text === undefined ? true : undefined}
      tabIndex={focused ? 0 : -1}
      data-focus={focused ? '' : undefined}
      style={{ width, left: x, transform: shift === null ? undefined : `translateX(${shift}px)` }}
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
  const shape = column.kind === 'text' ? mark?.(column, text) : null;
  if (!shape) return short;
  return (
    <>
      {shape}
      {short}
    </>
  );
}
