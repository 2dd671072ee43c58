-- title: Before and after, by improvement
-- description: One row an improvement of the kind, in the units of its measure, and the value after as % of the value
--   before. Improvements without both values, or with 0 before, have no row; measured and held say how many there are.
-- param kind: varchar = 'rpiw'
WITH held AS (
  SELECT *, count(*) OVER (PARTITION BY case_id) AS held,
         before_value IS NOT NULL AND after_value IS NOT NULL AND before_value <> 0 AS has_both
  FROM improvements
  WHERE kind = $kind
),
measured AS (
  SELECT *, count(*) FILTER (has_both) OVER (PARTITION BY case_id) AS measured FROM held
)
SELECT c.short_name AS series, m.title, m.start_date, m.measure_name, m.unit,
       m.before_value, m.after_value, round(100.0 * m.after_value / m.before_value, 1) AS after_index,
       m.measured, m.held, m.improvement_id, m.source, c.sort_order::INTEGER AS sort_order,
       (row_number() OVER (ORDER BY c.sort_order, m.start_date, m.improvement_id)
         + 2 * (dense_rank() OVER (ORDER BY c.sort_order)) - 1)::INTEGER AS row
FROM measured AS m
JOIN cases AS c USING (case_id)
WHERE m.has_both
ORDER BY row;
