-- title: Annual percentages by trust
-- description: One row a trust, one column a financial year (April to March). Months are weighted by their
--   denominators: 100 × sum of numerators / sum of denominators. A year with fewer than twelve months is
--   left empty.
-- param measure: varchar = 'ae_4h'
-- choices measure: SELECT measure_id, name FROM measures ORDER BY name
WITH yearly AS (
  SELECT c.short_name AS trust, c.sort_order,
         year(o.period - INTERVAL 3 MONTH) AS starts,
         round(100.0 * sum(o.numerator) / sum(o.denominator), 1) AS percentage
  FROM outcomes AS o
  JOIN cases AS c USING (case_id)
  WHERE o.measure_id = $measure
  GROUP BY ALL
  HAVING count(DISTINCT o.period) = 12
),
labelled AS (
  SELECT trust, sort_order, starts || '/' || right((starts + 1)::VARCHAR, 2) AS financial_year, percentage
  FROM yearly
)
SELECT trust, financial_year, percentage
FROM labelled
ORDER BY sort_order, financial_year;
