-- title: Completion by level and month, leaders against others
-- description: One row a level and month for all trusts together (no trust named), and in each trust one for the leaders
--   and one for all other levels. The share is of those of the level who ever began the programme.
-- param programme: varchar = 'Lean for Leaders'
-- param leaders: varchar = 'executive'
WITH attended AS (
  SELECT t.*, t.role_band = $leaders AS leads, c.short_name, c.sort_order
  FROM training AS t
  JOIN cases AS c USING (case_id)
  WHERE t.programme = $programme
),
months AS (
  SELECT unnest(generate_series(
           date_trunc('month', min(start_date)),
           date_trunc('month', greatest(max(start_date), max(completed_date))),
           INTERVAL 1 MONTH
         )) AS opens
  FROM attended
),
levelled AS (
  SELECT NULL AS series, 0 AS sort_order, role_band AS level, leads, completed_date, source FROM attended
  UNION ALL
  SELECT short_name, sort_order, CASE WHEN leads THEN role_band ELSE 'all other levels' END, leads, completed_date, source
  FROM attended
),
counted AS (
  SELECT l.series, l.level, l.leads, last_day(m.opens) AS month,
         count(*) FILTER (l.completed_date <= last_day(m.opens)) AS people_completed, count(*) AS people_begun,
         string_agg(DISTINCT l.source, '; ' ORDER BY l.source) AS source, l.sort_order::INTEGER AS sort_order
  FROM levelled AS l
  CROSS JOIN months AS m
  GROUP BY ALL
)
SELECT series, level, leads, month, people_completed, people_begun,
       round(100.0 * people_completed / people_begun, 1) AS percent_completed, source, sort_order
FROM counted
ORDER BY sort_order, leads DESC, level, month;
