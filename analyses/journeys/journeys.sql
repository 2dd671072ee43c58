-- title: Events by trust, lane and phase
-- description: One row an event, with the row of the swimlane that its label has to itself. Labels of a lane share
--   a row only where they cannot touch. Events that are not publishable, and the kinds left out, are not shown.
-- param from: date = 2014-01-01
-- param to: date = 2021-12-31
-- param without: varchar = 'cqc_inspection'
-- param characters: double = 100
WITH RECURSIVE kinds AS (
  SELECT kind, lane, label, shape, row_number() OVER () AS kind_order FROM event_kinds
),
lanes AS (
  SELECT lane, min(kind_order) AS lane_order FROM kinds GROUP BY lane
),
dated AS (
  SELECT e.*,
         CASE e.date_precision
           WHEN 'day' THEN e.start_date
           WHEN 'quarter' THEN (date_trunc('quarter', e.start_date) + INTERVAL 3 MONTH - INTERVAL 1 DAY)::DATE
           WHEN 'year' THEN make_date(year(e.start_date), 12, 31)
           ELSE last_day(e.start_date)
         END AS latest
  FROM events AS e
  WHERE e.publishable
    AND e.start_date BETWEEN $from AND $to
    AND NOT list_contains(string_split_regex($without::VARCHAR, '[, ]+'), e.kind)
),
placed AS (
  SELECT d.event_id, c.short_name AS series, coalesce(c.sort_order, 0) AS block, coalesce(k.lane, 'Other') AS lane,
         coalesce(l.lane_order, 0) AS lane_order, coalesce(k.label, d.kind) AS kind, coalesce(k.shape, 'circle') AS shape,
         d.title, d.start_date, d.end_date, d.date_precision, d.description, d.source, d.confidence,
         CASE WHEN d.end_date IS NULL THEN d.start_date + ((d.latest - d.start_date) // 2)::INTEGER ELSE d.start_date END
           AS position,
         least(coalesce(d.end_date, position), $to) AS until,
         $characters::DOUBLE * (position - $from::DATE) / ($to::DATE - $from::DATE) AS mark_left,
         $characters::DOUBLE * (until - $from::DATE) / ($to::DATE - $from::DATE) AS mark_right,
         mark_right + length(d.title) + 2 > $characters::DOUBLE AS label_before
  FROM dated AS d
  LEFT JOIN cases AS c USING (case_id)
  LEFT JOIN kinds AS k ON k.kind = d.kind
  LEFT JOIN lanes AS l ON l.lane = k.lane
),
extents AS (
  SELECT *,
         mark_left - CASE WHEN label_before THEN length(title) + 2 ELSE 1 END AS extent_left,
         mark_right + CASE WHEN label_before THEN 1 ELSE length(title) + 2 END AS extent_right,
         row_number() OVER (PARTITION BY block, lane ORDER BY mark_left, event_id) AS turn
  FROM placed
),
packed AS (
  SELECT block, lane, turn, event_id, 1 AS lane_row, [extent_right] AS taken
  FROM extents
  WHERE turn = 1
  UNION ALL
  SELECT e.block, e.lane, e.turn, e.event_id,
         coalesce(list_position(list_transform(p.taken, lambda taken: taken <= e.extent_left), true), len(p.taken) + 1)
           AS free_row,
         list_concat(p.taken[:free_row - 1], [e.extent_right], p.taken[free_row + 1:])
  FROM packed AS p
  JOIN extents AS e ON e.block = p.block AND e.lane = p.lane AND e.turn = p.turn + 1
),
heights AS (
  SELECT e.block, e.lane, e.lane_order, max(p.lane_row) AS lane_rows
  FROM packed AS p
  JOIN extents AS e USING (event_id)
  GROUP BY ALL
),
tops AS (
  SELECT block, lane,
         sum(lane_rows) OVER (ORDER BY block, lane_order) - lane_rows
           + (dense_rank() OVER (ORDER BY block) - 1) AS lane_top
  FROM heights
)
SELECT e.series, e.lane, e.kind, e.title, e.start_date, e.end_date, e.date_precision, e.confidence,
       p.phase, e.description, e.source, e.position, e.until, e.label_before, e.shape,
       (t.lane_top + k.lane_row)::INTEGER AS row
FROM extents AS e
JOIN packed AS k USING (event_id)
JOIN tops AS t ON t.block = e.block AND t.lane = e.lane
LEFT JOIN phases AS p
  ON p.scheme = 'evaluation' AND p.case_id IS NULL
 AND e.start_date BETWEEN p.start_date AND coalesce(p.end_date, $to)
ORDER BY e.block, e.lane_order, e.start_date, e.event_id;
