import type { Order } from '../../../main/contract/result';
import { withOrder } from '../../adapters/grid/order';
import type { MenuItem } from '../../components/Menu';
import { moveColumn, pinnedShown, shownColumns, toggleColumn, togglePin } from './columnLayout';
import type { ColumnLayout } from './columnLayout';
import type { CopyForm } from './copyRange';

/** What can be done with the selected cells. */
export const cellItems: readonly MenuItem[] = [
  { id: 'copy', label: 'Copy', keys: 'Ctrl+C' },
  { id: 'copy.header', label: 'Copy with column names' },
  { id: 'copy.csv', label: 'Copy as CSV', separated: true },
  { id: 'copy.markdown', label: 'Copy as Markdown' },
  { id: 'copy.insert', label: 'Copy as SQL (INSERT)' },
  { id: 'export', label: 'Export rows…', separated: true },
];

/** What can be done with a column by its header. */
export function headerItems(
  layout: ColumnLayout,
  order: readonly Order[],
  column: number,
): readonly MenuItem[] {
  const shown = shownColumns(layout);
  const place = shown.indexOf(column);
  const pinned = layout.pinned.includes(column);
  const first = pinned ? 0 : pinnedShown(layout);
  const last = pinned ? pinnedShown(layout) - 1 : shown.length - 1;
  const adding = order.some(each => each.column !== column);
  return [
    { id: 'ascending', label: 'Sort ascending' },
    { id: 'descending', label: 'Sort descending' },
    ...(adding
      ? [
          { id: 'then.ascending', label: 'Then by this, ascending' },
          { id: 'then.descending', label: 'Then by this, descending' },
        ]
      : []),
    { id: 'unsorted', label: 'As the query gave them' },
    { id: 'filter', label: 'Filter…', keys: 'Alt+↓', separated: true },
    { id: 'pin', label: pinned ? 'Unpin' : 'Pin to the left', separated: true },
    ...(place > first ? [{ id: 'left', label: 'Move left' }] : []),
    ...(place < last ? [{ id: 'right', label: 'Move right' }] : []),
    ...(shown.length > 1 ? [{ id: 'hide', label: 'Hide column' }] : []),
    { id: 'columns', label: 'Columns…' },
    { id: 'name', label: 'Copy name', separated: true },
    { id: 'export', label: 'Export rows…' },
  ];
}

/** The layout that an item of a header's menu asks for; null for another item. */
export function layoutFor(id: string, column: number): ((layout: ColumnLayout) => ColumnLayout) | null {
  const moved = (by: number) => (layout: ColumnLayout) =>
    moveColumn(layout, column, shownColumns(layout).indexOf(column) + by);
  if (id === 'hide') return layout => toggleColumn(layout, column);
  if (id === 'pin') return layout => togglePin(layout, column);
  if (id === 'left') return moved(-1);
  return id === 'right' ? moved(1) : null;
}

const forms: Readonly<Record<string, CopyForm>> = {
  copy: { format: 'tsv', header: false },
  'copy.header': { format: 'tsv', header: true },
  'copy.csv': { format: 'csv', header: true },
  'copy.markdown': { format: 'markdown', header: true },
  'copy.insert': { format: 'insert', header: true },
};

/** The form that an item of the menu copies in; null for another item. */
export function copyForm(id: string): CopyForm | null {
  return forms[id] ?? null;
}

/** The order that an item of a header's menu asks for; null for another item. */
export function orderFor(id: string, column: number, order: readonly Order[]): readonly Order[] | null {
  const wanted = { column, descending: id.endsWith('descending') };
  if (id === 'unsorted') return [];
  if (id === 'ascending' || id === 'descending') return [wanted];
  return id.startsWith('then.') ? withOrder(order, wanted) : null;
}
