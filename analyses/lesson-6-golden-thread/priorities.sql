-- title: Recovery priorities beside the aims that the partnership's work served
-- description: One row an aim of each trust that has a recovery plan, with the plan's priorities that coincide with it and
--   the improvements that reach it, and one row for what names no aim. An improvement is the partnership's work unless one
--   of `others` chose it; those are counted as `left_out`. `top` is where a table with a block a trust shows the row.
-- param others: varchar = 'regulator'
-- param aim_characters: integer = 32
-- param plan_characters: integer = 34
-- param work_characters: integer = 46
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
  SELECT c.case_id, c.short_name AS series, c.sort_order::INTEGER AS sort_order, r.phase AS regime, r.start_date AS regime_begins
  FROM cases AS c
  JOIN (SELECT case_id, min(start_date) AS first_priority FROM recovery_priorities GROUP BY case_id) AS f USING (case_id)
  LEFT JOIN phases AS r
    ON r.scheme = 'regime' AND r.case_id = c.case_id
   AND f.first_priority BETWEEN r.start_date AND coalesce(r.end_date, f.first_priority)
  QUALIFY row_number() OVER (PARTITION BY c.case_id ORDER BY r.start_date DESC NULLS LAST) = 1
),
served AS (
  SELECT i.case_id, i.title, i.source, r.aim_id,
         list_contains(string_split_regex($others::VARCHAR, '[, ]+'), coalesce(i.selected_by, '')) AS left_out
  FROM improvements AS i
  LEFT JOIN reached AS r USING (objective_id)
),
aims AS (
  SELECT case_id, objective_id AS aim_id, title AS aim, source
  FROM objectives
  WHERE level = 'organisation' AND case_id IN (SELECT case_id FROM planned)
  UNION ALL
  SELECT case_id, NULL, NULL, NULL FROM planned
),
plans AS (
  SELECT r.case_id, a.aim_id, count(*) AS priorities, string_agg(r.title, '; ' ORDER BY r.start_date, r.priority_id) AS plan,
         string_agg(DISTINCT r.source, '; ' ORDER BY r.source) AS source
  FROM recovery_priorities AS r
  LEFT JOIN reached AS a USING (objective_id)
  GROUP BY r.case_id, a.aim_id
),
titles AS (
  SELECT case_id, aim_id, title, count(*) FILTER (NOT left_out) AS times, count(*) FILTER (left_out) AS left_out,
         string_agg(DISTINCT source, '; ' ORDER BY source) AS source
  FROM served
  GROUP BY case_id, aim_id, title
),
works AS (
  SELECT case_id, aim_id, sum(times) AS improvements, sum(left_out) AS left_out,
         string_agg(title || CASE WHEN times > 1 THEN ' (' || times || ')' ELSE '' END, ', ' ORDER BY times DESC, title)
           FILTER (times > 0) AS work,
         string_agg(DISTINCT source, '; ' ORDER BY source) AS source
  FROM titles
  GROUP BY case_id, aim_id
),
joined AS (
  SELECT p.series, p.sort_order, p.regime, p.regime_begins, a.aim_id, a.aim,
         coalesce(r.priorities, 0)::INTEGER AS priorities, r.plan,
         coalesce(w.improvements, 0)::INTEGER AS improvements, coalesce(w.left_out, 0)::INTEGER AS left_out, w.work,
         CASE
           WHEN a.aim_id IS NULL THEN 'no aim named'
           WHEN priorities > 0 AND improvements > 0 THEN 'both'
           WHEN priorities > 0 THEN 'recovery plan only'
           WHEN improvements > 0 THEN 'partnership only'
           ELSE 'neither'
         END AS overlap,
         concat_ws('; ', a.source, CASE WHEN r.source IS DISTINCT FROM a.source THEN r.source END) AS source
  FROM planned AS p
  JOIN aims AS a USING (case_id)
  LEFT JOIN plans AS r ON r.case_id = a.case_id AND r.aim_id IS NOT DISTINCT FROM a.aim_id
  LEFT JOIN works AS w ON w.case_id = a.case_id AND w.aim_id IS NOT DISTINCT FROM a.aim_id
),
worded AS (
  SELECT *,
         list_reduce(
           string_split(coalesce(aim, 'no aim of the trust'), ' '),
           lambda words, word: words
             || CASE WHEN length(string_split(words, chr(10))[-1]) + length(word) >= $aim_characters THEN chr(10) ELSE ' ' END
             || word
         ) AS aim_lines,
         list_reduce(
           string_split(coalesce(plan, ''), ' '),
           lambda words, word: words
             || CASE WHEN length(string_split(words, chr(10))[-1]) + length(word) >= $plan_characters THEN chr(10) ELSE ' ' END
             || word
         ) AS plan_lines,
         list_reduce(
           string_split(
             concat_ws(
               '; ',
               CASE WHEN aim_id IS NULL THEN improvements || ' improvement' || CASE improvements WHEN 1 THEN '' ELSE 's' END ELSE work END,
               CASE WHEN left_out > 0 THEN left_out || ' by the ' || regexp_replace($others::VARCHAR, '[, ]+', ' or ', 'g') END
             ),
             ' '
           ),
           lambda words, word: words
             || CASE WHEN length(string_split(words, chr(10))[-1]) + length(word) >= $work_characters THEN chr(10) ELSE ' ' END
             || word
         ) AS work_lines,
         greatest(
           len(string_split(aim_lines, chr(10))), len(string_split(plan_lines, chr(10))), len(string_split(work_lines, chr(10)))
         ) + 0.7 AS height,
         row_number() OVER (
           PARTITION BY series
           ORDER BY list_position(['both', 'recovery plan only', 'partnership only', 'neither', 'no aim named'], overlap), aim_id
         ) AS place
  FROM joined
)
SELECT series, regime, regime_begins, aim_id, aim, overlap, priorities, plan, improvements, work, left_out,
       count(*) FILTER (overlap = 'both') OVER block AS both,
       count(*) FILTER (overlap = 'recovery plan only') OVER block AS plan_only,
       count(*) FILTER (overlap = 'partnership only') OVER block AS work_only,
       count(*) FILTER (overlap = 'neither') OVER block AS neither,
       sum(left_out) OVER block AS all_left_out,
       source, aim_lines, plan_lines, work_lines, place,
       sum(height) OVER down - height + 2.4 * dense_rank() OVER (ORDER BY sort_order) AS top, sort_order
FROM worded
WINDOW block AS (PARTITION BY series), down AS (ORDER BY sort_order, place)
ORDER BY sort_order, place;
