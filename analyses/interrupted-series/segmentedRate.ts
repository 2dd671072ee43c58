import type { MethodFunction } from '../../main/contract/method';
import { dot, leastSquares, predicted } from './leastSquares';
import type { Fit } from './leastSquares';
import { autocorrelation, autocorrelationNote, pointsOf } from './points';
import type { Points } from './points';
import { segments } from './segmentedLine';
import { normalMargin, studentTail } from './studentTail';

type RateKinds = readonly ['DOUBLE[]', 'DOUBLE[]', 'DOUBLE[]', 'INTEGER', 'DOUBLE', 'INTEGER', 'BOOLEAN'];

const gives = {
  term: 'VARCHAR[]',
  estimate: 'DOUBLE[]',
  std_error: 'DOUBLE[]',
  rate_ratio: 'DOUBLE[]',
  rate_ratio_low: 'DOUBLE[]',
  rate_ratio_high: 'DOUBLE[]',
  p: 'DOUBLE[]',
  dispersion: 'DOUBLE',
  note: 'VARCHAR',
} as const;

interface Season {
  /** Periods in it. */
  readonly length: number;
  /** Of sine and cosine. */
  readonly pairs: number;
}

interface Model {
  readonly terms: readonly string[];
  readonly columns: readonly (readonly number[])[];
}

/**
 * Segmented quasi-Poisson regression of one series of counts. Takes counts, populations, places in time, rows before,
 * periods in a season, pairs of harmonics, and whether the trend may change.
 */
export const segmentedRate: MethodFunction<RateKinds, typeof gives> = {
  name: 'segmented_rate',
  takes: ['DOUBLE[]', 'DOUBLE[]', 'DOUBLE[]', 'INTEGER', 'DOUBLE', 'INTEGER', 'BOOLEAN'],
  gives,
  compute(counts, populations, places, before, length, harmonics, trendChange) {
    const season = { length: length ?? NaN, pairs: harmonics ?? 0 };
    const usable = (row: number) => !Number.isNaN(counts[row]) && (populations[row] ?? NaN) > 0;
    const points = pointsOf(places, before ?? 0, usable, 'count or population');
    const of = (values: Float64Array) => points.rows.map(row => values[row] ?? NaN);
    const [y, population] = [of(counts), of(populations)];
    const model = modelOf(points, season, trendChange === true);
    const reason = points.reason ?? seasonReason(season) ?? reasonFor(y, points.before, model);
    const solved = reason === null ? solve(model.columns, y, population.map(Math.log)) : reason;
    if (typeof solved === 'string') return unfitted(model, [...points.notes, solved]);
    const notes = [...points.notes, ...seasonNotes(points, season)];
    return { term: model.terms, ...tested(solved, y, notes) };
  },
};

/** Sine and cosine of 2πkt/season count t in steps of time, so that a missing period does not shift the season. */
function modelOf({ rows, before, steps }: Points, { length, pairs }: Season, trendChange: boolean): Model {
  const [one = steps, time = steps, level = steps, trend = steps] = segments(rows.length, before);
  const harmonics = Array.from({ length: pairs }, (_, index) => {
    const angles = steps.map(step => (2 * Math.PI * (index + 1) * (step + 1)) / length);
    return [angles.map(Math.sin), angles.map(Math.cos)];
  });
  return {
    terms: [
      'intercept',
      'pre_trend',
      'level_change',
      ...(trendChange ? ['trend_change'] : []),
      ...harmonics.flatMap((_, index) => [`sine_${index + 1}`, `cosine_${index + 1}`]),
    ],
    columns: [one, time, level, ...(trendChange ? [trend] : []), ...harmonics.flat()],
  };
}

function reasonFor(y: readonly number[], before: number, { columns }: Model): string | null {
  if (y.some(count => count < 0)) return 'Not fitted: a count is below nought.';
  if (y.slice(0, before).every(count => count === 0))
    return 'Not fitted: all counts before the intervention are nought.';
  if (y.slice(before).every(count => count === 0))
    return 'Not fitted: all counts after the intervention are nought, so the ratio has no lower limit.';
  return y.length < columns.length
    ? `Not fitted: there are fewer points than the ${columns.length} terms.`
    : null;
}

/** At half a season and beyond, a harmonic is nought at every point or the same as another. */
function seasonReason({ length, pairs }: Season): string | null {
  return pairs > 0 && 2 * pairs >= length
    ? 'Not fitted: harmonics must be fewer than half of period_length.'
    : null;
}

function seasonNotes({ rows }: Points, { length, pairs }: Season): readonly string[] {
  return pairs > 0 && rows.length < 2 * length ? ['Fewer than two whole seasons are few.'] : [];
}

/** The model's coefficients with what the expected counts are there. */
interface Solution extends Fit {
  readonly expected: readonly number[];
}

const mostSteps = 200;

/** Iteratively reweighted least squares, from R's start, until no coefficient moves by a part in 10¹¹. */
function solve(
  columns: readonly (readonly number[])[],
  y: readonly number[],
  offset: readonly number[],
): Solution | string {
  let expected = y.map(count => count + 0.1);
  let linear = expected.map(Math.log);
  let previous: readonly number[] | null = null;
  for (let step = 0; step < mostSteps; step++) {
    const roots = expected.map(Math.sqrt);
    const working = y.map(
      (count, i) =>
        (roots[i] ?? NaN) *
        ((linear[i] ?? NaN) - (offset[i] ?? NaN) + (count - (expected[i] ?? NaN)) / (expected[i] ?? NaN)),
    );
    const fit = leastSquares(
      columns.map(column => column.map((value, i) => value * (roots[i] ?? NaN))),
      working,
    );
    if (!fit) return step === 0 ? 'Not fitted: a term follows from the others.' : unsettled;
    linear = predicted(columns, fit.coefficients).map((value, i) => value + (offset[i] ?? NaN));
    expected = linear.map(Math.exp);
    if (previous && settled(previous, fit.coefficients)) return { ...fit, expected };
    previous = fit.coefficients;
  }
  return unsettled;
}

const unsettled = 'Not fitted: the estimates do not settle, since some expected counts go to nought.';

const settled = (before: readonly number[], after: readonly number[]) =>
  after.every((value, k) => Math.abs(value - (before[k] ?? NaN)) <= 1e-11 * (Math.abs(value) + 0.1));

function unfitted({ terms }: Model, notes: readonly string[]) {
  const empty = new Float64Array(terms.length).fill(NaN);
  return {
    term: terms,
    estimate: empty,
    std_error: empty,
    rate_ratio: empty,
    rate_ratio_low: empty,
    rate_ratio_high: empty,
    p: empty,
    dispersion: NaN,
    note: notes.join(' '),
  };
}

/** Errors are scaled by the root of the dispersion, Pearson's χ²/(n − k); limits are ± 1.96 errors, p is of t with n − k. */
function tested(
  { coefficients, inverse, expected }: Solution,
  y: readonly number[],
  notes: readonly string[],
) {
  const residuals = y.map((count, i) => (count - (expected[i] ?? NaN)) / Math.sqrt(expected[i] ?? NaN));
  const freedom = y.length - coefficients.length;
  const squares = dot(residuals, residuals);
  const perfect = squares <= 1e-18 * y.reduce((sum, count) => sum + count, 0);
  const dispersion = freedom > 0 ? (perfect ? 0 : squares / freedom) : NaN;
  const known = freedom > 0 && !perfect;
  const error = inverse.map((row, k) => (known ? Math.sqrt(dispersion * (row[k] ?? NaN)) : NaN));
  const limit = (sign: number) =>
    Float64Array.from(coefficients, (value, k) => Math.exp(value + sign * normalMargin * (error[k] ?? NaN)));
  const correlation = perfect ? NaN : autocorrelation(residuals);
  return {
    estimate: Float64Array.from(coefficients),
    std_error: Float64Array.from(error),
    rate_ratio: Float64Array.from(coefficients, Math.exp),
    rate_ratio_low: limit(-1),
    rate_ratio_high: limit(1),
    p: Float64Array.from(coefficients, (value, k) => studentTail(value / (error[k] ?? NaN), freedom)),
    dispersion,
    note: [
      ...notes,
      ...(freedom === 0 ? ['There are as many terms as points, so no errors.'] : []),
      ...(freedom > 0 && perfect
        ? ['The model fits perfectly, so there are no errors to test against.']
        : []),
      ...autocorrelationNote(correlation, y.length, 'the errors do not allow for it'),
    ].join(' '),
  };
}
