-- title: Attendance by organisation and meeting
-- description: One row a meeting of the guiding board and organisation: who came for it. Where no list is in the record the
--   row says so, and the meeting is not counted. Cases come in their order, then partners of the compact in that of their
--   promises. A meeting has its month's place on the axis, or a part of it where the month had several.
-- param members: varchar = 'chief executive, national leader, institute lead'
WITH organisations AS (
  SELECT a.organisation,
         coalesce(any_value(c.short_name), upper(a.organisation[1]) || a.organisation[2:]) AS heading,
         any_value(c.case_id) IS NOT NULL AS is_case,
         row_number() OVER (
           ORDER BY any_value(c.sort_order) NULLS LAST, min(p.promise_order) NULLS LAST, a.organisation
         ) AS organisation_order
  FROM attendance AS a
  LEFT JOIN cases AS c ON c.case_id = a.organisation
  LEFT JOIN (SELECT partner, row_number() OVER () AS promise_order FROM promises) AS p ON p.partner = a.organisation
  GROUP BY a.organisation
),
meetings AS (
  SELECT event_id, start_date AS meeting, source, date_trunc('month', start_date) AS month,
         date_diff('day', date_trunc('month', start_date), date_trunc('month', start_date) + INTERVAL 1 MONTH) AS days,
         row_number() OVER in_month - 1 AS place_in_month,
         count(*) OVER (PARTITION BY date_trunc('month', start_date)) AS of_month
  FROM events
  WHERE (kind = 'governance_meeting' AND case_id IS NULL AND date_precision = 'day')
     OR event_id IN (SELECT event_id FROM attendance)
  WINDOW in_month AS (PARTITION BY date_trunc('month', start_date) ORDER BY start_date, event_id)
),
rows AS (
  SELECT o.organisation, o.heading, m.event_id, m.meeting, a.attended_by,
         CASE
           WHEN a.attended_by IS NULL THEN 'not in the record'
           WHEN lower(trim(a.attended_by)) = 'nobody' THEN 'nobody'
           WHEN list_contains(
             list_transform(string_split(lower($members), ','), lambda band: trim(band)), lower(trim(a.attended_by))
           ) THEN 'leader in person'
           ELSE 'somebody sent'
         END AS came,
         coalesce(a.source, m.source) AS source, o.is_case, o.organisation_order,
         o.organisation_order + CASE WHEN o.is_case THEN 0 ELSE 0.5 END AS row,
         (m.month + to_days((m.days * m.place_in_month / m.of_month)::INTEGER))::DATE AS place_from,
         (m.month + to_days((m.days * (m.place_in_month + 1) / m.of_month)::INTEGER))::DATE - 1 AS place_to
  FROM meetings AS m
  CROSS JOIN organisations AS o
  LEFT JOIN attendance AS a ON a.event_id = m.event_id AND a.organisation = o.organisation
),
counted AS (
  SELECT *,
         count(*) FILTER (came = 'leader in person') OVER of_organisation AS meetings_led,
         count(*) FILTER (came = 'somebody sent') OVER of_organisation AS meetings_sent,
         count(*) FILTER (came = 'nobody') OVER of_organisation AS meetings_missed,
         count(*) FILTER (came <> 'not in the record') OVER of_organisation AS meetings_recorded,
         count(*) FILTER (came = 'leader in person') OVER of_meeting AS organisations_led,
         count(*) FILTER (came <> 'not in the record') OVER of_meeting AS organisations_recorded,
         count(*) OVER of_meeting AS organisations
  FROM rows
  WINDOW of_organisation AS (PARTITION BY organisation), of_meeting AS (PARTITION BY event_id)
)
SELECT organisation, heading, event_id, meeting, attended_by, came,
       meetings_led, meetings_sent, meetings_missed, meetings_recorded,
       organisations_led, organisations_recorded, organisations,
       count(*) FILTER (organisations_led = organisations) OVER of_organisation AS meetings_all_led,
       count(*) FILTER (organisations_recorded = organisations) OVER of_organisation AS meetings_all_recorded,
       source, organisation_order, row, place_from, place_to
FROM counted
WINDOW of_organisation AS (PARTITION BY organisation)
ORDER BY organisation_order, meeting, event_id;
