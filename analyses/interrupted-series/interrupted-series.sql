-- Interrupted time series: segmented regression of each series at one intervention. The README says how.

-- Whether periods are dates or times.
CREATE OR REPLACE MACRO golden_thread.its_is_dated(period) AS
  typeof(period) = 'DATE' OR typeof(period) LIKE 'TIMESTAMP%';

-- A date or time; NULL for a number and for what is not finite.
CREATE OR REPLACE MACRO golden_thread.its_moment(period) AS
  CASE WHEN golden_thread.its_is_dated(period) AND isfinite(TRY_CAST(period::VARCHAR AS TIMESTAMP))
       THEN TRY_CAST(period::VARCHAR AS TIMESTAMP) END;

-- A period as a number that sorts as it does: numbers as they are, dates and times in seconds since 1970.
CREATE OR REPLACE MACRO golden_thread.its_place(period) AS
  CASE WHEN golden_thread.its_is_dated(period) THEN epoch(golden_thread.its_moment(period))
       WHEN isfinite(TRY_CAST(period AS DOUBLE)) THEN TRY_CAST(period AS DOUBLE) END;

-- The intervention in the type of the periods, as such a number.
CREATE OR REPLACE MACRO golden_thread.its_since(intervention, period, method) AS
  coalesce(
    CASE WHEN typeof(period) = 'DATE' THEN golden_thread.its_place(TRY_CAST(intervention::VARCHAR AS DATE))
         WHEN typeof(period) LIKE 'TIMESTAMP%' THEN golden_thread.its_place(TRY_CAST(intervention::VARCHAR AS TIMESTAMP))
         ELSE golden_thread.its_place(TRY_CAST(intervention::VARCHAR AS DOUBLE)) END,
    error(format('`{}` needs an intervention of the kind of the periods, which are {}, and it is {}.', method, typeof(period), coalesce(intervention::VARCHAR, 'NULL')))
  );

-- A whole number from 0 on.
CREATE OR REPLACE MACRO golden_thread.its_whole(number, method, option) AS
  CASE WHEN TRY_CAST(number AS DOUBLE) >= 0 AND TRY_CAST(number AS DOUBLE) = TRY_CAST(number AS INTEGER)
       THEN TRY_CAST(number AS INTEGER)
       ELSE error(format('`{}` takes a whole number from 0 on for `{}`, and it is {}.', method, option, coalesce(number::VARCHAR, 'NULL'))) END;

-- One row a series of `points` (series, period, outcome, people): its rows in any order, how many of them lie before the
-- intervention, and what is to be said of that. The places of periods that are all of one day of the month, or all of its
-- last, are months. Lists are not ordered here, since an ordered list costs DuckDB ten times as much.
CREATE OR REPLACE MACRO golden_thread.its_series(points, intervention, method) AS TABLE
WITH __its_series_placed AS (
  SELECT series, period, outcome, people,
         golden_thread.its_place(golden_thread.period_in(period, method, 'period')) AS place,
         golden_thread.its_since(intervention, period, method) AS since,
         golden_thread.its_moment(period) AS moment
  FROM query_table(points)
),
__its_series_gathered AS (
  SELECT series, any_value(since) AS since,
         list({'period': period, 'outcome': outcome, 'people': people, 'place': place,
               'month': 12 * year(moment) + month(moment)}) AS gathered,
         count(*) FILTER (place < since)::INTEGER AS before,
         arg_min(period, place) FILTER (place >= since AND outcome IS NOT NULL) AS first_after,
         arg_max(period, place) FILTER (outcome IS NOT NULL) AS last_period,
         min(place) FILTER (place >= since AND outcome IS NOT NULL) AS place_after,
         coalesce(count(DISTINCT date_trunc('month', moment)) = count(DISTINCT place)
           AND (min(day(moment)) = max(day(moment)) OR bool_and(moment::DATE = last_day(moment))), false) AS monthly
  FROM __its_series_placed
  GROUP BY series
)
SELECT series, before, last_period,
       list_transform(gathered, lambda one: one.period) AS periods,
       list_transform(gathered, lambda one: one.outcome)::DOUBLE[] AS "values",
       list_transform(gathered, lambda one: one.people)::DOUBLE[] AS populations,
       list_transform(gathered, lambda one: CASE WHEN monthly THEN one.month ELSE one.place END)::DOUBLE[] AS places,
       CASE WHEN before > 0 AND place_after > since
            THEN format('The intervention, {}, is not the period of a point; the first after it is {}.', intervention::VARCHAR, first_after::VARCHAR)
       END AS remarks
FROM __its_series_gathered;

-- One row a series: what the segmented line through it is.
CREATE OR REPLACE MACRO golden_thread.its_lines(tbl, intervention, newey_west_lag, method) AS TABLE
WITH __its_lines_points AS (
  SELECT series, period, golden_thread.number_in(value, method, 'value') AS outcome, NULL::DOUBLE AS people
  FROM query_table(tbl)
),
__its_lines_option AS MATERIALIZED (
  SELECT golden_thread.its_whole(newey_west_lag, method, 'lag') AS lags
),
__its_lines_asked AS MATERIALIZED (
  SELECT series, last_period, periods, "values", remarks,
         segmented_line_begin("values", places, before, (SELECT lags FROM __its_lines_option)) AS ticket
  FROM golden_thread.its_series('__its_lines_points', intervention, method)
),
__its_lines_answered AS MATERIALIZED (
  SELECT series, last_period, periods, "values", remarks, segmented_line_result(ticket) AS r
  FROM golden_thread.finished('__its_lines_asked')
)
SELECT series, last_period, periods, "values", r, concat_ws(' ', r.note, remarks) AS note FROM __its_lines_answered;

CREATE OR REPLACE MACRO its_linear(tbl, intervention, lag := 3) AS TABLE
WITH __its_linear_terms AS (
  SELECT series, r, note, unnest([1, 2, 3, 4]) AS nth FROM golden_thread.its_lines(tbl, intervention, lag, 'its_linear')
)
SELECT series, ['intercept', 'pre_trend', 'level_change', 'trend_change'][nth] AS term,
       r.estimate[nth] AS estimate, r.std_error_ols[nth] AS std_error_ols, r.t_ols[nth] AS t_ols, r.p_ols[nth] AS p_ols,
       r.std_error_newey_west[nth] AS std_error_newey_west, r.p_newey_west[nth] AS p_newey_west,
       r.points AS points, r.r_squared AS r_squared, r.durbin_watson AS durbin_watson,
       r.autocorrelation_1 AS autocorrelation_1, note
FROM __its_linear_terms
ORDER BY series, nth;

CREATE OR REPLACE MACRO its_fitted(tbl, intervention) AS TABLE
WITH __its_fitted_rows AS (
  SELECT series, unnest(periods) AS period, unnest("values") AS value, unnest(r.fitted) AS fitted,
         unnest(r.counterfactual) AS counterfactual
  FROM golden_thread.its_lines(tbl, intervention, 0, 'its_fitted')
)
SELECT series, period, value, fitted, counterfactual FROM __its_fitted_rows ORDER BY series, period;

CREATE OR REPLACE MACRO its_effect(tbl, intervention, lag := 3) AS TABLE
SELECT series, r.before AS points_before, r.points - r.before AS points_after,
       r.estimate[3] AS level_change,
       r.estimate[3] - r.margin * r.std_error_newey_west[3] AS level_change_low,
       r.estimate[3] + r.margin * r.std_error_newey_west[3] AS level_change_high,
       r.estimate[4] AS trend_change,
       r.estimate[4] - r.margin * r.std_error_newey_west[4] AS trend_change_low,
       r.estimate[4] + r.margin * r.std_error_newey_west[4] AS trend_change_high,
       last_period, r.last_fitted AS last_fitted, r.last_counterfactual AS last_counterfactual,
       r.last_fitted - r.last_counterfactual AS effect,
       r.last_fitted - r.last_counterfactual - r.margin * r.effect_error AS effect_low,
       r.last_fitted - r.last_counterfactual + r.margin * r.effect_error AS effect_high,
       CASE WHEN r.last_counterfactual <> 0 THEN r.last_fitted / r.last_counterfactual - 1 END AS relative_effect,
       note
FROM golden_thread.its_lines(tbl, intervention, lag, 'its_effect')
ORDER BY series;

CREATE OR REPLACE MACRO its_poisson(tbl, intervention, period_length := 12, harmonics := 0, trend_change := false) AS TABLE
WITH __its_poisson_points AS (
  SELECT series, period, golden_thread.number_in("count", 'its_poisson', 'count') AS outcome,
         golden_thread.number_in(population, 'its_poisson', 'population') AS people
  FROM query_table(tbl)
),
__its_poisson_options AS MATERIALIZED (
  SELECT golden_thread.its_whole(harmonics, 'its_poisson', 'harmonics') AS pairs,
         CASE WHEN isfinite(TRY_CAST(period_length AS DOUBLE)) AND TRY_CAST(period_length AS DOUBLE) > 0
              THEN TRY_CAST(period_length AS DOUBLE)
              ELSE error(format('`its_poisson` takes a number above 0 for `period_length`, and it is {}.', coalesce(period_length::VARCHAR, 'NULL'))) END AS season,
         coalesce(TRY_CAST(trend_change::VARCHAR AS BOOLEAN),
           error(format('`its_poisson` takes true or false for `trend_change`, and it is {}.', coalesce(trend_change::VARCHAR, 'NULL')))) AS bends
),
__its_poisson_asked AS MATERIALIZED (
  SELECT series, remarks, segmented_rate_begin("values", populations, places, before, season, pairs, bends) AS ticket
  FROM golden_thread.its_series('__its_poisson_points', intervention, 'its_poisson')
  CROSS JOIN __its_poisson_options
),
__its_poisson_answered AS MATERIALIZED (
  SELECT series, remarks, segmented_rate_result(ticket) AS r FROM golden_thread.finished('__its_poisson_asked')
),
__its_poisson_terms AS (
  SELECT series, r, unnest(r.term) AS term, unnest(range(1, len(r.term) + 1)) AS nth,
         concat_ws(' ', r.note, remarks) AS note
  FROM __its_poisson_answered
)
SELECT series, term, r.estimate[nth] AS estimate, r.std_error[nth] AS std_error, r.rate_ratio[nth] AS rate_ratio,
       r.rate_ratio_low[nth] AS rate_ratio_low, r.rate_ratio_high[nth] AS rate_ratio_high, r.p[nth] AS p,
       r.dispersion AS dispersion, note
FROM __its_poisson_terms
ORDER BY series, nth;
