-- title: Value streams and their workshops
-- description: One row a value stream or workshop (RPIW), with its row of the chart. A workshop stands in the row of the
--   stream that has its title, or in one of its own. Where no end is recorded, known_until is the last workshop.
-- param to: date = 2020-12-31
WITH works AS (
  SELECT i.case_id, i.title, i.improvement_id, i.kind, i.selected_by, i.start_date, i.end_date, i.source
  FROM improvements AS i
  WHERE i.kind IN ('value_stream', 'rpiw') AND i.start_date <= $to
),
streams AS (
  SELECT case_id, title, row_number() OVER (PARTITION BY case_id ORDER BY min(start_date), title) AS stream_order,
         max(coalesce(end_date, start_date)) FILTER (kind = 'rpiw') AS last_workshop
  FROM works
  GROUP BY case_id, title
),
totals AS (
  SELECT case_id, count(*) FILTER (kind = 'value_stream') AS streams, count(*) FILTER (kind = 'rpiw') AS workshops
  FROM works
  GROUP BY case_id
)
SELECT c.short_name AS series, w.title, w.kind, w.selected_by, w.start_date, w.end_date,
       least(
         CASE w.kind WHEN 'value_stream' THEN coalesce(w.end_date, greatest(s.last_workshop, w.start_date)) ELSE w.end_date END,
         $to
       ) AS known_until,
       CASE WHEN w.kind = 'value_stream' AND w.end_date IS NULL THEN $to::DATE END AS open_until,
       t.streams AS streams_of_trust, t.workshops AS workshops_of_trust, w.improvement_id, w.source,
       c.sort_order::INTEGER AS sort_order,
       (dense_rank() OVER (ORDER BY c.sort_order, s.stream_order)
         + dense_rank() OVER (ORDER BY c.sort_order) - 1)::INTEGER AS row
FROM works AS w
JOIN streams AS s USING (case_id, title)
JOIN totals AS t USING (case_id)
JOIN cases AS c USING (case_id)
ORDER BY row, w.start_date, w.improvement_id;
