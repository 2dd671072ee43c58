import type { Column } from '../../../main/contract/study';
import { Button } from '../../components/Button';
import { Popover } from '../../components/Popover';
import { plainLayout, shownColumns, toggleColumn } from './columnLayout';
import type { ColumnLayout } from './columnLayout';

interface ColumnsPopoverProps {
  readonly columns: readonly Column[];
  readonly layout: ColumnLayout;
  readonly x: number;
  readonly y: number;
  readonly onLayOut: (change: (layout: ColumnLayout) => ColumnLayout) => void;
  readonly onClose: () => void;
}

/** Which columns to show, in their order. */
export function ColumnsPopover({ columns, layout, x, y, onLayOut, onClose }: ColumnsPopoverProps) {
  const shown = new Set(shownColumns(layout));
  return (
    <Popover label="Columns" x={x} y={y} onClose={onClose}>
      <div className="value-list" role="group" aria-label="Columns shown">
        {layout.order.map(index => (
          <label key={index} title={columns[index]?.name}>
            <input
              type="checkbox"
              checked={shown.has(index)}
              disabled={shown.size === 1 && shown.has(index)}
              onChange={() => {
                onLayOut(last => toggleColumn(last, index));
              }}
            />
            <span className="value-name">{columns[index]?.name}</span>
            {layout.pinned.includes(index) && <span className="value-rows">pinned</span>}
          </label>
        ))}
      </div>
      <div className="filter-choices">
        <Button
          label="Show all"
          onClick={() => {
            onLayOut(last => ({ ...last, hidden: [] }));
          }}
        />
        <Button
          label="Reset"
          onClick={() => {
            onLayOut(last => ({ ...plainLayout(columns.length), widths: last.widths }));
          }}
        />
      </div>
    </Popover>
  );
}
