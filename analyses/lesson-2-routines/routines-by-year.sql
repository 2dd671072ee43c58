-- title: Routines by trust and year
-- description: How often each routine was begun in each trust and year, as far as the tables improvements and training
--   say. A year without any is 0, not empty. Works are counted in works, people in people_counted; the other is empty.
-- param from: integer = 2016
-- param to: integer = 2020
WITH begun AS (
  SELECT case_id, kind AS routine, start_date AS day, source FROM improvements
  UNION ALL
  SELECT case_id, 'l4l_begun', start_date, source FROM training
  UNION ALL
  SELECT case_id, 'l4l_completed', completed_date, source FROM training
),
routines AS (
  FROM (VALUES
    (1, 'value_stream', 'Value streams begun', 'works'),
    (2, 'rpiw', 'RPIWs held', 'works'),
    (3, 'training_inspired', 'Training-inspired works', 'works'),
    (4, 'l4l_begun', 'People who began L4L', 'people'),
    (5, 'l4l_completed', 'People who completed L4L', 'people')
  ) AS listed(routine_order, routine, label, counts)
),
yearly AS (
  SELECT c.short_name AS series, c.sort_order::INTEGER AS sort_order, r.routine_order, r.label AS routine, r.counts,
         y.year::INTEGER AS year, count(b.day) AS begun,
         coalesce(string_agg(DISTINCT b.source, '; ' ORDER BY b.source), 'none in this year') AS source
  FROM cases AS c
  CROSS JOIN routines AS r
  CROSS JOIN generate_series($from::INTEGER, $to::INTEGER) AS y(year)
  LEFT JOIN begun AS b ON b.case_id = c.case_id AND b.routine = r.routine AND year(b.day) = y.year
  GROUP BY ALL
)
SELECT series, routine, year, counts,
       CASE counts WHEN 'works' THEN begun END AS works,
       CASE counts WHEN 'people' THEN begun END AS people_counted,
       source, sort_order, routine_order
FROM yearly
ORDER BY sort_order, routine_order, year;
