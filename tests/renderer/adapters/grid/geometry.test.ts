import { describe, expect, test } from 'vitest';
import { columnBox, placeAt, rightOf } from '../../../../renderer/adapters/grid/columnBox';
import {
  clampTop,
  columnEdges,
  columnsBeside,
  drawnColumns,
  drawnRows,
  isScaled,
  lastTop,
  leftShowing,
  originOf,
  partOfRows,
  rowTop,
  scrollHeight,
  scrollOf,
  topOf,
  topShowing,
  visibleColumns,
  visibleRows,
} from '../../../../renderer/adapters/grid/geometry';

const rowHeight = 24;
const few = { rows: 1_000, view: 240, rowHeight };
const many = { rows: 10_000_000, view: 241, rowHeight };

describe('a grid that fits an element', () => {
  test('scrolls as any element does', () => {
    expect(isScaled(few)).toBe(false);
    expect(scrollHeight(few)).toBe(24_000);
    expect(topOf(960, few)).toBe(960);
    expect(scrollOf(960, few)).toBe(960);
    expect(visibleRows(950, few)).toEqual({ first: 39, end: 50 });
  });

  test('of no rows stands still', () => {
    const empty = { rows: 0, view: 240, rowHeight };
    expect(lastTop(empty)).toBe(0);
    expect(visibleRows(0, empty)).toEqual({ first: 0, end: 0 });
  });
});

describe('a grid of ten million rows', () => {
  test('makes an element no taller than Chromium allows', () => {
    expect(isScaled(many)).toBe(true);
    expect(scrollHeight(many)).toBeLessThan(2 ** 24);
  });

  test('shows the first row at the top of the scroll bar and the last at its bottom', () => {
    expect(visibleRows(topOf(0, many), many).first).toBe(0);
    const bottom = topOf(scrollHeight(many) - many.view, many);
    expect(bottom).toBe(lastTop(many));
    expect(visibleRows(bottom, many).end).toBe(10_000_000);
  });

  test.each([0, 1, 4_999_999, 5_000_000, 9_999_998, 9_999_999])('brings row %i wholly into sight', row => {
    const top = topShowing(row, 120_000_000, many);
    expect(row * rowHeight).toBeGreaterThanOrEqual(top);
    expect((row + 1) * rowHeight).toBeLessThanOrEqual(top + many.view);
  });

  test('comes back to the same place from the scroll bar, to within what one pixel of it stands for', () => {
    const perPixel = lastTop(many) / (scrollHeight(many) - many.view);
    for (const top of [0, 12_345, 120_000_000, lastTop(many)]) {
      expect(Math.abs(topOf(Math.round(scrollOf(top, many)), many) - top)).toBeLessThanOrEqual(perPixel);
    }
  });

  test('never skips a row under the wheel', () => {
    let top = 119_999_990;
    let last = visibleRows(top, many);
    for (let turn = 0; turn < 500; turn++) {
      top = clampTop(top + 100, many);
      const now = visibleRows(top, many);
      expect(now.first).toBeLessThan(last.end);
      last = now;
    }
  });

  test('moves by one row under the arrow keys', () => {
    let top = topShowing(5_000_000, 0, many);
    for (let row = 5_000_001; row < 5_000_100; row++) {
      const next = topShowing(row, top, many);
      expect(next - top).toBe(rowHeight);
      top = next;
    }
  });
});

describe('columns', () => {
  const edges = columnEdges([100, 50, 200, 80]);

  test('begin where the ones before them end', () => {
    expect(edges).toEqual([0, 100, 150, 350, 430]);
  });

  test('in sight are those of which any part is', () => {
    expect(visibleColumns(edges, 0, 100)).toEqual({ first: 0, end: 2 });
    expect(visibleColumns(edges, 149, 10)).toEqual({ first: 1, end: 3 });
    expect(visibleColumns(edges, 400, 500)).toEqual({ first: 3, end: 4 });
  });

  test('of which there are none', () => {
    expect(visibleColumns(columnEdges([]), 0, 100)).toEqual({ first: 0, end: 0 });
  });

  test('come into sight by the least move', () => {
    expect(leftShowing(1, 0, 200, edges, 0)).toBe(0);
    expect(leftShowing(3, 0, 200, edges, 0)).toBe(230);
    expect(leftShowing(0, 120, 200, edges, 0)).toBe(0);
    expect(leftShowing(2, 0, 120, edges, 0)).toBe(150);
  });
});

test('pinned columns stay drawn and cover none that is gone to', () => {
  const edges = columnEdges([100, 50, 200, 80]);
  const beside = columnsBeside(edges, { left: 160, width: 200, pinned: 1 });
  expect(drawnColumns(beside, 1, -1)).toEqual([0, 2, 3]);
  const first = columnsBeside(edges, { left: 0, width: 120, pinned: 0 });
  expect(drawnColumns(first, 0, 3)).toEqual([0, 1, 3]);
  expect(leftShowing(0, 120, 200, edges, 1)).toBe(120);
  expect(leftShowing(1, 120, 200, edges, 1)).toBe(0);
  const place = { edges, gutter: 40, left: 50, pinned: 1 };
  expect(columnBox(place, 0)).toEqual({ x: 40, width: edges[1], pinned: true });
  expect(columnBox(place, 1)).toMatchObject({ x: 40 + (edges[1] ?? 0), pinned: false });
  expect([rightOf(place, 0), rightOf(place, 1)]).toEqual([140, 140]);
  expect([placeAt(place, 45), placeAt(place, 40 + (edges[1] ?? 0) - 1), placeAt(place, 5000)]).toEqual([
    0, 1, 4,
  ]);
});

describe('rows', () => {
  test('with the keyboard stay drawn out of sight', () => {
    expect(drawnRows({ first: 5, end: 8 }, 2)).toEqual([2, 5, 6, 7]);
    expect(drawnRows({ first: 5, end: 8 }, 9)).toEqual([5, 6, 7, 9]);
    expect(drawnRows({ first: 5, end: 8 }, 6)).toEqual([5, 6, 7]);
    expect(drawnRows({ first: 5, end: 8 }, -1)).toEqual([5, 6, 7]);
  });

  test('stand below an origin near them, and just out of sight where they are far', () => {
    const inSight = { first: 25_003, end: 25_007 };
    expect(originOf(inSight)).toBe(20_000);
    expect(rowTop(25_004, inSight, rowHeight)).toBe(5_004 * rowHeight);
    expect(rowTop(3, inSight, rowHeight)).toBe(5_001 * rowHeight);
    expect(rowTop(900_000, inSight, rowHeight)).toBe(5_008 * rowHeight);
  });

  test('are drawn where they are in sight, across', () => {
    for (const left of [0, 511, 512, 700, 6000]) {
      const { from, reach } = partOfRows(left, 300);
      expect(from).toBeLessThanOrEqual(left);
      expect(from + reach).toBeGreaterThanOrEqual(left + 300);
    }
  });
});
