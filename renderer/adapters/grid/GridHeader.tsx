import { useState } from 'react';
import type { MouseEvent, ReactNode } from 'react';
import type { Filter, Order } from '../../../main/contract/result';
import type { Column } from '../../../main/contract/study';
import { columnBox } from './columnBox';
import type { ColumnPlace } from './columnBox';
import { headerHeight } from './geometry';
import { orderWords, sortOf } from './order';
import { Resizer } from './Resizer';
import { TypeGlyph } from './TypeGlyph';
import { useColumnDrag } from './useColumnDrag';
import type { ColumnDrag } from './useColumnDrag';
import { isRightAligned } from './widths';

interface GridHeaderProps {
  readonly columns: readonly Column[];
  readonly indexOf: (place: number) => number;
  /** The places of the columns in sight. */
  readonly shown: readonly number[];
  readonly place: ColumnPlace;
  readonly height: number;
  readonly order: readonly Order[];
  readonly filters: readonly Filter[];
  readonly filter: ((column: number) => ReactNode) | null;
  readonly focused: number | null;
  readonly onSort: (place: number, adding: boolean) => void;
  readonly onMove: (from: number, to: number) => void;
  readonly onResize: (place: number, width: number) => void;
  readonly onFit: (place: number) => void;
  readonly onMenu: (event: MouseEvent, place: number) => void;
}

/** The row of column names, with the filters below them where those are shown. */
export function GridHeader(props: GridHeaderProps) {
  const [row, setRow] = useState<HTMLElement | null>(null);
  const drag = useColumnDrag(row, props.place, props.onMove);
  return (
    <div ref={setRow} className="grid-header" role="row" aria-rowindex={1} style={{ height: props.height }}>
      <div className="grid-strip" style={{ transform: `translateX(${-props.place.left}px)`, height: '100%' }}>
        {props.shown.map(place => (
          <HeaderCell key={props.indexOf(place)} {...props} at={place} drag={drag} />
        ))}
      </div>
      <span className="grid-corner" aria-hidden="true" style={{ width: props.place.gutter }} />
      {drag.line !== null && (
        <span className="grid-drop" style={{ transform: `translateX(${drag.line}px)` }} />
      )}
    </div>
  );
}

interface HeaderCellProps extends GridHeaderProps {
  readonly at: number;
  readonly drag: ColumnDrag;
}

function HeaderCell({ at, drag, ...props }: HeaderCellProps) {
  const { columns, order, filters, focused } = props;
  const column = columns[at];
  const index = props.indexOf(at);
  const { x, width, pinned } = columnBox(props.place, at);
  if (!column) return null;
  const filtered = filters.some(each => each.column === index);
  const told = [orderWords(order, index), ...(filtered ? ['filtered'] : [])].filter(words => words !== '');
  return (
    <div
      className={`grid-column ${pinned ? 'pinned' : ''} ${drag.from === at ? 'dragged' : ''}`}
      role="columnheader"
      aria-colindex={at + 1}
      aria-sort={sortOf(order, index)}
      aria-label={column.name}
      aria-description={told.length === 0 ? undefined : told.join(', ')}
      title={`${column.name}: ${column.type}`}
      tabIndex={focused === at ? 0 : -1}
      data-focus={focused === at ? '' : undefined}
      style={{ width, left: x, transform: pinned ? `translateX(${props.place.left}px)` : undefined }}
      onPointerDown={event => {
        drag.onPointerDown(event, at);
      }}
      onClick={event => {
        if (!drag.wasDragged()) props.onSort(at, event.shiftKey);
      }}
      onContextMenu={event => {
        props.onMenu(event, at);
      }}
    >
      <div
        className={`grid-title ${isRightAligned(column.kind) ? 'right' : ''}`}
        style={{ height: headerHeight - 1 }}
      >
        <TypeGlyph kind={column.kind} />
        <span className="grid-name">{column.name}</span>
        {filtered && !props.filter && (
          <span className="codicon codicon-filter-filled grid-filtered" aria-hidden="true" />
        )}
        <SortSign order={order} column={index} />
      </div>
      {props.filter && (
        <div className="grid-filter" onClick={stop} onPointerDown={stop}>
          {props.filter(index)}
        </div>
      )}
      <Resizer
        width={width}
        onResize={wanted => {
          props.onResize(at, wanted);
        }}
        onFit={() => {
          props.onFit(at);
        }}
      />
    </div>
  );
}

const stop = (event: { readonly stopPropagation: () => void }) => {
  event.stopPropagation();
};

function SortSign({ order, column }: { readonly order: readonly Order[]; readonly column: number }) {
  const place = order.findIndex(each => each.column === column);
  const found = order[place];
  if (!found) return null;
  return (
    <span className="grid-sort" aria-hidden="true">
      <span className={`codicon codicon-arrow-${found.descending ? 'down' : 'up'}`} />
      {order.length > 1 && place + 1}
    </span>
  );
}
