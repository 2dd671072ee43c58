/** What least squares gives for y ~ columns. */
export interface Fit {
  readonly coefficients: Float64Array;
  /** (XᵀX)⁻¹, row by row. */
  readonly inverse: readonly Float64Array[];
}

/** A column whose remainder, once the others are taken out, is smaller than this share of it follows from them (as in R). */
const tolerance = 1e-7;

/** Least squares by Householder's reflections; null when a column follows from those before it. */
export function leastSquares(columns: readonly Float64Array[], y: Float64Array): Fit | null {
  const size = columns.length;
  if (y.length < size) return null;
  const [q, right] = [columns.map(column => column.slice()), y.slice()];
  const diagonal = new Float64Array(size);
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
  const upper = Array.from({ length: size }, (_, row) =>
    Float64Array.from(q, (column, at) => (at === row ? (diagonal[row] ?? 0) : (column[row] ?? 0))),
  );
  const roots = inverseOf(upper);
  const coefficients = Float64Array.from(roots, row => dot(row, right));
  return { coefficients, inverse: roots.map(row => Float64Array.from(roots, other => dot(row, other))) };
}

/** `target` reflected at the plane that stands on `vector`, both from the place `from` on. */
function reflect(target: Float64Array, vector: Float64Array, from: number, scale: number): void {
  let sum = 0;
  for (let i = from; i < vector.length; i++) sum += (vector[i] ?? 0) * (target[i] ?? 0);
  const factor = sum / scale;
  for (let i = from; i < vector.length; i++) target[i] = (target[i] ?? 0) + factor * (vector[i] ?? 0);
}

/** The inverse of an upper triangular matrix, row by row. */
function inverseOf(upper: readonly Float64Array[]): Float64Array[] {
  const size = upper.length;
  const rows = upper.map(() => new Float64Array(size));
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

function norm(values: Float64Array, from: number): number {
  let sum = 0;
  for (let i = from; i < values.length; i++) sum += (values[i] ?? 0) ** 2;
  return Math.sqrt(sum);
}

/** The sum of products over the length of the first. */
export function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < one.length; i++) sum += (one[i] ?? 0) * (other[i] ?? 0);
  return sum;
}

/** X b, one number a point. */
export function predicted(columns: readonly Float64Array[], coefficients: Float64Array): Float64Array {
  const length = columns[0]?.length ?? 0;
  return Float64Array.from({ length }, (_, i) =>
    columns.reduce((sum, column, k) => sum + (column[i] ?? 0) * (coefficients[k] ?? 0), 0),
  );
}
