-- title: Improvements by trust and national aim
-- description: How many improvements of each trust reach each national aim, how many only an aim of the trust itself, and
--   how many no aim. Every pair has a row, so that a nought is seen.
WITH RECURSIVE climb AS (
  SELECT i.improvement_id, o.objective_id, o.parent_id, o.level, [o.objective_id] AS passed
  FROM improvements AS i
  JOIN objectives AS o USING (objective_id)
  UNION ALL
  SELECT c.improvement_id, o.objective_id, o.parent_id, o.level, list_append(c.passed, o.objective_id)
  FROM climb AS c
  JOIN objectives AS o ON o.objective_id = c.parent_id
  WHERE NOT list_contains(c.passed, o.objective_id)
),
reached AS (
  SELECT i.case_id, i.source,
         coalesce(arg_min(c.objective_id, len(c.passed)) FILTER (c.level = 'national'),
                  CASE WHEN count(c.objective_id) > 0 THEN '?trust' ELSE '?none' END) AS aim_id
  FROM improvements AS i
  LEFT JOIN climb AS c USING (improvement_id)
  GROUP BY i.improvement_id, i.case_id, i.source
),
aims AS (
  SELECT objective_id AS aim_id, title AS aim, row_number() OVER (ORDER BY objective_id) AS aim_order
  FROM objectives
  WHERE level = 'national'
  UNION ALL
  VALUES ('?trust', 'An aim of the trust, none above', 1001), ('?none', 'No aim named', 1002)
),
sizes AS (
  SELECT case_id, count(*) AS trust_improvements FROM reached GROUP BY case_id
),
totals AS (
  SELECT aim_id, count(*) AS aim_improvements FROM reached GROUP BY aim_id
)
SELECT c.short_name AS series, a.aim, count(r.aim_id) AS improvements, coalesce(s.trust_improvements, 0) AS trust_improvements,
       coalesce(t.aim_improvements, 0) AS aim_improvements,
       (SELECT string_agg(DISTINCT source, '; ' ORDER BY source) FROM improvements) AS source,
       a.aim_order, c.sort_order::INTEGER AS sort_order
FROM aims AS a
CROSS JOIN cases AS c
LEFT JOIN sizes AS s USING (case_id)
LEFT JOIN totals AS t USING (aim_id)
LEFT JOIN reached AS r ON r.case_id = c.case_id AND r.aim_id = a.aim_id
GROUP BY c.short_name, c.sort_order, a.aim, a.aim_order, s.trust_improvements, t.aim_improvements
ORDER BY a.aim_order, c.sort_order;
