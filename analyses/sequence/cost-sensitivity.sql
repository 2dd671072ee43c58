-- title: Whether the order of distances depends on their costs
-- description: The distance of each pair of trusts under constant costs, costs from transition rates, costs from rates at
--   each quarter, and without shifts, each with its rank. Where ranks differ, the likeness is a choice of costs.
-- param scheme: varchar = cqc_rating
-- param otherwise: varchar = not known
-- param from: date = 2015-07-01
-- param to: date = 2021-03-31
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
),
all_costs AS (
  SELECT case_a, case_b, c.distance AS constant_costs, t.distance AS rate_costs, h.distance AS quarters_apart,
         d.distance AS dynamic_costs
  FROM sequence_distances('states') AS c
  JOIN sequence_distances('states', substitution := 'TRATE') AS t USING (case_a, case_b)
  JOIN sequence_distances('states', method := 'HAM') AS h USING (case_a, case_b)
  JOIN sequence_distances('states', method := 'DHD') AS d USING (case_a, case_b)
)
SELECT a.short_name AS series_a, b.short_name AS series_b,
       constant_costs, (rank() OVER (ORDER BY constant_costs))::INTEGER AS constant_rank,
       round(rate_costs, 4) AS rate_costs, (rank() OVER (ORDER BY round(rate_costs, 4)))::INTEGER AS rate_rank,
       quarters_apart, (rank() OVER (ORDER BY quarters_apart))::INTEGER AS quarters_rank,
       round(dynamic_costs, 4) AS dynamic_costs, (rank() OVER (ORDER BY round(dynamic_costs, 4)))::INTEGER AS dynamic_rank,
       sa.source || '; ' || sb.source AS source
FROM all_costs
JOIN cases AS a ON a.case_id = case_a
JOIN cases AS b ON b.case_id = case_b
JOIN sources AS sa ON sa.case_id = case_a
JOIN sources AS sb ON sb.case_id = case_b
WHERE a.sort_order < b.sort_order
ORDER BY constant_rank, a.sort_order, b.sort_order;
