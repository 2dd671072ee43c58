import type { Order } from '../../../main/contract/result';

/** The order after a click on a header: ascending, descending, none. Adding keeps the other columns. */
export function nextOrder(order: readonly Order[], column: number, adding: boolean): readonly Order[] {
  const before = order.find(each => each.column === column);
  const next = !before
    ? [{ column, descending: false }]
    : before.descending
      ? []
      : [{ column, descending: true }];
  if (!adding) return next;
  if (!before) return [...order, ...next];
  return order.flatMap(each => (each.column === column ? next : [each]));
}

/** What a header says of the order, for `aria-sort`. */
export function sortOf(order: readonly Order[], column: number): 'ascending' | 'descending' | 'none' {
  const found = order.find(each => each.column === column);
  if (!found) return 'none';
  return found.descending ? 'descending' : 'ascending';
}
