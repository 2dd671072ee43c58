import { describe, expect, test } from 'vitest';
import { leastSquares } from '../../../analyses/interrupted-series/leastSquares';
import { neweyWest } from '../../../analyses/interrupted-series/neweyWest';
import { noise } from './its';

type Matrix = readonly (readonly number[])[];

const transposed = (a: Matrix) => (a[0] ?? []).map((_, column) => a.map(row => row[column] ?? NaN));
const product = (a: Matrix, b: Matrix) =>
  a.map(row =>
    transposed(b).map(column => row.reduce((sum, value, i) => sum + value * (column[i] ?? NaN), 0)),
  );

/** By Gauss and Jordan, without regard to exactness. */
function inverse(a: Matrix): Matrix {
  const wide = a.map((row, i) => [...row, ...a.map((_, j) => (i === j ? 1 : 0))]);
  wide.forEach((pivot, i) => {
    const scale = pivot[i] ?? NaN;
    pivot.forEach((value, j) => (pivot[j] = value / scale));
    wide.forEach((row, k) => {
      const factor = k === i ? 0 : (row[i] ?? NaN);
      row.forEach((value, j) => (row[j] = value - factor * (pivot[j] ?? NaN)));
    });
  });
  return wide.map(row => row.slice(a.length));
}

const points = 30;
const x: Matrix = Array.from({ length: points }, (_, i) => [1, i + 1, i >= 12 ? 1 : 0, Math.max(0, i - 11)]);
const y = noise(points, 7).map((value, i) => 3 + 0.2 * i + value * (1 + i / 10));

/** The sandwich with the n × n matrix of weighted products of residuals in the middle. */
function plain(lag: number): Matrix {
  const bread = inverse(product(transposed(x), x));
  const b = product(product(bread, transposed(x)), transposed([y]));
  const residuals = y.map((value, i) => value - (product(x, b)[i]?.[0] ?? NaN));
  const middle = residuals.map((one, i) =>
    residuals.map((other, j) => one * other * Math.max(0, 1 - Math.abs(i - j) / (lag + 1))),
  );
  const meat = product(product(transposed(x), middle), x);
  return product(product(bread, meat), bread).map(row => row.map(value => (value * points) / (points - 4)));
}

describe('the covariance of Newey and West', () => {
  const columns = transposed(x);
  const fit = leastSquares(columns, y);
  const residuals = y.map(
    (value, i) =>
      value - columns.reduce((sum, column, k) => sum + (column[i] ?? 0) * (fit?.coefficients[k] ?? 0), 0),
  );

  test.each([0, 1, 3, 10, 29, 500])('is that of plain matrices at lag %d', lag => {
    const found = neweyWest(columns, residuals, fit?.inverse ?? [], lag);
    plain(lag).forEach((row, i) => {
      row.forEach((value, j) => {
        expect((found[i]?.[j] ?? NaN) / value).toBeCloseTo(1, 8);
      });
    });
  });

  test('at lag 0 is White’s HC0 times n/(n − k)', () => {
    const bread = inverse(product(transposed(x), x));
    const meat = product(
      transposed(x),
      x.map((row, i) => row.map(value => value * (residuals[i] ?? NaN) ** 2)),
    );
    const white = product(product(bread, meat), bread);
    const found = neweyWest(columns, residuals, fit?.inverse ?? [], 0);
    white.forEach((row, i) => {
      expect((found[i]?.[i] ?? NaN) / (row[i] ?? NaN)).toBeCloseTo(points / (points - 4), 9);
    });
  });
});

describe('least squares', () => {
  test('leaves residuals that no column sees, also where columns are large and nearly alike', () => {
    const large = [x.map(() => 1), x.map((_, i) => 1e6 + i), x.map((_, i) => (i % 7) * 1e-3)];
    const fit = leastSquares(large, y);
    const residuals = y.map(
      (value, i) =>
        value - large.reduce((sum, column, k) => sum + (column[i] ?? 0) * (fit?.coefficients[k] ?? 0), 0),
    );
    for (const column of large) {
      const length = Math.hypot(...column);
      expect(column.reduce((sum, value, i) => sum + value * (residuals[i] ?? 0), 0) / length).toBeCloseTo(
        0,
        8,
      );
    }
  });

  test.each([
    ['a column that is the sum of others', [x.map(() => 1), x.map((_, i) => i), x.map((_, i) => 3 * i - 2)]],
    ['a column of nought', [x.map(() => 1), x.map(() => 0)]],
    ['more columns than points', Array.from({ length: 31 }, (_, k) => noise(30, k + 1))],
  ])('refuses %s', (_, columns) => {
    expect(leastSquares(columns, y)).toBeNull();
  });
});
