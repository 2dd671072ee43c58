-- title: Where the thread is cut
-- description: Aims with no aim above them, aims with no improvement beneath them and improvements with no aim, by trust.
--   National aims need none above. `row` is where a chart of three columns lists them, a block a trust.
WITH RECURSIVE climb AS (
  SELECT o.objective_id, o.parent_id, [o.objective_id] AS passed
  FROM improvements AS i
  JOIN objectives AS o USING (objective_id)
  UNION ALL
  SELECT o.objective_id, o.parent_id, list_append(c.passed, o.objective_id)
  FROM climb AS c
  JOIN objectives AS o ON o.objective_id = c.parent_id
  WHERE NOT list_contains(c.passed, o.objective_id)
),
cut AS (
  SELECT 1 AS list, case_id, title, level AS kind, objective_id AS item_id, source
  FROM objectives
  WHERE level <> 'national' AND (parent_id IS NULL OR parent_id NOT IN (SELECT objective_id FROM objectives))
  UNION ALL
  SELECT 2, case_id, title, level, objective_id, source
  FROM objectives
  WHERE objective_id NOT IN (SELECT objective_id FROM climb)
  UNION ALL
  SELECT 3, case_id, title, kind, improvement_id, source
  FROM improvements
  WHERE objective_id IS NULL OR objective_id NOT IN (SELECT objective_id FROM objectives)
),
placed AS (
  SELECT coalesce(c.short_name, 'National') AS series, coalesce(c.sort_order::INTEGER, 0) AS sort_order,
         cut.* EXCLUDE (case_id),
         row_number() OVER (PARTITION BY cut.case_id, list ORDER BY kind DESC, item_id) AS line
  FROM cut
  LEFT JOIN cases AS c USING (case_id)
),
tops AS (
  SELECT sort_order, sum(max(line) + 0.7) OVER (ORDER BY sort_order) - max(line) - 0.7 AS top
  FROM placed
  GROUP BY sort_order
)
SELECT p.series, ['aim with no aim above', 'aim with no improvement', 'improvement with no aim'][p.list] AS cut,
       p.list, count(*) OVER (PARTITION BY p.list) AS of_list, p.title, p.kind, p.item_id, p.source, t.top + p.line AS row, p.sort_order
FROM placed AS p
JOIN tops AS t USING (sort_order)
ORDER BY p.sort_order, p.list, row;
