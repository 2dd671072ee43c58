-- title: Acts of the compact by meeting and partner
-- description: One row a meeting of the guiding board and partner: what was said of that partner's promises. Meetings
--   without an act have a row too, so that silence differs from a month without a meeting.
WITH partners AS (
  SELECT partner, min(promise_order) AS partner_order
  FROM (SELECT partner, row_number() OVER () AS promise_order FROM promises)
  GROUP BY partner
),
meetings AS (
  SELECT event_id, start_date, source
  FROM events
  WHERE (kind = 'governance_meeting' AND case_id IS NULL AND date_precision = 'day')
     OR event_id IN (SELECT event_id FROM compact_acts)
)
SELECT p.partner, 'Promises of the ' || p.partner AS heading, m.event_id, m.start_date, year(m.start_date) AS year, month(m.start_date) AS month,
       count(a.act_id) AS acts,
       count(a.act_id) FILTER (a.act = 'reflection') AS reflections,
       count(a.act_id) FILTER (a.act = 'activation') AS activations,
       count(a.act_id) FILTER (a.act = 'breach') AS breaches,
       count(a.act_id) FILTER (a.act = 'repair') AS repairs,
       m.source, p.partner_order
FROM meetings AS m
CROSS JOIN partners AS p
LEFT JOIN compact_acts AS a ON a.event_id = m.event_id AND a.partner = p.partner
GROUP BY ALL
ORDER BY p.partner_order, m.start_date;
