-- title: People trained, added up by month
-- description: One row a trust and month: how many people had begun and how many had completed the programme by the last
--   day of the month. People who never finished stay among those who began.
-- param programme: varchar = 'Lean for Leaders'
WITH attended AS (
  SELECT * FROM training WHERE programme = $programme
),
months AS (
  SELECT unnest(generate_series(
           date_trunc('month', min(start_date)),
           date_trunc('month', greatest(max(start_date), max(completed_date))),
           INTERVAL 1 MONTH
         )) AS opens
  FROM attended
),
counted AS (
  SELECT c.short_name AS series, last_day(m.opens) AS month,
         count(a.person_id) FILTER (a.start_date <= last_day(m.opens)) AS people_begun,
         count(a.person_id) FILTER (a.completed_date <= last_day(m.opens)) AS people_completed,
         string_agg(DISTINCT a.source, '; ' ORDER BY a.source) AS source, c.sort_order::INTEGER AS sort_order
  FROM months AS m
  CROSS JOIN cases AS c
  JOIN attended AS a USING (case_id)
  GROUP BY ALL
)
SELECT series, month, people_begun, people_completed, source, sort_order
FROM counted
ORDER BY sort_order, month;
