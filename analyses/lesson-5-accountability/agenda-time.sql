-- title: Minutes of the agenda by kind of item and meeting
-- description: One row a meeting of the guiding board and kind of item, and one for the whole meeting: minutes, nought where
--   the agenda has no such item, empty where no agenda is in the record. With the mean of the half-year over meetings whose
--   agenda is. Kinds come in the order of the parameter, others after them. A meeting has its month's place on the axis, or a
--   part of it where the month had several; rows stand one above another on one scale of minutes.
-- param planned: double = 330
-- param items: varchar = 'reflection on the compact, report-out, peer problem, learning, business, break'
WITH meetings AS (
  SELECT event_id, start_date AS meeting, source, date_trunc('month', start_date) AS month,
         date_diff('day', date_trunc('month', start_date), date_trunc('month', start_date) + INTERVAL 1 MONTH) AS days,
         row_number() OVER in_month - 1 AS place_in_month,
         count(*) OVER (PARTITION BY date_trunc('month', start_date)) AS of_month,
         event_id IN (SELECT event_id FROM agenda) AS recorded,
         make_date(year(start_date), CASE WHEN month(start_date) < 7 THEN 1 ELSE 7 END, 1) AS half_from
  FROM events
  WHERE (kind = 'governance_meeting' AND case_id IS NULL AND date_precision = 'day')
     OR event_id IN (SELECT event_id FROM agenda)
  WINDOW in_month AS (PARTITION BY date_trunc('month', start_date) ORDER BY start_date, event_id)
),
kinds AS (
  SELECT item, row_number() OVER (ORDER BY listed = 0, listed, total DESC, item) AS item_order
  FROM (
    SELECT item, sum(minutes) AS total,
           coalesce(
             list_position(list_transform(string_split($items, ','), lambda kind: trim(kind)), item), 0
           ) AS listed
    FROM agenda
    GROUP BY item
  )
  UNION ALL
  SELECT 'whole meeting', 0 WHERE EXISTS (FROM agenda)
),
-- The time of an item is not known where that of a part of it is not.
times AS (
  SELECT event_id, item, any_value(source) AS source, true AS listed,
         CASE WHEN count(minutes) = count(*) THEN sum(minutes) END AS minutes
  FROM (FROM agenda UNION ALL BY NAME SELECT * REPLACE ('whole meeting' AS item) FROM agenda)
  GROUP BY event_id, item
),
spent AS (
  SELECT m.* EXCLUDE (source), k.item, k.item_order, coalesce(t.source, m.source) AS source,
         CASE WHEN t.listed THEN t.minutes WHEN m.recorded THEN 0 END AS minutes
  FROM meetings AS m
  CROSS JOIN kinds AS k
  LEFT JOIN times AS t USING (event_id, item)
),
bases AS (
  SELECT item, most, sum(most + 64) OVER (ORDER BY item_order) AS base
  FROM (SELECT item, item_order, max(minutes) AS most FROM spent GROUP BY item, item_order)
)
SELECT s.item, s.event_id, s.meeting, s.minutes,
       s.half_from, (s.half_from + INTERVAL 6 MONTH)::DATE - 1 AS half_to,
       round(avg(s.minutes) OVER of_half, 1) AS half_mean, count(s.minutes) OVER of_half AS half_agendas,
       row_number() OVER (of_half ORDER BY s.meeting, s.event_id) = 1 AS first_of_half,
       round(avg(s.minutes) OVER of_item, 1) AS mean, count(*) FILTER (s.minutes > 0) OVER of_item AS agendas_with_item,
       count(s.minutes) OVER of_item AS agendas, s.source, s.item_order,
       (s.month + to_days((s.days * s.place_in_month / s.of_month)::INTEGER))::DATE AS place_from,
       (s.month + to_days((s.days * (s.place_in_month + 1) / s.of_month)::INTEGER))::DATE - 1 AS place_to,
       b.base, b.most, $planned AS planned
FROM spent AS s
JOIN bases AS b USING (item)
WINDOW of_item AS (PARTITION BY s.item), of_half AS (PARTITION BY s.item, s.half_from)
ORDER BY s.item_order, s.meeting, s.event_id;
