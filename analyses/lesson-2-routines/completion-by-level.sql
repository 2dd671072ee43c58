-- title: Completion by trust and level
-- description: One row a trust and level: how many people began the programme, how many completed it, and the percentage
--   of those who began. Levels that the list does not name come last, by name.
-- param programme: varchar = 'Lean for Leaders'
-- param levels: varchar = 'executive, non-executive, senior clinician, manager, KPO, front line'
WITH attended AS (
  SELECT c.short_name AS series, c.sort_order::INTEGER AS sort_order, t.role_band AS level,
         count(*) AS people_begun, count(t.completed_date) AS people_completed,
         string_agg(DISTINCT t.source, '; ' ORDER BY t.source) AS source
  FROM training AS t
  JOIN cases AS c USING (case_id)
  WHERE t.programme = $programme
  GROUP BY ALL
)
SELECT series, level, people_begun, people_completed,
       round(100.0 * people_completed / people_begun, 1) AS percent_completed, source, sort_order,
       dense_rank() OVER (
         ORDER BY list_position(string_split_regex($levels::VARCHAR, ', *'), level) NULLS LAST, level
       )::INTEGER AS level_order
FROM attended
ORDER BY sort_order, level_order;
