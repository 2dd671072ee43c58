import { describe, expect, test } from 'vitest';
import {
  at,
  fitted,
  followed,
  header,
  isWithin,
  move,
  rangeOf,
  selectAll,
  selectRows,
} from '../../../../renderer/adapters/grid/selection';
import type { Selection } from '../../../../renderer/adapters/grid/selection';

const size = { rows: 100, columns: 5 };
const press = (key: string, held: { shift?: boolean; jump?: boolean } = {}) => ({
  key,
  shift: held.shift ?? false,
  jump: held.jump ?? false,
  page: 10,
});

function after(selection: Selection, ...keys: readonly ReturnType<typeof press>[]): Selection {
  return keys.reduce((now, key) => move(now, key, size) ?? now, selection);
}

describe('arrows', () => {
  test('move by one cell and stop at the edges', () => {
    expect(after(at(3, 2), press('ArrowDown')).focus).toEqual({ row: 4, column: 2 });
    expect(after(at(99, 4), press('ArrowDown'), press('ArrowRight')).focus).toEqual({ row: 99, column: 4 });
    expect(after(at(0, 0), press('ArrowLeft')).focus).toEqual({ row: 0, column: 0 });
  });

  test('go up from the first row into the header and down again', () => {
    expect(after(at(0, 2), press('ArrowUp')).focus).toEqual({ row: header, column: 2 });
    expect(after(at(header, 2), press('ArrowDown')).focus).toEqual({ row: 0, column: 2 });
  });

  test('with Ctrl go to the edge', () => {
    expect(after(at(50, 2), press('ArrowDown', { jump: true })).focus.row).toBe(99);
    expect(after(at(50, 2), press('ArrowUp', { jump: true })).focus.row).toBe(0);
  });

  test('with Shift extend the block from where it began, never into the header', () => {
    const block = after(at(1, 1), press('ArrowDown', { shift: true }), press('ArrowRight', { shift: true }));
    expect(rangeOf(block)).toEqual({ firstRow: 1, lastRow: 2, firstColumn: 1, lastColumn: 2 });
    const up = after(at(0, 1), press('ArrowUp', { shift: true }));
    expect(rangeOf(up)).toEqual({ firstRow: 0, lastRow: 0, firstColumn: 1, lastColumn: 1 });
  });
});

describe('further keys', () => {
  test('page by what is in sight', () => {
    expect(after(at(50, 0), press('PageDown')).focus.row).toBe(60);
    expect(after(at(5, 0), press('PageUp')).focus.row).toBe(0);
  });

  test('go to the ends of the row, and with Ctrl of the grid', () => {
    expect(after(at(50, 2), press('Home')).focus).toEqual({ row: 50, column: 0 });
    expect(after(at(50, 2), press('End')).focus).toEqual({ row: 50, column: 4 });
    expect(after(at(50, 2), press('Home', { jump: true })).focus).toEqual({ row: 0, column: 0 });
    expect(after(at(50, 2), press('End', { jump: true })).focus).toEqual({ row: 99, column: 4 });
  });

  test('that mean nothing here are left to others', () => {
    expect(move(at(0, 0), press('x'), size)).toBeNull();
  });
});

test('in a grid without rows only the header can be reached', () => {
  const none = { rows: 0, columns: 3 };
  expect(move(at(header, 0), press('ArrowDown'), none)?.focus).toEqual({ row: header, column: 0 });
  expect(rangeOf(selectAll(none, { row: header, column: 0 }))).toBeNull();
});

test('everything and whole rows can be selected', () => {
  expect(rangeOf(selectAll(size, { row: 0, column: 0 }))).toEqual({
    firstRow: 0,
    lastRow: 99,
    firstColumn: 0,
    lastColumn: 4,
  });
  const rows = rangeOf(selectRows(7, 3, size));
  expect(rows).toEqual({ firstRow: 3, lastRow: 7, firstColumn: 0, lastColumn: 4 });
  expect(isWithin(rows, 5, 4)).toBe(true);
  expect(isWithin(rows, 8, 0)).toBe(false);
});

test('a selection stays with its column, and within a grid that became smaller', () => {
  expect(followed(at(3, 1), [0, 1, 2], [1, 0, 2])).toEqual(at(3, 0));
  expect(followed(at(3, 1), [0, 1, 2], [0, 2])).toEqual(at(3, 1));
  expect(fitted(at(30, 2), { rows: 5, columns: 2 })).toEqual(at(4, 1));
  expect(fitted(at(3, 1), { rows: 0, columns: 2 })).toEqual(at(header, 1));
});
