-- title: Run rules for all measures
-- description: One row a measure and trust: the longest run and the crossings of the median, with what chance leaves,
--   and whether the series signals.
-- param from: date = 2015-04-01
-- param to: date = 2020-02-29
WITH monthly AS (
  SELECT {'measure': measure_id, 'trust': case_id} AS series, period, value, source
  FROM outcomes
  WHERE period BETWEEN $from AND $to
)
SELECT m.name AS measure, c.short_name AS trust, s.* EXCLUDE (series, median), round(s.median, 3) AS median,
       o.source, c.sort_order::INTEGER AS sort_order
FROM run_chart_summary('monthly') AS s
JOIN measures AS m ON m.measure_id = s.series.measure
JOIN cases AS c ON c.case_id = s.series.trust
JOIN (SELECT series, string_agg(DISTINCT source, ', ') AS source FROM monthly GROUP BY series) AS o ON o.series = s.series
ORDER BY m.name, c.sort_order;
