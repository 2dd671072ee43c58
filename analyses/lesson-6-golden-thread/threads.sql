-- title: The thread of each improvement
-- description: One row an improvement, with the trust's aim and the national aim that its thread reaches. `place` is its
--   place among the improvements of its trust: those that reach a national aim first, those without an aim last.
WITH RECURSIVE climb AS (
  SELECT i.improvement_id, o.parent_id, o.level, o.title, [o.objective_id] AS passed
  FROM improvements AS i
  JOIN objectives AS o USING (objective_id)
  UNION ALL
  SELECT c.improvement_id, o.parent_id, o.level, o.title, list_append(c.passed, o.objective_id)
  FROM climb AS c
  JOIN objectives AS o ON o.objective_id = c.parent_id
  WHERE NOT list_contains(c.passed, o.objective_id)
),
reached AS (
  SELECT improvement_id,
         arg_min(title, len(passed)) FILTER (level = 'organisation') AS trust_aim,
         arg_min(title, len(passed)) FILTER (level = 'national') AS national_aim
  FROM climb
  GROUP BY improvement_id
),
threads AS (
  SELECT c.short_name AS series, i.improvement_id, i.title, i.kind, i.selected_by, i.start_date,
         r.trust_aim, r.national_aim,
         CASE WHEN r.national_aim IS NOT NULL THEN 1 WHEN r.improvement_id IS NOT NULL THEN 2 ELSE 3 END AS reach,
         i.source, c.sort_order::INTEGER AS sort_order
  FROM improvements AS i
  JOIN cases AS c USING (case_id)
  LEFT JOIN reached AS r USING (improvement_id)
)
SELECT series, improvement_id, title, kind, selected_by, start_date, trust_aim, national_aim,
       ['reaches a national aim', 'trust’s aim only', 'no aim named'][reach] AS reaches,
       row_number() OVER (PARTITION BY series ORDER BY reach, start_date, improvement_id) AS place,
       count(*) FILTER (reach = 1) OVER trust AS aligned,
       count(*) OVER trust AS improvements,
       source, sort_order
FROM threads
WINDOW trust AS (PARTITION BY series)
ORDER BY sort_order, place;
