import type { MethodFunction } from '../../main/contract/method';
import { dot, leastSquares, predicted } from './leastSquares';
import type { Fit } from './leastSquares';
import { neweyWest } from './neweyWest';
import { autocorrelation, autocorrelationNote, pointsOf, spread } from './points';
import type { Points } from './points';
import { studentMargin, studentTail } from './studentTail';

/** 1, t, X and (t − T₀)X, with t counted in points from 1 and T₀ the last one before the intervention. */
export function segments(points: number, before: number): readonly (readonly number[])[] {
  const times = Array.from({ length: points }, (_, index) => index + 1);
  return [
    times.map(() => 1),
    times,
    times.map(t => (t > before ? 1 : 0)),
    times.map(t => Math.max(0, t - before)),
  ];
}

/** What `compute` gives when nothing can be estimated. */
const nothing = new Float64Array(4).fill(NaN);

type LineKinds = readonly ['DOUBLE[]', 'DOUBLE[]', 'INTEGER', 'INTEGER'];

const gives = {
  estimate: 'DOUBLE[]',
  std_error_ols: 'DOUBLE[]',
  t_ols: 'DOUBLE[]',
  p_ols: 'DOUBLE[]',
  std_error_newey_west: 'DOUBLE[]',
  p_newey_west: 'DOUBLE[]',
  points: 'INTEGER',
  before: 'INTEGER',
  r_squared: 'DOUBLE',
  durbin_watson: 'DOUBLE',
  autocorrelation_1: 'DOUBLE',
  fitted: 'DOUBLE[]',
  counterfactual: 'DOUBLE[]',
  last_fitted: 'DOUBLE',
  last_counterfactual: 'DOUBLE',
  margin: 'DOUBLE',
  effect_error: 'DOUBLE',
  note: 'VARCHAR',
} as const;

/** Segmented regression of one series by least squares. Takes values, places in time, rows before, and the lag. */
export const segmentedLine: MethodFunction<LineKinds, typeof gives> = {
  name: 'segmented_line',
  takes: ['DOUBLE[]', 'DOUBLE[]', 'INTEGER', 'INTEGER'],
  gives,
  compute(values, places, before, lag) {
    if (values.length !== places.length) throw new Error('Each value needs its place in time.');
    const points = pointsOf(places, before ?? 0, row => !Number.isNaN(values[row]), 'value');
    const y = points.rows.map(row => values[row] ?? NaN);
    const columns = segments(y.length, points.before);
    const fit = points.reason === null ? leastSquares(columns, y) : null;
    if (!fit) return unfitted(points, values.length);
    const fitted = predicted(columns, fit.coefficients);
    const without = predicted(columns.slice(0, 2), fit.coefficients);
    return {
      ...tested(columns, y, fitted, fit, lag ?? 0, points.notes),
      points: y.length,
      before: points.before,
      estimate: Float64Array.from(fit.coefficients),
      last_fitted: fitted.at(-1) ?? NaN,
      last_counterfactual: without.at(-1) ?? NaN,
      fitted: spread(values.length, points.rows, fitted),
      counterfactual: spread(values.length, points.rows, without),
    };
  },
};

function unfitted({ rows, before, reason, notes }: Points, length: number) {
  const why =
    reason ?? 'Not fitted: the four terms need at least two points before the intervention and two after.';
  return {
    ...untested([...notes, why]),
    points: rows.length,
    before,
    estimate: nothing,
    r_squared: NaN,
    last_fitted: NaN,
    last_counterfactual: NaN,
    fitted: new Float64Array(length).fill(NaN),
    counterfactual: new Float64Array(length).fill(NaN),
  };
}

const untested = (notes: readonly string[]) => ({
  std_error_ols: nothing,
  t_ols: nothing,
  p_ols: nothing,
  std_error_newey_west: nothing,
  p_newey_west: nothing,
  durbin_watson: NaN,
  autocorrelation_1: NaN,
  margin: NaN,
  effect_error: NaN,
  note: notes.join(' '),
});

function tested(
  columns: readonly (readonly number[])[],
  y: readonly number[],
  fitted: readonly number[],
  fit: Fit,
  lag: number,
  notes: readonly string[],
) {
  const residuals = y.map((value, i) => value - (fitted[i] ?? NaN));
  const squares = dot(residuals, residuals);
  const freedom = y.length - columns.length;
  const mean = y.reduce((sum, value) => sum + value, 0) / y.length;
  const total = y.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const constant = total <= rounding * dot(y, y);
  const r_squared = constant ? NaN : 1 - squares / total;
  const more = constant ? [...notes, 'The values do not vary, so there is no share of variance.'] : notes;
  if (freedom === 0)
    return { r_squared, ...untested([...more, 'There are as many terms as points, so no errors.']) };
  if (squares <= rounding * dot(y, y))
    return {
      r_squared,
      ...untested([...more, 'The model fits perfectly, so there are no errors to test against.']),
    };
  return { r_squared, ...errors(columns, residuals, fit, lag, more) };
}

/** Squares that are smaller than this share of those of the values are rounding. */
const rounding = 1e-26;

function errors(
  columns: readonly (readonly number[])[],
  residuals: readonly number[],
  fit: Fit,
  lag: number,
  notes: readonly string[],
) {
  const freedom = residuals.length - columns.length;
  const squares = dot(residuals, residuals);
  const error = fit.inverse.map((row, k) => Math.sqrt(((row[k] ?? NaN) * squares) / freedom));
  const t = fit.coefficients.map((value, k) => value / (error[k] ?? NaN));
  const covariance = neweyWest(columns, residuals, fit.inverse, lag);
  const robust = covariance.map((row, k) => Math.sqrt(Math.max(0, row[k] ?? NaN)));
  const last = columns.map((column, k) => (k < 2 ? 0 : (column.at(-1) ?? NaN)));
  const variance = dot(
    last,
    covariance.map(row => dot(row, last)),
  );
  const correlation = autocorrelation(residuals);
  const advice = 'the errors of least squares are too small or too large, so read those of Newey and West';
  return {
    std_error_ols: Float64Array.from(error),
    t_ols: Float64Array.from(t),
    p_ols: Float64Array.from(t, value => studentTail(value, freedom)),
    std_error_newey_west: Float64Array.from(robust),
    p_newey_west: Float64Array.from(fit.coefficients, (value, k) =>
      studentTail(value / (robust[k] ?? NaN), freedom),
    ),
    durbin_watson: durbinWatson(residuals),
    autocorrelation_1: correlation,
    margin: studentMargin(freedom),
    effect_error: Math.sqrt(Math.max(0, variance)),
    note: [...notes, ...autocorrelationNote(correlation, residuals.length, advice)].join(' '),
  };
}

/** Σ (e(t) − e(t − 1))² / Σ e(t)² (Durbin and Watson, Biometrika 1950;37:409). */
function durbinWatson(residuals: readonly number[]): number {
  const differences = residuals.slice(1).map((value, i) => value - (residuals[i] ?? NaN));
  return dot(differences, differences) / dot(residuals, residuals);
}
