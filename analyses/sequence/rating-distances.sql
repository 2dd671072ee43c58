-- title: How far the trusts' ratings by quarter are apart
-- description: Optimal matching of the states of each pair of trusts on the last day of each quarter. With five trusts
--   this is an illustration: it shows which journeys resemble one another, not groups of trusts.
-- param scheme: varchar = cqc_rating
-- param otherwise: varchar = not known
-- param from: date = 2015-07-01
-- param to: date = 2021-03-31
-- param method: varchar = OM
-- param substitution: varchar = CONSTANT
-- param normalise: varchar = none
WITH quarters AS (
  SELECT unnest(generate_series(date_trunc('quarter', $from), $to, INTERVAL 3 MONTH))::DATE AS position
),
states AS (
  SELECT c.case_id, q.position,
         coalesce(string_agg(p.phase, ' and ' ORDER BY p.start_date), $otherwise) AS state
  FROM cases AS c
  CROSS JOIN quarters AS q
  LEFT JOIN phases AS p
    ON p.case_id = c.case_id AND p.scheme = $scheme
   AND p.start_date < q.position + INTERVAL 3 MONTH
   AND coalesce(p.end_date, DATE '9999-12-31') >= q.position + INTERVAL 3 MONTH - INTERVAL 1 DAY
  GROUP BY ALL
),
sources AS (
  SELECT c.case_id,
         coalesce(string_agg(DISTINCT p.source, '; ' ORDER BY p.source), 'no phase of ' || $scheme || ' in this study') AS source
  FROM cases AS c
  LEFT JOIN phases AS p ON p.case_id = c.case_id AND p.scheme = $scheme
  GROUP BY c.case_id
)
SELECT a.short_name AS series_a, b.short_name AS series_b, round(d.distance, 4) AS distance,
       (SELECT count(*)::INTEGER FROM quarters) AS quarters, (SELECT count(*)::INTEGER FROM cases) AS trusts,
       CASE WHEN d.case_a = d.case_b THEN sa.source ELSE sa.source || '; ' || sb.source END AS source,
       a.sort_order::INTEGER AS sort_a, b.sort_order::INTEGER AS sort_b
FROM sequence_distances('states', method := $method, substitution := $substitution, normalise := $normalise) AS d
JOIN cases AS a ON a.case_id = d.case_a
JOIN cases AS b ON b.case_id = d.case_b
JOIN sources AS sa ON sa.case_id = d.case_a
JOIN sources AS sb ON sb.case_id = d.case_b
ORDER BY sort_a, sort_b;
