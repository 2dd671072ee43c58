-- title: Spells of special measures beside the selection of improvements
-- description: One row a spell of scheme `regime` that falls within the time shown, with the top of its trust's block in
--   the chart of selection.
-- param from: date = 2016-01-01
-- param to: date = 2020-12-31
WITH blocks AS (
  SELECT case_id, row_number() OVER (ORDER BY sort_order) - 1 AS block
  FROM cases
  WHERE case_id IN (SELECT case_id FROM improvements WHERE start_date IS NOT NULL)
),
heights AS (
  SELECT count(DISTINCT coalesce(selected_by, '')) + 0.9 AS block_rows FROM improvements WHERE start_date IS NOT NULL
)
SELECT c.short_name AS series, p.phase AS label, greatest(p.start_date, $from) AS start_date,
       least(coalesce(p.end_date, $to), $to) AS end_date,
       CASE WHEN p.phase ILIKE '%financ%' THEN 'dots' ELSE 'hatch' END AS pattern,
       b.block * h.block_rows AS block_top, p.source, c.sort_order::INTEGER AS sort_order
FROM phases AS p
JOIN cases AS c USING (case_id)
JOIN blocks AS b USING (case_id), heights AS h
WHERE p.scheme = 'regime' AND p.start_date <= $to AND coalesce(p.end_date, $to) >= $from
ORDER BY c.sort_order, p.start_date;
