/** The points of a series that a model can be fitted to. */
export interface Points {
  /** Where the points are among the rows that were given, in order of time. */
  readonly rows: readonly number[];
  /** How many of them lie before the intervention. */
  readonly before: number;
  /** Steps between periods since the first point; without a common step, the number of points since. */
  readonly steps: readonly number[];
  /** What is to be said of them. */
  readonly notes: readonly string[];
  /** Why no model can be fitted, if so. */
  readonly reason: string | null;
}

/** Fewer points on a side than these are few (Penfold and Zhang, Academic Pediatrics 2013;13:S38). */
const few = 8;

/**
 * @param places of the rows in time, in any order; NaN for a row without one
 * @param before how many rows with a place lie before the intervention
 * @param usable whether a row has all its values
 * @param values what these are called
 */
export function pointsOf(
  places: Float64Array,
  before: number,
  usable: (row: number) => boolean,
  values: string,
): Points {
  const placed = ordered(places);
  const rows = placed.filter(usable);
  const left = placed.slice(0, before).filter(usable).length;
  const right = rows.length - left;
  const at = rows.map(row => places[row] ?? NaN);
  const { steps, note } = stepsOf(at);
  const notes = [
    `${counted(left, 'point')} before the intervention and ${right} after.`,
    ...leftOut(places.length - placed.length, 'period'),
    ...leftOut(placed.length - rows.length, values),
    ...(Math.min(left, right) > 1 && Math.min(left, right) < few
      ? [`Fewer than ${few} points on a side are few.`]
      : []),
    ...(note === null ? [] : [note]),
  ];
  return { rows, before: left, steps, notes, reason: reasonFor(left, right, at) };
}

/** The rows that have a place, in the order of these. */
function ordered(places: Float64Array): readonly number[] {
  const rows = [...places.keys()].filter(row => !Number.isNaN(places[row]));
  const later = (row: number, index: number) =>
    index === 0 || (places[row] ?? 0) >= (places[rows[index - 1] ?? 0] ?? 0);
  return rows.every(later) ? rows : rows.sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
}

function leftOut(rows: number, what: string): readonly string[] {
  if (rows === 0) return [];
  return [`${counted(rows, 'row')} without ${what} ${rows === 1 ? 'is' : 'are'} left out.`];
}

const counted = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;

function reasonFor(before: number, after: number, at: readonly number[]): string | null {
  const repeated = at.filter((place, index) => index > 0 && place === at[index - 1]).length;
  if (repeated > 0)
    return `Not fitted: ${counted(repeated, 'row')} more than one a period; a series may have one.`;
  if (before + after === 0) return 'Not fitted: there are no points.';
  if (before === 0) return 'Not fitted: no point lies before the intervention.';
  if (after === 0) return 'Not fitted: no point lies after the intervention.';
  return null;
}

/**
 * Points in steps of the shortest distance between two of them. Where other distances are not whole multiples of it, or
 * more periods would be missing than there are points, the periods have no common step.
 */
function stepsOf(at: readonly number[]): { readonly steps: readonly number[]; readonly note: string | null } {
  const first = at[0] ?? 0;
  const distances = at.slice(1).map((place, index) => place - (at[index] ?? place));
  const step = distances.reduce((least, distance) => Math.min(least, distance), Infinity);
  if (at.length < 2 || step === 0) return { steps: [...at.keys()], note: null };
  const steps = at.map(place => (place - first) / step);
  const gaps = Math.round(steps.at(-1) ?? 0) + 1 - at.length;
  if (gaps > at.length || steps.some(value => Math.abs(value - Math.round(value)) > 0.05)) {
    return { steps: [...at.keys()], note: 'The periods are not evenly spaced; time counts points.' };
  }
  const missing = `${counted(gaps, 'period')} between the points ${gaps === 1 ? 'is' : 'are'} missing; time counts points.`;
  return { steps: steps.map(Math.round), note: gaps === 0 ? null : missing };
}

/** The lag-1 autocorrelation Σ e(t) e(t − 1) / Σ e(t)² of residuals; NaN when they are all nought. */
export function autocorrelation(residuals: readonly number[]): number {
  let [products, squares] = [0, 0];
  for (const [i, value] of residuals.entries()) {
    squares += value * value;
    products += value * (residuals[i - 1] ?? 0);
  }
  return products / squares;
}

/** Whether it is further from nought than chance would often have it: beyond 2/√n. */
export function autocorrelationNote(value: number, points: number, advice: string): readonly string[] {
  return Math.abs(value) > 2 / Math.sqrt(points)
    ? [`Residuals are autocorrelated (${value.toFixed(2)} at lag 1): ${advice}.`]
    : [];
}

/** A number for each of `length` rows: NaN where the row is no point. */
export function spread(length: number, rows: readonly number[], values: readonly number[]): Float64Array {
  const wide = new Float64Array(length).fill(NaN);
  for (const [index, row] of rows.entries()) wide[row] = values[index] ?? NaN;
  return wide;
}
