-- title: Truth table of the trusts
-- description: One row a configuration of the three conditions, with the trusts that show it and how consistently
--   four-hour performance held there. Five trusts cannot fill eight configurations: `diversity` counts them. The
--   memberships are those of memberships.sql.
-- param from: date = 2015-04-01
-- param to: date = 2020-02-29
-- param consistency: double = 0.75
WITH pairs AS (
  SELECT DISTINCT case_id, from_actor, to_actor, source
  FROM ties
  WHERE wave = (SELECT min(wave) FROM ties) AND from_actor <> to_actor
),
yearly AS (
  SELECT case_id, source, period >= $to::DATE - INTERVAL 1 YEAR AS is_last, 100 * sum(numerator) / sum(denominator) AS percentage
  FROM outcomes
  WHERE measure_id = 'ae_4h'
    AND (period BETWEEN $from AND $from::DATE + INTERVAL 1 YEAR - INTERVAL 1 DAY
         OR period BETWEEN $to::DATE - INTERVAL 1 YEAR AND $to)
  GROUP BY ALL
),
memberships AS (
  SELECT case_id, 'LEADERS' AS condition, qca_calibrate(100 * avg((cohort = 1)::INTEGER), 25, 60, 95) AS membership,
         any_value(source) AS source, 1 AS turn
  FROM training WHERE role_band = 'executive' GROUP BY case_id
  UNION ALL
  SELECT p.case_id, 'RETURNED', qca_calibrate(100 * avg((b.case_id IS NOT NULL)::INTEGER), 30, 50, 70), any_value(p.source), 2
  FROM pairs AS p
  LEFT JOIN pairs AS b ON b.case_id = p.case_id AND b.from_actor = p.to_actor AND b.to_actor = p.from_actor
  GROUP BY p.case_id
  UNION ALL
  SELECT c.case_id, 'SPECIAL', (count(p.phase) > 0)::INTEGER, 'public facts in phases', 3
  FROM cases AS c
  LEFT JOIN phases AS p
    ON p.case_id = c.case_id AND p.scheme = 'regime' AND p.start_date <= $to AND coalesce(p.end_date, $to) >= $from
  GROUP BY c.case_id
  UNION ALL
  SELECT case_id, 'HELD', qca_calibrate(max(percentage) FILTER (is_last) - max(percentage) FILTER (NOT is_last), -5, -3, -1),
         any_value(source), 4
  FROM yearly GROUP BY case_id
),
ordered AS (
  SELECT m.* FROM memberships AS m JOIN cases AS c USING (case_id) ORDER BY m.turn, c.sort_order
),
table_rows AS (
  FROM qca_truth_table('ordered', 'HELD', consistency_cut := $consistency)
)
-- `place`: rows with a trust first, those of output 1 before those of output 0.
SELECT row_number() OVER (ORDER BY cases = 0, output DESC, consistency DESC, row) AS place, row, configuration, cases, round(consistency, 3) AS consistency, round(pri, 3) AS pri, output,
       array_to_string(case_ids, ', ') AS trusts, note,
       format('{} trusts in {} of {} configurations', (SELECT count(DISTINCT case_id) FROM ordered),
              count_if(cases > 0) OVER (), count(*) OVER ()) AS diversity,
       (SELECT string_agg(DISTINCT source, '; ' ORDER BY source) FROM ordered) AS source
FROM table_rows
ORDER BY row;
