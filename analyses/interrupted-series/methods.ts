import type { Method, MethodColumn, MethodOption } from '../../main/contract/method';

const series: MethodColumn = { name: 'series', type: 'any', purpose: 'what the rows are grouped by' };
const period: MethodColumn = {
  name: 'period',
  type: 'date, time or number',
  purpose: 'when; one row a period and series',
};
const value: MethodColumn = { name: 'value', type: 'number', purpose: 'the outcome; NULL is a gap' };
const note: MethodColumn = {
  name: 'note',
  type: 'text',
  purpose: 'points before and after, what was left out, warnings, and why a value is NULL',
};
const number = (name: string, purpose: string): MethodColumn => ({ name, type: 'number', purpose });

const intervention: MethodOption = {
  name: 'intervention',
  default: null,
  purpose: 'the first period after the change, as a date, a text of a date or a number, as the periods are',
};
const lag: MethodOption = {
  name: 'lag',
  default: '3',
  purpose: 'lags of residuals that the errors after Newey and West allow for',
};
const values = { name: 'tbl', optional: false, columns: [series, period, value] };

const linear: Method = {
  name: 'its_linear',
  purpose: 'Segmented regression of each series: level and trend before, and how both changed.',
  inputs: [values],
  options: [intervention, lag],
  gives: [
    series,
    { name: 'term', type: 'text', purpose: 'intercept, pre_trend, level_change, trend_change' },
    number('estimate', 'in units of value; trends are per point'),
    number('std_error_ols', 'standard error of ordinary least squares'),
    number('t_ols', 'estimate over that error'),
    number('p_ols', 'two-sided, t with n − 4 degrees of freedom'),
    number('std_error_newey_west', 'standard error that allows for autocorrelation up to the lag'),
    number('p_newey_west', 'two-sided, t with n − 4 degrees of freedom'),
    number('points', 'points used'),
    number('r_squared', 'share of variance explained'),
    number('durbin_watson', 'Durbin and Watson’s statistic of the residuals; 2 without autocorrelation'),
    number('autocorrelation_1', 'lag-1 autocorrelation of the residuals'),
    note,
  ],
  example: "FROM its_linear('waits', DATE '2016-04-01', lag := 3)",
};

const fitted: Method = {
  name: 'its_fitted',
  purpose: 'Each point with the fitted line and the line as it would have gone on from before.',
  inputs: [values],
  options: [intervention],
  gives: [
    series,
    period,
    value,
    number('fitted', 'the segmented line; NULL for a gap'),
    number('counterfactual', 'the line from before, gone on; the same as fitted before the intervention'),
  ],
  example: "FROM its_fitted('waits', DATE '2016-04-01')",
};

const effect: Method = {
  name: 'its_effect',
  purpose:
    'One row a series: changes with 95% intervals, and the effect at the last point, absolute and relative.',
  inputs: [values],
  options: [intervention, lag],
  gives: [
    series,
    number('points_before', 'points before the intervention'),
    number('points_after', 'points from it on'),
    number('level_change', 'in units of value'),
    number('level_change_low', 'lower limit: Newey and West’s error, t with n − 4'),
    number('level_change_high', 'upper limit'),
    number('trend_change', 'in units of value per point'),
    number('trend_change_low', 'lower limit'),
    number('trend_change_high', 'upper limit'),
    { name: 'last_period', type: 'as period', purpose: 'where the effect is taken' },
    number('last_fitted', 'the segmented line there'),
    number('last_counterfactual', 'the line from before there'),
    number('effect', 'last_fitted − last_counterfactual'),
    number('effect_low', 'lower limit'),
    number('effect_high', 'upper limit'),
    number('relative_effect', 'effect over last_counterfactual, a share'),
    note,
  ],
  example: "FROM its_effect('waits', DATE '2016-04-01')",
};

const poisson: Method = {
  name: 'its_poisson',
  purpose: 'Segmented quasi-Poisson regression of counts over a population, with season as harmonics.',
  inputs: [
    {
      name: 'tbl',
      optional: false,
      columns: [
        series,
        period,
        number('count', 'events; NULL is a gap'),
        number('population', 'people, or person-time, that they are of; above 0'),
      ],
    },
  ],
  options: [
    intervention,
    { name: 'period_length', default: '12', purpose: 'periods in a season: 12 for months' },
    { name: 'harmonics', default: '0', purpose: 'pairs of sine and cosine; 0 leaves the season out' },
    { name: 'trend_change', default: 'false', purpose: 'whether the trend may change too' },
  ],
  gives: [
    series,
    {
      name: 'term',
      type: 'text',
      purpose: 'intercept, pre_trend, level_change, trend_change if asked for, sine_1, cosine_1, …',
    },
    number('estimate', 'on the scale of the log rate'),
    number('std_error', 'scaled by the root of the dispersion'),
    number('rate_ratio', 'exp(estimate); of the intercept, the rate at time 0'),
    number('rate_ratio_low', 'exp(estimate − 1.96 errors)'),
    number('rate_ratio_high', 'exp(estimate + 1.96 errors)'),
    number('p', 'two-sided, t with n − k degrees of freedom'),
    number('dispersion', 'Pearson’s χ² over n − k'),
    note,
  ],
  example: "FROM its_poisson('admissions', DATE '2005-01-01', harmonics := 2)",
};

export const methods: readonly Method[] = [linear, fitted, effect, poisson];
