-- title: Who chose each improvement, and when
-- description: One row an improvement with who chose it, in a lane of its trust, and how many of that lane began before
--   and from the dividing day. A lane without improvements has one row without a date. Marks that would touch stand in
--   two lines of a lane.
-- param divide: date = 2018-11-01
WITH dated AS (
  SELECT * REPLACE (coalesce(selected_by, 'not recorded') AS selected_by) FROM improvements WHERE start_date IS NOT NULL
),
lanes AS (
  SELECT selected_by,
         row_number() OVER (
           ORDER BY coalesce(list_position(['strategy', 'staff', 'regulator'], selected_by), 4), selected_by
         ) AS lane,
         count(*) OVER () + 0.9 AS block_rows
  FROM dated
  GROUP BY selected_by
),
chosen AS (
  SELECT c.short_name AS series, c.sort_order::INTEGER AS sort_order, i.improvement_id, i.title, i.kind, l.selected_by,
         i.start_date, coalesce(i.source, c.source) AS source, l.lane, l.block_rows
  FROM (SELECT * FROM cases WHERE case_id IN (SELECT case_id FROM dated)) AS c
  CROSS JOIN lanes AS l
  LEFT JOIN dated AS i ON i.case_id = c.case_id AND i.selected_by = l.selected_by
),
gaps AS (
  SELECT *, coalesce(start_date - lag(start_date) OVER in_lane >= 48, true) AS stands_apart
  FROM chosen
  WINDOW in_lane AS (PARTITION BY series, lane ORDER BY start_date, improvement_id)
),
runs AS (
  SELECT *, count(*) FILTER (stands_apart) OVER (PARTITION BY series, lane ORDER BY start_date, improvement_id) AS run
  FROM gaps
)
SELECT series, improvement_id, title, kind, selected_by, start_date, source,
       count(*) FILTER (start_date < $divide) OVER of_lane AS before_divide,
       count(*) FILTER (start_date >= $divide) OVER of_lane AS after_divide,
       $divide::DATE AS divide,
       (dense_rank() OVER (ORDER BY sort_order) - 1) * block_rows AS block_top,
       block_top + lane AS row,
       row + CASE
         WHEN count(*) OVER (PARTITION BY series, lane, run) = 1 THEN 0
         WHEN row_number() OVER (PARTITION BY series, lane, run ORDER BY start_date, improvement_id) % 2 = 1 THEN -0.22
         ELSE 0.22
       END AS line,
       sort_order
FROM runs
WINDOW of_lane AS (PARTITION BY series, lane)
ORDER BY sort_order, lane, start_date, improvement_id;
