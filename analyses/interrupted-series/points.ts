/** The points of a series that a model can be fitted to. */
export interface Points {
  /** Places of the points among the rows that were given. */
  readonly rows: readonly number[];
  /** How many of them lie before the intervention. */
  readonly before: number;
  /** Steps between periods since the first point; without a common step, the number of points since. */
  readonly steps: Float64Array;
  /** What is to be said of them. */
  readonly notes: readonly string[];
  /** Why no model can be fitted, if so. */
  readonly reason: string | null;
}

/** Fewer points on a side than these are few (Penfold and Zhang, Academic Pediatrics 2013;13:S38). */
const few = 8;

/**
 * @param places of the rows in time, ascending; those without one are NaN and last
 * @param before how many rows lie before the intervention
 * @param usable whether a row has all its values
 */
export function pointsOf(places: Float64Array, before: number, usable: (row: number) => boolean): Points {
  const rows = [...places.keys()].filter(row => !Number.isNaN(places[row]) && usable(row));
  const at = rows.map(row => places[row] ?? NaN);
  const left = rows.filter(row => row < before).length;
  const right = rows.length - left;
  const { steps, note } = stepsOf(at);
  const notes = [`${counted(left)} before the intervention and ${right} after.`];
  const missing = places.length - rows.length;
  if (missing > 0)
    notes.push(
      `${missing} ${missing === 1 ? 'row has' : 'rows have'} no usable value and ${missing === 1 ? 'is' : 'are'} left out.`,
    );
  if (Math.min(left, right) > 1 && Math.min(left, right) < few)
    notes.push(`Fewer than ${few} points on a side are few.`);
  if (note !== null) notes.push(note);
  return { rows, before: left, steps, notes, reason: reasonFor(left, right, at) };
}

const counted = (points: number) => `${points} ${points === 1 ? 'point' : 'points'}`;

function reasonFor(before: number, after: number, at: readonly number[]): string | null {
  const repeated = at.filter((place, index) => index > 0 && place === at[index - 1]).length;
  if (repeated > 0)
    return `Not fitted: ${repeated} ${repeated === 1 ? 'row repeats a period' : 'rows repeat periods'} of the series, and each period may have one row.`;
  if (before + after === 0) return 'Not fitted: there are no points.';
  if (before === 0) return 'Not fitted: no point lies before the intervention.';
  if (after === 0) return 'Not fitted: no point lies after the intervention.';
  return null;
}

/** Points in steps of the shortest distance between two of them, where all distances are whole multiples of it. */
function stepsOf(at: readonly number[]): { readonly steps: Float64Array; readonly note: string | null } {
  const first = at[0] ?? 0;
  const step = at.reduce(
    (least, place, index) => (index === 0 ? least : Math.min(least, place - (at[index - 1] ?? place))),
    Infinity,
  );
  const steps = Float64Array.from(at, place => (place - first) / step);
  if (at.length < 2 || step === 0) return { steps: Float64Array.from(at.keys()), note: null };
  if (steps.some(value => Math.abs(value - Math.round(value)) > 0.05)) {
    return {
      steps: Float64Array.from(at.keys()),
      note: 'The periods are not evenly spaced; time counts points.',
    };
  }
  const gaps = Math.round(steps.at(-1) ?? 0) + 1 - at.length;
  const note =
    gaps === 0
      ? null
      : `${gaps} ${gaps === 1 ? 'period is' : 'periods are'} missing between the points; time counts points.`;
  return { steps: steps.map(Math.round), note };
}

/** The lag-1 autocorrelation Σ e(t) e(t − 1) / Σ e(t)² of residuals; NaN when they are all nought. */
export function autocorrelation(residuals: Float64Array): number {
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
export function spread(length: number, rows: readonly number[], values: Float64Array): Float64Array {
  const wide = new Float64Array(length).fill(NaN);
  for (const [index, row] of rows.entries()) wide[row] = values[index] ?? NaN;
  return wide;
}
