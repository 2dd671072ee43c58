-- title: Length of stay as run charts
-- description: One row a trust and month with the median of the months shown and the run that the month is part of. The
--   columns after source serve the chart: whether the run is the trust's longest and, once a trust, what the rules say.
-- param measure: varchar = 'los_emergency'
-- choices measure: SELECT measure_id, name FROM measures ORDER BY name
-- param from: date = 2015-04-01
-- param to: date = 2020-02-29
WITH monthly AS (
  SELECT case_id AS series, period, value, source
  FROM outcomes
  WHERE measure_id = $measure
    AND period BETWEEN $from AND $to
),
told AS (
  SELECT r.*, count(r.run) OVER (PARTITION BY r.series, r.run) AS months_of_run,
         row_number() OVER (PARTITION BY r.series ORDER BY r.period DESC) = 1 AS closes
  FROM run_chart('monthly') AS r
)
SELECT c.short_name AS series, t.period, t.value, t.median, t.useful, t.run, m.source, c.sort_order::INTEGER AS sort_order,
       t.value > t.median AS above,
       CASE WHEN t.useful AND t.months_of_run = s.longest_run THEN t.run END AS longest,
       CASE WHEN t.closes THEN s.signal END AS signal,
       CASE WHEN t.closes THEN s.useful_points || ' of ' || s.points || ' months off the median' END AS useful_months,
       CASE WHEN t.closes THEN 'longest run ' || s.longest_run || ', at most ' || s.longest_run_max END AS run_words,
       CASE WHEN t.closes THEN s.crossings || ' crossings, at least ' || s.crossings_min END AS crossing_words
FROM told AS t
JOIN monthly AS m USING (series, period)
JOIN run_chart_summary('monthly') AS s ON s.series = t.series
JOIN cases AS c ON c.case_id = t.series
ORDER BY sort_order, t.period;
