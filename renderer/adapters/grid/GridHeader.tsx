import type { MouseEvent, PointerEvent } from 'react';
import type { Order } from '../../../main/contract/result';
import type { Column } from '../../../main/contract/study';
import { sortOf } from './order';
import { TypeGlyph } from './TypeGlyph';
import { isRightAligned } from './widths';

interface GridHeaderProps {
  readonly columns: readonly Column[];
  readonly shown: readonly number[];
  readonly edges: readonly number[];
  readonly order: readonly Order[];
  readonly focused: number | null;
  readonly offset: number;
  readonly onSort: (column: number, adding: boolean) => void;
  readonly onResize: (column: number, width: number) => void;
  readonly onFit: (column: number) => void;
  readonly onMenu: (event: MouseEvent, column: number) => void;
}

/** The row of column names. */
export function GridHeader(props: GridHeaderProps) {
  return (
    <div className="grid-header" role="row" aria-rowindex={1}>
      {props.shown.map(index => (
        <HeaderCell key={index} {...props} index={index} />
      ))}
    </div>
  );
}

function HeaderCell({ index, ...props }: GridHeaderProps & { readonly index: number }) {
  const { columns, edges, order, focused, offset } = props;
  const column = columns[index];
  const from = edges[index] ?? 0;
  const width = (edges[index + 1] ?? from) - from;
  if (!column) return null;
  return (
    <div
      className={`grid-column ${isRightAligned(column.kind) ? 'right' : ''}`}
      role="columnheader"
      aria-colindex={index + 1}
      aria-sort={sortOf(order, index)}
      aria-label={column.name}
      title={`${column.name}: ${column.type}`}
      tabIndex={focused === index ? 0 : -1}
      data-focus={focused === index ? '' : undefined}
      style={{ width, transform: `translateX(${offset + from}px)` }}
      onClick={event => {
        props.onSort(index, event.shiftKey);
      }}
      onContextMenu={event => {
        props.onMenu(event, index);
      }}
    >
      <TypeGlyph kind={column.kind} />
      <span className="grid-name">{column.name}</span>
      <SortSign order={order} column={index} />
      <Resizer
        width={width}
        onResize={wanted => {
          props.onResize(index, wanted);
        }}
        onFit={() => {
          props.onFit(index);
        }}
      />
    </div>
  );
}

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

interface ResizerProps {
  readonly width: number;
  readonly onResize: (width: number) => void;
  readonly onFit: () => void;
}

function Resizer({ width, onResize, onFit }: ResizerProps) {
  const drag = (event: PointerEvent<HTMLSpanElement>) => {
    const handle = event.currentTarget;
    const start = event.clientX;
    handle.setPointerCapture(event.pointerId);
    const move = (moved: globalThis.PointerEvent) => {
      onResize(width + moved.clientX - start);
    };
    handle.addEventListener('pointermove', move);
    handle.addEventListener(
      'lostpointercapture',
      () => {
        handle.removeEventListener('pointermove', move);
      },
      { once: true },
    );
  };
  return (
    <span
      className="grid-resizer"
      onPointerDown={drag}
      onClick={event => {
        event.stopPropagation();
      }}
      onDoubleClick={event => {
        event.stopPropagation();
        onFit();
      }}
    />
  );
}
