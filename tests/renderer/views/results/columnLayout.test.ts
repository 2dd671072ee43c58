import { expect, test } from 'vitest';
import {
  moveColumn,
  pinnedShown,
  plainLayout,
  shownColumns,
  toggleColumn,
  togglePin,
} from '../../../../renderer/views/results/columnLayout';
import { headerItems, layoutFor } from '../../../../renderer/views/results/menuItems';

const plain = plainLayout(4);
const ids = (column: number, layout = plain) => headerItems(layout, [], column).map(({ id }) => id);

test('a column is hidden and shown again in its place, and the last one stays', () => {
  const hidden = toggleColumn(plain, 1);
  expect(shownColumns(hidden)).toEqual([0, 2, 3]);
  expect(shownColumns(toggleColumn(hidden, 1))).toEqual([0, 1, 2, 3]);
  const one = [1, 2, 3].reduce(toggleColumn, plain);
  expect(shownColumns(toggleColumn(one, 0))).toEqual([0]);
  expect(ids(0, one)).not.toContain('hide');
});

test('a column moves past hidden ones, and pinned ones stay before the others', () => {
  const hidden = toggleColumn(plain, 1);
  expect(shownColumns(moveColumn(hidden, 0, 1))).toEqual([2, 0, 3]);
  expect(shownColumns(moveColumn(hidden, 3, 0))).toEqual([3, 0, 2]);
  expect(shownColumns(moveColumn(plain, 0, 3))).toEqual([1, 2, 3, 0]);
  const pinned = togglePin(togglePin(plain, 2), 3);
  expect([shownColumns(pinned), pinnedShown(pinned)]).toEqual([[2, 3, 0, 1], 2]);
  expect(shownColumns(moveColumn(pinned, 1, 0))).toEqual([2, 3, 1, 0]);
  expect(shownColumns(moveColumn(pinned, 2, 3))).toEqual([3, 2, 0, 1]);
  expect(pinnedShown(toggleColumn(pinned, 2))).toBe(1);
  expect(shownColumns(togglePin(pinned, 2))).toEqual([3, 2, 0, 1]);
});

test('the menu moves a column only where it can go', () => {
  expect(ids(0)).not.toContain('left');
  expect(ids(3)).not.toContain('right');
  const pinned = togglePin(plain, 2);
  expect(ids(2, pinned)).not.toContain('right');
  expect(ids(0, pinned)).not.toContain('left');
  const right = layoutFor('right', 1);
  expect(right && shownColumns(right(plain))).toEqual([0, 2, 1, 3]);
  expect(layoutFor('name', 1)).toBeNull();
});
