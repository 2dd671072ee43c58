import type { ResultSummary } from '../../../main/contract/result';
import type { GridMenuTarget } from '../../adapters/grid/DataGridProps';
import { PopupMenu } from '../../components/PopupMenu';
import { cellItems, copyForm, headerItems, layoutFor, orderFor } from './menuItems';
import type { useCopy } from './useCopy';
import type { UsedView } from './useResultView';

interface GridMenuProps extends ReturnType<typeof useCopy> {
  readonly target: GridMenuTarget;
  readonly result: ResultSummary;
  readonly view: UsedView;
  readonly onColumns: () => void;
  readonly onFilter: () => void;
  readonly onExport: () => void;
  readonly onClose: () => void;
}

/** The menu of the selected cells, or of a column. */
export function GridMenu({ target, result, view, copy, copyText, ...on }: GridMenuProps) {
  const { column, range } = target;
  const { wanted, layout } = view.look;
  const pick = (id: string) => {
    const form = copyForm(id);
    const order = orderFor(id, column, wanted.order);
    const laidOut = layoutFor(id, column);
    if (form && range) copy(range, form);
    else if (order) view.arrange({ order });
    else if (laidOut) view.layOut(laidOut);
    else if (id === 'name') copyText(result.columns[column]?.name ?? '', 'the name');
    else if (id === 'filter') on.onFilter();
    else if (id === 'columns') on.onColumns();
    else if (id === 'export') on.onExport();
  };
  return (
    <PopupMenu
      label={range ? 'Selected cells' : 'Column'}
      items={range ? cellItems : headerItems(layout, wanted.order, column)}
      x={target.x}
      y={target.y}
      onPick={pick}
      onClose={on.onClose}
    />
  );
}
