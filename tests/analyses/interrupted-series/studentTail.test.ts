import { expect, test } from 'vitest';
import { studentMargin, studentTail } from '../../../analyses/interrupted-series/studentTail';

/** R 4.2.2: 2 * pt(-t, freedom). */
test.each([
  [0.5, 1, 0.70483276469913358],
  [3, 1, 0.20483276469913345],
  [300, 1, 0.0021220580484409717],
  [3, 5, 0.030099247897462569],
  [300, 5, 7.8099074579222221e-12],
  [2, 68, 0.04949648041720212],
  [10, 54, 6.838644162486743e-14],
  [40, 54, 8.219623904981108e-42],
  [0.5, 100_000, 0.61707617765441802],
  [3, 100_000, 0.0027004608840647203],
  [3, 1_000_000, 0.0026998625414217923],
])('t = %d with %d degrees of freedom', (t, freedom, expected) => {
  expect(studentTail(t, freedom) / expected).toBeCloseTo(1, 9);
  expect(studentTail(-t, freedom)).toBe(studentTail(t, freedom));
});

test('with one degree of freedom is Cauchy’s, with two that of t/√(2 + t²)', () => {
  for (const t of [1e-6, 0.1, 1, 1.5, 1.8, 4, 70]) {
    expect(studentTail(t, 1)).toBeCloseTo(1 - (2 / Math.PI) * Math.atan(t), 12);
    expect(studentTail(t, 2)).toBeCloseTo(1 - t / Math.sqrt(2 + t * t), 12);
  }
});

test('at the ends', () => {
  expect(studentTail(0, 7)).toBe(1);
  expect(studentTail(Infinity, 7)).toBe(0);
  expect(studentTail(NaN, 7)).toBeNaN();
});

/** R: qt(0.975, freedom). */
test.each([
  [1, 12.706204736174694],
  [2, 4.302652729749462],
  [8, 2.306004135204166],
  [55, 2.00404478328915],
  [68, 1.9954689314298435],
  [10_000, 1.960201239890626],
])('the margin with %d degrees of freedom', (freedom, expected) => {
  expect(studentMargin(freedom)).toBeCloseTo(expected, 9);
});
