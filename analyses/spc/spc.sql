-- Exact means. A sum of doubles depends on the order of its terms, and a mean that is off in its last digit lets a
-- point on the mean count as one beside it. So values are summed as whole multiples of a power of two, which is exact,
-- and the mean is rounded once. R's mean(), with its long double and second pass, gives the same.
-- `spc_scale` is the power of two that, used twice, makes the largest of the numbers one of 95 or 96 bits.
CREATE OR REPLACE MACRO golden_thread.spc_scale(largest) AS
  CASE WHEN largest > 0 THEN pow(2::DOUBLE, floor((96 - ceil(log2(largest))) / 2)) ELSE 1::DOUBLE END;

CREATE OR REPLACE MACRO golden_thread.spc_share(total, n, scale) AS
  ((total // n)::DOUBLE + (total % n)::DOUBLE / n) / scale / scale;

CREATE OR REPLACE MACRO golden_thread.spc_mean(numbers, scale) AS
  CASE WHEN len(numbers) > 0 THEN golden_thread.spc_share(
    list_sum(list_transform(numbers, lambda one: (one * scale * scale)::HUGEINT)), len(numbers), scale) END;

-- A period, or a text that names one, as a number, so that a rebase can be of another type than the periods.
CREATE OR REPLACE MACRO golden_thread.spc_instant(v) AS
  coalesce(TRY_CAST(v AS DOUBLE), epoch_us(TRY_CAST(v AS TIMESTAMP))::DOUBLE);

CREATE OR REPLACE MACRO golden_thread.spc_said(v) AS coalesce('''' || v::VARCHAR || '''', 'NULL');

CREATE OR REPLACE MACRO golden_thread.spc_repeated(series, period) AS
  error('`spc_xmr` needs one row a series and period, and series ' || golden_thread.spc_said(series) || ' has several of '
        || period::VARCHAR || '. Sum or average them in the query that is passed.');

CREATE OR REPLACE MACRO golden_thread.spc_options(improvement, target, rebase, fix_after, convention, screen) AS TABLE
SELECT CASE improvement::VARCHAR WHEN 'increase' THEN 1 WHEN 'decrease' THEN -1 WHEN 'neutral' THEN 0
         ELSE error('`improvement` is ''increase'', ''decrease'' or ''neutral'', and it was '
                    || golden_thread.spc_said(improvement) || '.')
       END::TINYINT AS better,
       CASE WHEN target IS NULL OR isfinite(TRY_CAST(target AS DOUBLE)) THEN TRY_CAST(target AS DOUBLE)
         ELSE error('`target` is a number, and it was ' || golden_thread.spc_said(target) || '.')
       END AS standard,
       CASE convention::VARCHAR WHEN 'making_data_count' THEN true WHEN 'plot_the_dots' THEN false
         ELSE error('`convention` is ''plot_the_dots'' or ''making_data_count'', and it was '
                    || golden_thread.spc_said(convention) || '.')
       END AS counting,
       coalesce(screen::BOOLEAN, convention = 'plot_the_dots') AS screened,
       CASE WHEN fix_after IS NULL THEN 2147483647
            WHEN TRY_CAST(fix_after AS DOUBLE) BETWEEN 12 AND 2147483647 AND TRY_CAST(fix_after AS DOUBLE) % 1 = 0
              THEN fix_after::INTEGER
            ELSE error('`fix_after` is a whole number of points, 12 or more, and it was '
                       || golden_thread.spc_said(fix_after) || '.')
       END AS most,
       list_filter(list_transform(coalesce(rebase, []), lambda one: one::VARCHAR), lambda one: one IS NOT NULL)
         AS rebases;

-- The rows of each series in their order, one list a baseline; those without a period are one of baseline NULL.
CREATE OR REPLACE MACRO golden_thread.spc_baselines(tbl, rebases) AS TABLE
WITH __spc_baselines_rebases AS MATERIALIZED (
  SELECT instant, min(named) AS named
  FROM (SELECT golden_thread.spc_instant(named) AS instant, named FROM (SELECT unnest(rebases) AS named))
  GROUP BY instant, CASE WHEN instant IS NULL THEN named END
),
__spc_baselines_rows AS MATERIALIZED (
  SELECT series, golden_thread.period_in(period, 'spc_xmr', 'period') AS period,
         golden_thread.number_in(value, 'spc_xmr', 'value') AS y,
         CASE WHEN EXISTS (FROM __spc_baselines_rebases) THEN golden_thread.spc_instant(period) END AS instant
  FROM query_table(tbl)
),
-- Of each series, the rebases at one of its rows but the first, and words for those that are at none.
__spc_baselines_series AS MATERIALIZED (
  SELECT s.series, list(f.instant) FILTER (f.instant > s.opens) AS starts,
         'no point at the rebase ' || string_agg(b.named, ', ' ORDER BY b.instant, b.named)
           FILTER (f.instant IS NULL) AS unknown
  FROM (SELECT series, min(instant) AS opens FROM __spc_baselines_rows WHERE instant IS NOT NULL GROUP BY series) AS s
  CROSS JOIN __spc_baselines_rebases AS b
  LEFT JOIN (SELECT DISTINCT series, instant FROM __spc_baselines_rows WHERE instant IS NOT NULL) AS f
    ON f.series IS NOT DISTINCT FROM s.series AND f.instant = b.instant
  GROUP BY s.series
)
SELECT r.series,
       CASE WHEN r.period IS NOT NULL
         THEN coalesce(len(list_filter(s.starts, lambda start: start <= r.instant)), 0)::INTEGER END AS baseline,
       any_value(s.unknown) AS unknown,
       list_sort(list({'period': r.period, 'y': r.y})) AS rows
FROM __spc_baselines_rows AS r
LEFT JOIN __spc_baselines_series AS s ON s.series IS NOT DISTINCT FROM r.series
GROUP BY r.series, baseline;

-- A baseline with its limits. `ys` are the values that there are, `steps` lead to each from the one before.
CREATE OR REPLACE MACRO golden_thread.spc_limits(tbl, improvement, target, rebase, fix_after, convention, screen) AS TABLE
WITH __spc_limits_options AS MATERIALIZED (
  SELECT * FROM golden_thread.spc_options(improvement, target, rebase, fix_after, convention, screen)
),
__spc_limits_valued AS (
  SELECT o.*, series, baseline, unknown, rows,
         CASE WHEN baseline IS NULL THEN [] ELSE list_filter(rows, lambda one: one.y IS NOT NULL) END AS points
  FROM golden_thread.spc_baselines(tbl, (SELECT rebases FROM __spc_limits_options))
  CROSS JOIN __spc_limits_options AS o
),
__spc_limits_listed AS (
  SELECT *, list_transform(points, lambda one: one.y) AS ys, list_transform(rows, lambda one: one.period) AS periods
  FROM __spc_limits_valued
),
__spc_limits_stepped AS (
  SELECT *, list_transform(ys, lambda y, i: y - ys[i - 1]) AS steps, ys[1:most] AS base,
         golden_thread.spc_scale(list_max(list_transform(ys, lambda y: abs(y)))) AS scale,
         CASE WHEN baseline IS NOT NULL THEN list_filter(periods, lambda one, i: i > 1 AND one = periods[i - 1])[1] END
           AS repeated
  FROM __spc_limits_listed
),
__spc_limits_ranged AS (
  SELECT *, list_transform(steps[2:most], lambda step: abs(step)) AS ranges
  FROM __spc_limits_stepped
),
__spc_limits_averaged AS (
  SELECT *, golden_thread.spc_mean(base, scale) AS mean, golden_thread.spc_mean(ranges, scale) AS unscreened
  FROM __spc_limits_ranged
),
__spc_limits_kept AS (
  SELECT *, CASE WHEN screened THEN list_filter(ranges, lambda one: one < 3.267::DOUBLE * unscreened) ELSE ranges END
           AS kept
  FROM __spc_limits_averaged
),
__spc_limits_amr AS (
  SELECT *, golden_thread.spc_mean(kept, scale) AS amr
  FROM __spc_limits_kept
)
SELECT better, standard, counting, series, baseline, rows, points, ys, steps, mean, len(base) AS base_points,
       mean - 2.66::DOUBLE * amr AS lower_limit, mean + 2.66::DOUBLE * amr AS upper_limit,
       mean - 2 * (2.66::DOUBLE / 3) * amr AS lower_near_limit, mean + 2 * (2.66::DOUBLE / 3) * amr AS upper_near_limit,
       nullif(concat_ws('; ',
         CASE WHEN amr IS NOT NULL AND amr = 0 THEN 'limits are the mean: no moving range above 0 is used'
              WHEN len(ys) = 1 THEN 'no limits: one point has no moving range'
              WHEN amr IS NULL AND len(ys) > 1 THEN 'no limits: all values are the same' END,
         CASE WHEN amr IS NOT NULL AND len(ys) < 13 THEN 'trial limits: ' || len(ys) || ' points, fewer than 13' END,
         CASE WHEN most < 2147483647 AND len(ys) < most
           THEN 'limits not yet fixed: ' || len(ys) || ' of ' || most || ' points' END,
         CASE WHEN amr IS NOT NULL AND len(kept) < len(ranges)
           THEN len(ranges) - len(kept) || ' of ' || len(ranges) || ' moving ranges screened out' END,
         unknown, CASE WHEN repeated IS NOT NULL THEN golden_thread.spc_repeated(series, repeated) END), '') AS note
FROM __spc_limits_amr;

-- What is at `i` and at the six points after it.
CREATE OR REPLACE MACRO golden_thread.spc_seven(list, i) AS
  [list[i], list[i + 1], list[i + 2], list[i + 3], list[i + 4], list[i + 5], list[i + 6]];

CREATE OR REPLACE MACRO golden_thread.spc_first(outside, trend, two_of_three, shift) AS
  CASE WHEN outside THEN 'astronomical' WHEN trend THEN 'trend' WHEN two_of_three THEN 'two_of_three'
       WHEN shift THEN 'shift' END;

-- A baseline with the rules, each a list with an item a point.
CREATE OR REPLACE MACRO golden_thread.spc_rules(tbl, improvement, target, rebase, fix_after, convention, screen) AS TABLE
WITH __spc_rules_placed AS (
  SELECT *, list_transform(steps, lambda step: sign(step)) AS ways,
         list_transform(ys, lambda y: sign(y - mean)) AS sides,
         list_transform(ys, lambda y: y > upper_limit OR y < lower_limit) AS outside,
         list_transform(ys, lambda y: (y > upper_near_limit OR y < lower_near_limit)
           AND (counting OR y BETWEEN lower_limit AND upper_limit)) AS near
  FROM golden_thread.spc_limits(tbl, improvement, target, rebase, fix_after, convention, screen)
),
-- Where the points that meet a rule end: six steps of one sign, seven points on one side, two of three near a limit.
__spc_rules_ended AS (
  SELECT *,
         list_transform(ways, lambda way, i: CASE WHEN i > 6 AND way = ways[i - 1] AND way = ways[i - 2]
           AND way = ways[i - 3] AND way = ways[i - 4] AND way = ways[i - 5] THEN way ELSE 0 END) AS trend_ends,
         list_transform(sides, lambda side, i: i > 6 AND side <> 0 AND side = sides[i - 1] AND side = sides[i - 2]
           AND side = sides[i - 3] AND side = sides[i - 4] AND side = sides[i - 5] AND side = sides[i - 6])
           AS shift_ends,
         list_transform(sides, lambda side, i: i > 2 AND side <> 0 AND side = sides[i - 1] AND side = sides[i - 2]
           AND near[i]::TINYINT + near[i - 1]::TINYINT + near[i - 2]::TINYINT >= 2) AS three_ends
  FROM __spc_rules_placed
),
__spc_rules_met AS (
  SELECT *,
         list_transform(ways, lambda way, i: list_contains(golden_thread.spc_seven(trend_ends, i), 1)) AS rising,
         list_transform(ways, lambda way, i: list_contains(golden_thread.spc_seven(trend_ends, i), -1)) AS falling,
         list_transform(ways, lambda way, i: list_contains(golden_thread.spc_seven(shift_ends, i), true)) AS shift,
         list_transform(near, lambda one, i: CASE WHEN one IS NOT NULL THEN one AND (three_ends[i]
           OR coalesce(three_ends[i + 1], false) OR coalesce(three_ends[i + 2], false)) END) AS two_of_three
  FROM __spc_rules_ended
),
-- In making_data_count a rule that speaks of improvement goes before those that do not.
__spc_rules_better AS (
  SELECT *, list_transform(sides, lambda side, i: CASE WHEN counting AND better <> 0 THEN golden_thread.spc_first(
             outside[i] AND side = better, (rising[i] AND better = 1) OR (falling[i] AND better = -1),
             two_of_three[i] AND side = better, shift[i] AND side = better) END) AS good
  FROM __spc_rules_met
),
__spc_rules_signalled AS (
  SELECT *, list_transform(good, lambda one, i: coalesce(one,
           golden_thread.spc_first(outside[i], rising[i] OR falling[i], two_of_three[i], shift[i]))) AS signals
  FROM __spc_rules_better
),
-- Which way a signal points: a trend by its step, the next one where the next point is in a trend too.
__spc_rules_pointed AS (
  SELECT *, list_transform(signals, lambda one, i: CASE WHEN one IS NULL THEN 0 WHEN good[i] IS NOT NULL THEN better
           WHEN (CASE WHEN one <> 'trend' THEN sides[i] WHEN rising[i + 1] OR falling[i + 1] THEN ways[i + 1]
                      ELSE ways[i] END) = 1 THEN 1 ELSE -1 END) AS towards
  FROM __spc_rules_signalled
)
SELECT *, list_transform(towards, lambda one: CASE WHEN one = 0 THEN 'common_cause'
         WHEN better = 0 THEN CASE one WHEN 1 THEN 'neutral_high' ELSE 'neutral_low' END
         WHEN one = better THEN 'improvement' ELSE 'concern' END) AS variations
FROM __spc_rules_pointed;

-- A row for each row of the table.
CREATE OR REPLACE MACRO spc_xmr(tbl, improvement := 'neutral', target := NULL, rebase := [], fix_after := NULL,
                                convention := 'plot_the_dots', screen := NULL) AS TABLE
WITH __spc_xmr_judged AS (
  SELECT * EXCLUDE (rows),
         list_transform(points, lambda one, i: {
           'period': one.period, 'value': one.y, 'moving_range': abs(steps[i]), 'outside': outside[i],
           'trend': rising[i] OR falling[i], 'two_of_three': two_of_three[i], 'shift': shift[i], 'signal': signals[i],
           'variation': variations[i], 'note': NULL::VARCHAR}) AS judged,
         CASE WHEN len(rows) > len(points) THEN list_transform(
           list_filter(rows, lambda one: one.y IS NULL OR baseline IS NULL), lambda one: {
           'period': one.period, 'value': one.y, 'moving_range': NULL::DOUBLE, 'outside': NULL::BOOLEAN,
           'trend': NULL::BOOLEAN, 'two_of_three': NULL::BOOLEAN, 'shift': NULL::BOOLEAN, 'signal': NULL::VARCHAR,
           'variation': NULL::VARCHAR, 'note': CASE WHEN baseline IS NULL THEN 'no period: not part of the series'
             ELSE 'no value: the points on either side count as neighbours' END}) END AS gaps
  FROM golden_thread.spc_rules(tbl, improvement, target, rebase, fix_after, convention, screen)
  ORDER BY series, baseline
),
__spc_xmr_rows AS (
  SELECT * EXCLUDE (judged, gaps),
         unnest(CASE WHEN gaps IS NULL THEN judged ELSE list_sort(list_concat(judged, gaps)) END) AS one
  FROM __spc_xmr_judged
)
SELECT series, one.period AS period, one.value AS value, baseline, mean, lower_limit, upper_limit, lower_near_limit,
       upper_near_limit, one.moving_range AS moving_range, standard AS target, one.outside AS outside_limits,
       one.trend AS trend, one.two_of_three AS two_of_three, one.shift AS shift, one.signal AS signal,
       one.variation AS variation, nullif(concat_ws('; ', one.note, note), '') AS note
FROM __spc_xmr_rows;

CREATE OR REPLACE MACRO golden_thread.spc_times(variations, one) AS
  coalesce(sum(len(list_filter(variations, lambda each: each = one))), 0)::BIGINT;

CREATE OR REPLACE MACRO golden_thread.spc_counted(n, one, many) AS
  CASE WHEN n > 0 THEN n || ' ' || CASE n WHEN 1 THEN one ELSE many END END;

-- A row for each series: its last point and the limits of its last baseline that has a point.
CREATE OR REPLACE MACRO spc_summary(tbl, improvement := 'neutral', target := NULL, rebase := [], fix_after := NULL,
                                    convention := 'plot_the_dots', screen := NULL) AS TABLE
WITH __spc_summary_series AS (
  SELECT series, any_value(better) AS better, any_value(standard) AS standard, any_value(counting) AS counting,
         coalesce(sum(len(points)), 0)::BIGINT AS points, count(*) FILTER (len(points) > 0) AS baselines,
         coalesce(sum(len(rows) - len(points)) FILTER (baseline IS NOT NULL), 0)::BIGINT AS gaps,
         coalesce(sum(len(rows)) FILTER (baseline IS NULL), 0)::BIGINT AS undated,
         golden_thread.spc_times(variations, 'improvement') AS improvement_points,
         golden_thread.spc_times(variations, 'concern') AS concern_points,
         golden_thread.spc_times(variations, 'neutral_high') AS neutral_high_points,
         golden_thread.spc_times(variations, 'neutral_low') AS neutral_low_points,
         arg_max({'points': base_points, 'mean': mean, 'lower': lower_limit, 'upper': upper_limit,
                  'variation': variations[-1], 'note': note}, baseline) FILTER (len(points) > 0) AS last
  FROM golden_thread.spc_rules(tbl, improvement, target, rebase, fix_after, convention, screen)
  GROUP BY series
),
__spc_summary_assured AS (
  SELECT *,
         -- The target against the limits, as if up were better: by the tool's words a limit itself is outside.
         CASE WHEN standard IS NULL OR better = 0 OR points = 0 THEN NULL
              WHEN last.upper IS NULL THEN CASE WHEN NOT counting THEN 'inconsistent' END
              WHEN better * standard < least(better * last.lower, better * last.upper)
                   OR (counting AND better * standard = least(better * last.lower, better * last.upper)) THEN 'pass'
              WHEN better * standard > greatest(better * last.lower, better * last.upper)
                   OR (counting AND better * standard = greatest(better * last.lower, better * last.upper)) THEN 'fail'
              ELSE 'inconsistent' END AS assurance_icon
  FROM __spc_summary_series
)
SELECT series, points, last.points AS baseline_points, last.mean AS mean, last.lower AS lower_limit,
       last.upper AS upper_limit, improvement_points + concern_points + neutral_high_points + neutral_low_points
         AS special_cause_points, improvement_points, concern_points, neutral_high_points, neutral_low_points,
       CASE last.variation
         WHEN 'improvement' THEN 'improvement_' || CASE better WHEN 1 THEN 'high' ELSE 'low' END
         WHEN 'concern' THEN 'concern_' || CASE better WHEN 1 THEN 'low' ELSE 'high' END
         ELSE last.variation END AS variation_icon,
       assurance_icon,
       nullif(concat_ws('; ',
         CASE WHEN points = 0 THEN 'no values' END,
         CASE WHEN baselines > 1 THEN 'limits of the last of ' || baselines || ' baselines' END,
         last.note,
         CASE WHEN assurance_icon = 'inconsistent' AND last.upper IS NULL
           THEN 'assurance is called inconsistent without limits' END,
         golden_thread.spc_counted(gaps, 'missing value', 'missing values'),
         golden_thread.spc_counted(undated, 'row without a period', 'rows without a period') || ' left out'), '') AS note
FROM __spc_summary_assured
ORDER BY series;
