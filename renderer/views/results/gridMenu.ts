import type { Order } from '../../../main/contract/result';
import type { MenuItem } from '../../components/Menu';
import type { CopyForm } from './copyRange';

/** What can be done with the selected cells. */
export const cellItems: readonly MenuItem[] = [
  { id: 'copy', label: 'Copy', keys: 'Ctrl+C' },
  { id: 'copy.header', label: 'Copy with column names' },
  { id: 'copy.csv', label: 'Copy as CSV', separated: true },
  { id: 'copy.markdown', label: 'Copy as Markdown' },
  { id: 'export', label: 'Export all rows…', separated: true },
];

/** What can be done with a column by its header. */
export const headerItems: readonly MenuItem[] = [
  { id: 'ascending', label: 'Sort ascending' },
  { id: 'descending', label: 'Sort descending' },
  { id: 'unsorted', label: 'As the query gave them' },
  { id: 'name', label: 'Copy name', separated: true },
  { id: 'export', label: 'Export all rows…' },
];

const forms: Readonly<Record<string, CopyForm>> = {
  copy: { format: 'tsv', header: false },
  'copy.header': { format: 'tsv', header: true },
  'copy.csv': { format: 'csv', header: true },
  'copy.markdown': { format: 'markdown', header: true },
};

/** The form that an item of the menu copies in; null for another item. */
export function copyForm(id: string): CopyForm | null {
  return forms[id] ?? null;
}

/** The order that an item of a header's menu asks for; null for another item. */
export function orderFor(id: string, column: number): readonly Order[] | null {
  if (id === 'unsorted') return [];
  if (id === 'ascending' || id === 'descending') return [{ column, descending: id === 'descending' }];
  return null;
}
