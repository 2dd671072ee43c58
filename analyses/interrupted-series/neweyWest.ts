import { dot } from './leastSquares';

/**
 * The covariance of coefficients after Newey and West (Econometrica 1987;55:703): Bartlett's weights 1 − l/(L + 1), the
 * factor n/(n − k), no prewhitening; as R's `sandwich::NeweyWest(lag = L, prewhite = FALSE, adjust = TRUE)`.
 *
 * @param inverse (XᵀX)⁻¹
 */
export function neweyWest(
  columns: readonly (readonly number[])[],
  residuals: readonly number[],
  inverse: readonly (readonly number[])[],
  lag: number,
): readonly (readonly number[])[] {
  const [points, size] = [residuals.length, columns.length];
  const scores = columns.map(column => column.map((value, i) => value * (residuals[i] ?? 0)));
  const meat = columns.map(() => new Array<number>(size).fill(0));
  for (let l = 0; l <= Math.min(lag, points - 1); l++) {
    const weight = 1 - l / (lag + 1);
    for (const [row, one] of scores.entries()) {
      for (const [column, other] of scores.entries()) {
        const sum = weight * lagged(one, other, l);
        add(meat, row, column, sum);
        if (l > 0) add(meat, column, row, sum);
      }
    }
  }
  const factor = points / (points - size);
  return inverse.map(row => {
    const half = meat.map(one => dot(one, row));
    return inverse.map(other => factor * dot(other, half));
  });
}

function add(matrix: readonly number[][], row: number, column: number, value: number): void {
  const target = matrix[row];
  if (target) target[column] = (target[column] ?? 0) + value;
}

/** Σ one(t) other(t − l). */
function lagged(one: readonly number[], other: readonly number[], l: number): number {
  let sum = 0;
  for (let i = l; i < one.length; i++) sum += (one[i] ?? 0) * (other[i - l] ?? 0);
  return sum;
}
