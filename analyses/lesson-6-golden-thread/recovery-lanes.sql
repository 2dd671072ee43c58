-- title: Improvements before and from the regime, by whether recovery wanted their aim
-- description: For each trust that has a recovery plan one row an improvement, in the lane of whether its aim is one that a
--   priority of the plan coincides with, how many of the lane began before and from the first day of the regime, and of how
--   many of the trust. A lane without improvements has one row without a date. `undated` ones are in no count. Rows of piece
--   `regime` are the spells of special measures from `from` to `to`. Marks that would touch stand in two lines of a lane.
-- param from: date = 2016-01-01
-- param to: date = 2020-12-31
WITH RECURSIVE climb AS (
  SELECT objective_id AS from_id, objective_id, parent_id, level, [objective_id] AS passed FROM objectives
  UNION ALL
  SELECT c.from_id, o.objective_id, o.parent_id, o.level, list_append(c.passed, o.objective_id)
  FROM climb AS c
  JOIN objectives AS o ON o.objective_id = c.parent_id
  WHERE NOT list_contains(c.passed, o.objective_id)
),
reached AS (
  SELECT from_id AS objective_id, arg_min(objective_id, len(passed)) AS aim_id
  FROM climb
  WHERE level = 'organisation'
  GROUP BY from_id
),
planned AS (
  SELECT c.case_id, c.short_name AS series, c.sort_order::INTEGER AS sort_order, coalesce(r.start_date, f.first_priority) AS divide,
         dense_rank() OVER (ORDER BY c.sort_order) - 1 AS block
  FROM cases AS c
  JOIN (SELECT case_id, min(start_date) AS first_priority FROM recovery_priorities GROUP BY case_id) AS f USING (case_id)
  LEFT JOIN phases AS r
    ON r.scheme = 'regime' AND r.case_id = c.case_id
   AND f.first_priority BETWEEN r.start_date AND coalesce(r.end_date, f.first_priority)
  QUALIFY row_number() OVER (PARTITION BY c.case_id ORDER BY r.start_date DESC NULLS LAST) = 1
),
wanted AS (
  SELECT DISTINCT p.case_id, r.aim_id FROM recovery_priorities AS p JOIN reached AS r USING (objective_id)
),
lanes AS (
  FROM (VALUES (1, 'aim in the plan'), (2, 'another aim'), (3, 'no aim named')) AS all_lanes(lane, lane_label)
),
laned AS (
  SELECT i.case_id, i.improvement_id, i.title, i.kind, coalesce(i.selected_by, 'not recorded') AS selected_by, i.start_date,
         i.source, CASE WHEN w.aim_id IS NOT NULL THEN 1 WHEN r.aim_id IS NOT NULL THEN 2 ELSE 3 END AS lane
  FROM improvements AS i
  LEFT JOIN reached AS r USING (objective_id)
  LEFT JOIN wanted AS w ON w.case_id = i.case_id AND w.aim_id = r.aim_id
),
placed AS (
  SELECT p.series, p.sort_order, p.divide, p.block, l.lane, l.lane_label, i.* EXCLUDE (case_id, lane),
         count(*) FILTER (i.start_date < p.divide) OVER in_lane AS before_divide,
         count(*) FILTER (i.start_date >= p.divide) OVER in_lane AS after_divide,
         count(*) FILTER (i.start_date < p.divide) OVER in_block AS all_before,
         count(*) FILTER (i.start_date >= p.divide) OVER in_block AS all_after,
         count(*) FILTER (i.improvement_id IS NOT NULL AND i.start_date IS NULL) OVER in_block AS undated
  FROM planned AS p
  CROSS JOIN lanes AS l
  LEFT JOIN laned AS i ON i.case_id = p.case_id AND i.lane = l.lane
  WINDOW in_lane AS (PARTITION BY p.series, l.lane), in_block AS (PARTITION BY p.series)
),
gaps AS (
  SELECT *, coalesce(start_date - lag(start_date) OVER along >= 48, true) AS stands_apart
  FROM placed
  WINDOW along AS (PARTITION BY series, lane ORDER BY start_date, improvement_id)
),
runs AS (
  SELECT *, count(*) FILTER (stands_apart) OVER (PARTITION BY series, lane ORDER BY start_date, improvement_id) AS run
  FROM gaps
),
pieces AS (
  SELECT 'improvement' AS piece, series, lane, lane_label, improvement_id, title, kind, selected_by, start_date,
         NULL::DATE AS end_date, before_divide, after_divide, all_before, all_after, undated, divide,
         NULL::VARCHAR AS label, NULL::VARCHAR AS pattern, source, block * 4.6 AS block_top, block_top + lane AS row,
         row + CASE
           WHEN count(*) OVER (PARTITION BY series, lane, run) = 1 THEN 0
           WHEN row_number() OVER (PARTITION BY series, lane, run ORDER BY start_date, improvement_id) % 2 = 1 THEN -0.2
           ELSE 0.2
         END AS line,
         sort_order
  FROM runs
  UNION ALL BY NAME
  SELECT 'regime' AS piece, p.series, s.phase AS label, greatest(s.start_date, $from) AS start_date,
         least(coalesce(s.end_date, $to), $to) AS end_date, p.divide,
         CASE WHEN s.phase ILIKE '%financ%' THEN 'dots' ELSE 'hatch' END AS pattern, s.source,
         p.block * 4.6 AS block_top, p.sort_order
  FROM phases AS s
  JOIN planned AS p USING (case_id)
  WHERE s.scheme = 'regime' AND s.start_date <= $to AND coalesce(s.end_date, $to) >= $from
)
FROM pieces
ORDER BY sort_order, piece, lane, start_date, improvement_id;
