-- title: Ratings of each trust by quarter, as spells
-- description: The state of each trust on the last day of each quarter, from a scheme of phases, with unbroken runs put
--   together. A quarter without a phase has the state $otherwise: a gap in the study, not a rating. Of the $characters
--   that fit across the time axis, a spell has room for its share.
-- param scheme: varchar = cqc_rating
-- param otherwise: varchar = not known
-- param from: date = 2015-07-01
-- param to: date = 2021-03-31
-- param characters: double = 110
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
)
SELECT c.short_name AS series, s.state,
       list_position(['Inadequate', 'Requires improvement', 'Good', 'Outstanding'], s.state) AS level,
       s.start_position AS start_date,
       (s.end_position + INTERVAL 3 MONTH)::DATE AS end_date,
       (date_diff('quarter', s.start_position, s.end_position) + 1)::INTEGER AS quarters,
       coalesce(
         string_agg(DISTINCT p.source, '; ' ORDER BY p.source),
         'no phase of ' || $scheme || ' in this study'
       ) AS source,
       (SELECT count(*)::INTEGER FROM cases) AS trusts,
       floor($characters * quarters / (SELECT count(*) FROM quarters)) AS characters,
       c.sort_order::INTEGER AS sort_order
FROM sequence_spells('states') AS s
JOIN cases AS c USING (case_id)
LEFT JOIN phases AS p
  ON p.case_id = s.case_id AND p.scheme = $scheme AND contains(s.state, p.phase)
 AND p.start_date < s.end_position + INTERVAL 3 MONTH
 AND coalesce(p.end_date, DATE '9999-12-31') >= s.start_position
GROUP BY ALL
ORDER BY sort_order, start_date;
