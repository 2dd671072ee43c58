-- title: Outcomes at the start and at the end, by trust
-- description: One row a measure and trust: the first year and the last, from April to March, each 12 whole months or the
--   value is empty. Months are weighted by their denominators; a measure that already covers twelve months is read at the
--   year's last month. `label_…` are heights from 0 (bottom of the panel) to 1, moved apart where values crowd.
-- param first_year: integer = 2015
-- param last_year: integer = 2019
-- param rolling: varchar = 'shmi'
-- param apart: double = 0.14
WITH months AS (
  SELECT o.*, year(o.period - INTERVAL 3 MONTH) AS financial_year,
         list_contains(string_split_regex($rolling::VARCHAR, '[, ]+'), o.measure_id) AS rolls
  FROM outcomes AS o
  WHERE o.value IS NOT NULL
),
pooled AS (
  SELECT case_id, measure_id, financial_year, count(DISTINCT period) AS months,
         CASE
           WHEN count(DISTINCT period) < 12 THEN NULL
           WHEN any_value(rolls) THEN arg_max(value, period)
           ELSE round(coalesce(sum(value * denominator) / nullif(sum(denominator), 0), avg(value)), 4)
         END AS value,
         string_agg(DISTINCT source, '; ' ORDER BY source) AS source
  FROM months
  WHERE financial_year IN ($first_year, $last_year)
  GROUP BY case_id, measure_id, financial_year
),
ends AS (
  SELECT case_id, measure_id,
         any_value(value) FILTER (financial_year = $first_year) AS first_value,
         any_value(value) FILTER (financial_year = $last_year) AS last_value,
         string_agg(DISTINCT source, '; ' ORDER BY source) AS source
  FROM pooled
  GROUP BY case_id, measure_id
),
ranged AS (
  SELECT e.*, m.name, m.unit, m.direction, row_number() OVER (PARTITION BY e.case_id ORDER BY m.measure_order) AS measure_order,
         least(min(first_value) OVER of_measure, min(last_value) OVER of_measure) AS lowest,
         greatest(max(first_value) OVER of_measure, max(last_value) OVER of_measure) AS highest,
         round(coalesce((first_value - lowest) / nullif(highest - lowest, 0), 0.5), 4) AS first_height,
         round(coalesce((last_value - lowest) / nullif(highest - lowest, 0), 0.5), 4) AS last_height,
         $apart::DOUBLE AS apart
  FROM ends AS e
  JOIN (SELECT *, row_number() OVER () AS measure_order FROM measures) AS m USING (measure_id)
  WINDOW of_measure AS (PARTITION BY measure_id)
),
-- Upwards each label goes at least `apart` above the one below it; downwards none goes above the top.
numbered AS (
  SELECT *,
         row_number() OVER by_first AS first_rank, row_number() OVER by_last AS last_rank, count(*) OVER of_measure AS labels
  FROM ranged
  WINDOW of_measure AS (PARTITION BY measure_id),
         by_first AS (PARTITION BY measure_id ORDER BY first_height, case_id),
         by_last AS (PARTITION BY measure_id ORDER BY last_height, case_id)
),
raised AS (
  SELECT *,
         max(first_height - apart * first_rank) OVER (PARTITION BY measure_id ORDER BY first_rank) + apart * first_rank AS first_up,
         max(last_height - apart * last_rank) OVER (PARTITION BY measure_id ORDER BY last_rank) + apart * last_rank AS last_up
  FROM numbered
),
settled AS (
  SELECT *,
         least(min(first_up - apart * first_rank) OVER (PARTITION BY measure_id ORDER BY first_rank DESC), 1.05 - apart * labels)
           + apart * first_rank AS label_first,
         least(min(last_up - apart * last_rank) OVER (PARTITION BY measure_id ORDER BY last_rank DESC), 1.05 - apart * labels)
           + apart * last_rank AS label_last
  FROM raised
)
SELECT c.short_name AS series, s.measure_id, s.name AS measure, s.unit, s.direction, s.first_value, s.last_value,
       round(s.last_value - s.first_value, 4) AS change,
       $first_year || '/' || lpad((($first_year + 1) % 100)::VARCHAR, 2, '0') AS first_year,
       $last_year || '/' || lpad((($last_year + 1) % 100)::VARCHAR, 2, '0') AS last_year,
       s.first_height, s.last_height, round(s.label_first, 4) AS label_first,
       round(s.label_last, 4) AS label_last, s.source,
       list_reduce(
         string_split(s.name, ' '),
         lambda words, word: words
           || CASE WHEN length(string_split(words, chr(10))[-1]) + length(word) >= 26 THEN chr(10) ELSE ' ' END
           || word
       ) AS measure_lines,
       (s.measure_order - 1) // 4 AS panel_row, (s.measure_order - 1) % 4 AS panel_column, s.measure_order,
       c.sort_order::INTEGER AS sort_order
FROM settled AS s
JOIN cases AS c USING (case_id)
ORDER BY s.measure_order, c.sort_order;
