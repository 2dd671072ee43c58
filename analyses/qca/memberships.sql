-- title: Memberships of the trusts in three conditions and an outcome
-- description: One row a trust and condition, with the value that was measured, the three thresholds and the membership
--   that they give. LEADERS: executives who were in the first cohort of the training, %. RETURNED: ties that are returned
--   in the first survey, %. SPECIAL: in special measures at any time from first to last month. HELD, the outcome: change
--   of four-hour performance from the first year to the last, percentage points. The thresholds are this sample's.
-- param from: date = 2015-04-01
-- param to: date = 2020-02-29
WITH thresholds(condition, turn, unit, exclusion, crossover, inclusion) AS (
  VALUES ('LEADERS', 1, '% of executives', 25, 60, 95),
         ('RETURNED', 2, '% of ties', 30, 50, 70),
         ('SPECIAL', 3, 'yes or no', NULL, NULL, NULL),
         ('HELD', 4, 'percentage points', -5, -3, -1)
),
pairs AS (
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
measured AS (
  SELECT case_id, 'LEADERS' AS condition, 100 * avg((cohort = 1)::INTEGER) AS value, any_value(source) AS source
  FROM training WHERE role_band = 'executive' GROUP BY case_id
  UNION ALL
  SELECT p.case_id, 'RETURNED', 100 * avg((b.case_id IS NOT NULL)::INTEGER), any_value(p.source)
  FROM pairs AS p
  LEFT JOIN pairs AS b ON b.case_id = p.case_id AND b.from_actor = p.to_actor AND b.to_actor = p.from_actor
  GROUP BY p.case_id
  UNION ALL
  SELECT c.case_id, 'SPECIAL', count(p.phase) > 0,
         coalesce(string_agg(DISTINCT p.source, '; ' ORDER BY p.source), 'no spell in phases')
  FROM cases AS c
  LEFT JOIN phases AS p
    ON p.case_id = c.case_id AND p.scheme = 'regime' AND p.start_date <= $to AND coalesce(p.end_date, $to) >= $from
  GROUP BY c.case_id
  UNION ALL
  SELECT case_id, 'HELD', max(percentage) FILTER (is_last) - max(percentage) FILTER (NOT is_last), any_value(source)
  FROM yearly GROUP BY case_id
)
SELECT m.case_id, c.short_name AS series, c.sort_order, m.condition, round(m.value, 1) AS value, t.unit, t.exclusion, t.crossover, t.inclusion,
       coalesce(replace(format('{}, {}, {}', t.exclusion, t.crossover, t.inclusion), '-', '−'), t.unit) AS thresholds,
       round(CASE WHEN t.crossover IS NULL THEN m.value ELSE qca_calibrate(m.value, t.exclusion, t.crossover, t.inclusion) END, 2)
         AS membership,
       m.source
FROM measured AS m
JOIN thresholds AS t USING (condition)
JOIN cases AS c USING (case_id)
ORDER BY t.turn, c.sort_order;
