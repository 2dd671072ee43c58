import { expect, test } from 'vitest';
import { nextOrder, orderWords, sortOf, withOrder } from '../../../../renderer/adapters/grid/order';

const up = (column: number) => ({ column, descending: false });
const down = (column: number) => ({ column, descending: true });

test('a column goes from ascending to descending to none', () => {
  expect(nextOrder([], 2, false)).toEqual([up(2)]);
  expect(nextOrder([up(2)], 2, false)).toEqual([down(2)]);
  expect(nextOrder([down(2)], 2, false)).toEqual([]);
});

test('another column takes the place of the first, or with Shift comes after it', () => {
  expect(nextOrder([up(2)], 0, false)).toEqual([up(0)]);
  expect(nextOrder([up(2)], 0, true)).toEqual([up(2), up(0)]);
  expect(nextOrder([up(2), up(0)], 2, true)).toEqual([down(2), up(0)]);
  expect(nextOrder([down(2), up(0)], 2, true)).toEqual([up(0)]);
});

test('headers say how they are sorted', () => {
  expect([0, 1, 2].map(column => sortOf([up(0), down(2)], column))).toEqual([
    'ascending',
    'none',
    'descending',
  ]);
});

test('a menu adds a column to the order, or turns it round in its place', () => {
  expect(withOrder([up(2)], down(0))).toEqual([up(2), down(0)]);
  expect(withOrder([up(2), up(0)], down(2))).toEqual([down(2), up(0)]);
  expect(orderWords([up(2), up(0)], 0)).toBe('sorted by it 2 of 2');
  expect([orderWords([up(2)], 2), orderWords([up(2), up(0)], 1)]).toEqual(['', '']);
});
