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

/** The column as a further one to sort by, or turned round where it is one already. */
export function withOrder(order: readonly Order[], wanted: Order): readonly Order[] {
  const others = order.filter(each => each.column !== wanted.column);
  if (others.length === order.length) return [...order, wanted];
  return order.map(each => (each.column === wanted.column ? wanted : each));
}

/** Which of the columns to sort by it is, in words; empty when it is none or the only one. */
export function orderWords(order: readonly Order[], column: number): string {
  const place = order.findIndex(each => each.column === column);
  return place < 0 || order.length < 2 ? '' : `sorted by it ${place + 1} of ${order.length}`;
}
