CREATE OR REPLACE MACRO golden_thread.run_chart_repeated(series, period) AS
  error('`run_chart` needs one row a series and period, and series ' || coalesce('''' || series::VARCHAR || '''', 'NULL')
        || ' has several of ' || period::VARCHAR || '. Sum or average them in the query that is passed.');

-- Each series as lists: its rows in their order, and of the useful points the sides of the median and the runs.
-- `starts` are the positions among the useful points where a run begins.
CREATE OR REPLACE MACRO golden_thread.run_chart_series(tbl) AS TABLE
WITH __run_chart_rows AS (
  SELECT series, golden_thread.period_in(period, 'run_chart', 'period') AS period,
         golden_thread.number_in(value, 'run_chart', 'value') AS y
  FROM query_table(tbl)
),
__run_chart_grouped AS (
  SELECT series, list_sort(list({'period': period, 'y': y}) FILTER (period IS NOT NULL)) AS rows,
         list({'period': period, 'y': y}) FILTER (period IS NULL) AS undated
  FROM __run_chart_rows
  GROUP BY series
),
__run_chart_valued AS (
  SELECT *, list_transform(rows, lambda one: one.period) AS periods,
         coalesce(list_filter(list_transform(rows, lambda one: one.y), lambda y: y IS NOT NULL), []) AS ys
  FROM __run_chart_grouped
),
__run_chart_ordered AS (
  SELECT *, list_sort(ys) AS ordered, list_filter(periods, lambda one, i: i > 1 AND one = periods[i - 1])[1] AS repeated
  FROM __run_chart_valued
),
__run_chart_halved AS (
  SELECT *, CASE WHEN repeated IS NOT NULL THEN golden_thread.run_chart_repeated(series, repeated)
                 ELSE (ordered[(len(ordered) + 1) // 2] + ordered[len(ordered) // 2 + 1]) / 2 END AS median
  FROM __run_chart_ordered
),
__run_chart_sided AS (
  SELECT *, list_filter(list_transform(ys, lambda y: sign(y - median)), lambda side: side <> 0) AS sides
  FROM __run_chart_halved
),
__run_chart_started AS (
  SELECT *, list_filter(range(1, len(sides) + 1), lambda i: i = 1 OR sides[i] <> sides[i - 1]) AS starts
  FROM __run_chart_sided
)
SELECT series, rows, undated, ys, median, sides, starts,
       list_transform(starts, lambda start, k: coalesce(starts[k + 1], len(sides) + 1) - start) AS lengths
FROM __run_chart_started;

-- A row for each row of the table. The runs are numbered from 1 in each series.
CREATE OR REPLACE MACRO run_chart(tbl) AS TABLE
WITH __run_chart_numbered AS (
  SELECT *, flatten(list_transform(lengths, lambda long, k: list_resize([]::INTEGER[], long, k::INTEGER))) AS runs
  FROM golden_thread.run_chart_series(tbl)
  ORDER BY series
),
__run_chart_told AS (
  SELECT series, median,
         list_transform(list_filter(rows, lambda one: one.y <> median), lambda one, i: {
           'period': one.period, 'value': one.y, 'useful': true, 'run': runs[i]}) AS useful,
         list_transform(list_filter(rows, lambda one: one.y IS NULL OR one.y = median), lambda one: {
           'period': one.period, 'value': one.y, 'useful': one.y <> median, 'run': NULL::INTEGER}) AS useless,
         list_transform(undated, lambda one: {
           'period': one.period, 'value': one.y, 'useful': NULL::BOOLEAN, 'run': NULL::INTEGER}) AS undated
  FROM __run_chart_numbered
),
__run_chart_all AS (
  SELECT series, median, unnest(list_concat(
           CASE WHEN len(useless) = 0 THEN useful ELSE list_sort(list_concat(useful, useless)) END, undated)) AS one
  FROM __run_chart_told
)
SELECT series, one.period AS period, one.value AS value, median, one.useful AS useful, one.run AS run
FROM __run_chart_all;

-- The fewest crossings that chance leaves: the smallest k with P(X <= k) >= 0.05 for X of n - 1 throws of a fair coin,
-- for each n of a table. Chances are relative to that of the middle, taken from there down to where they are nothing
-- (40 terms, or 12 standard deviations), so that many points do no harm.
CREATE OR REPLACE MACRO golden_thread.run_chart_crossings(tbl) AS TABLE
WITH __run_chart_throws AS (
  SELECT DISTINCT n - 1 AS throws FROM query_table(tbl) WHERE n > 0
),
__run_chart_counts AS (
  SELECT throws, unnest(range(greatest(throws // 2 - 40 - ceil(6 * sqrt(throws))::BIGINT, 0), throws // 2 + 1)) AS k
  FROM __run_chart_throws
),
-- A step down from k + 1 to k multiplies a chance by (k + 1) / (throws - k).
__run_chart_chances AS (
  SELECT throws, k, exp(sum(CASE WHEN k = throws // 2 THEN 0 ELSE ln((k + 1) / (throws - k)) END)
           OVER (PARTITION BY throws ORDER BY k DESC ROWS UNBOUNDED PRECEDING)) AS chance
  FROM __run_chart_counts
),
__run_chart_sums AS (
  SELECT throws, k, sum(chance) OVER (PARTITION BY throws ORDER BY k ROWS UNBOUNDED PRECEDING) AS up_to,
         2 * sum(chance) OVER (PARTITION BY throws) - CASE WHEN throws % 2 = 0 THEN 1 ELSE 0 END AS whole
  FROM __run_chart_chances
)
SELECT throws + 1 AS n, min(k)::INTEGER AS fewest
FROM __run_chart_sums
WHERE up_to >= 0.05 * whole
GROUP BY throws;

-- A row for each series.
CREATE OR REPLACE MACRO run_chart_summary(tbl) AS TABLE
WITH __run_chart_summary_told AS MATERIALIZED (
  SELECT series, len(ys) AS points, len(sides) AS n, median, list_max(lengths) AS longest_run,
         round(log2(nullif(len(sides), 0)))::INTEGER + 3 AS longest_run_max,
         CASE WHEN len(sides) > 0 THEN len(starts) - 1 END AS crossings
  FROM golden_thread.run_chart_series(tbl)
)
SELECT series, points, n AS useful_points, median, longest_run, longest_run_max, crossings, fewest AS crossings_min,
       longest_run > longest_run_max OR crossings < fewest AS signal
FROM __run_chart_summary_told
LEFT JOIN golden_thread.run_chart_crossings('__run_chart_summary_told') USING (n)
ORDER BY series;
