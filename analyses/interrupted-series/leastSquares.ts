/** What least squares gives for y ~ columns. */
export interface Fit {
  readonly coefficients: readonly number[];
  /** (XᵀX)⁻¹, row by row. */
  readonly inverse: readonly (readonly number[])[];
}

/** A column whose remainder, once the others are taken out, is smaller than this share of it follows from them (as in R). */
const tolerance = 1e-7;

/** Least squares by Householder's reflections; null when a column follows from those before it. */
export function leastSquares(columns: readonly (readonly number[])[], y: readonly number[]): Fit | null {
  const size = columns.length;
  if (y.length < size) return null;
  const [q, right] = [columns.map(column => column.slice()), y.slice()];
  const diagonal: number[] = [];
  for (const [k, column] of q.entries()) {
    const length = norm(column, k);
    if (!(length > tolerance * norm(columns[k] ?? column, 0))) return null;
    const first = column[k] ?? 0;
    const alpha = first > 0 ? -length : length;
    column[k] = first - alpha;
    diagonal[k] = alpha;
    const scale = alpha * (column[k] ?? 0);
    for (const other of q.slice(k + 1)) reflect(other, column, k, scale);
    reflect(right, column, k, scale);
  }
  const upper = diagonal.map((own, row) => q.map((column, at) => (at === row ? own : (column[row] ?? 0))));
  const roots = inverseOf(upper);
  const coefficients = roots.map(row => dot(row, right));
  return { coefficients, inverse: roots.map(row => roots.map(other => dot(row, other))) };
}

/** `target` reflected at the plane that stands on `vector`, both from the place `from` on. */
function reflect(target: number[], vector: readonly number[], from: number, scale: number): void {
  let sum = 0;
  for (let i = from; i < vector.length; i++) sum += (vector[i] ?? 0) * (target[i] ?? 0);
  const factor = sum / scale;
  for (let i = from; i < vector.length; i++) target[i] = (target[i] ?? 0) + factor * (vector[i] ?? 0);
}

/** The inverse of an upper triangular matrix, row by row. */
function inverseOf(upper: readonly (readonly number[])[]): number[][] {
  const size = upper.length;
  const rows = upper.map(() => new Array<number>(size).fill(0));
  for (let row = size - 1; row >= 0; row--) {
    const [own, target] = [upper[row], rows[row]];
    if (!own || !target) continue;
    for (let column = row; column < size; column++) {
      let sum = row === column ? 1 : 0;
      for (let k = row + 1; k <= column; k++) sum -= (own[k] ?? 0) * (rows[k]?.[column] ?? 0);
      target[column] = sum / (own[row] ?? NaN);
    }
  }
  return rows;
}

function norm(values: readonly number[], from: number): number {
  let sum = 0;
  for (let i = from; i < values.length; i++) sum += (values[i] ?? 0) ** 2;
  return Math.sqrt(sum);
}

/** The sum of products over the length of the first. */
export function dot(one: readonly number[], other: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < one.length; i++) sum += (one[i] ?? 0) * (other[i] ?? 0);
  return sum;
}

/** X b, one number a point. */
export function predicted(
  columns: readonly (readonly number[])[],
  coefficients: readonly number[],
): number[] {
  const values = new Array<number>(columns[0]?.length ?? 0).fill(0);
  for (const [k, column] of columns.entries()) {
    const factor = coefficients[k] ?? 0;
    for (let i = 0; i < values.length; i++) values[i] = (values[i] ?? 0) + factor * (column[i] ?? 0);
  }
  return values;
}
