-- title: Board summary of all measures
-- description: One row a measure and trust: the last month, the standard, the process limits that it is judged by, and
--   the icons of variation and assurance. Which way is better, and the standard, are the measure's own. New limits begin
--   at the rebase. Rounded to three decimals; conventions are those of the R package.
-- param from: date = 2015-04-01
-- param to: date = 2021-03-31
-- param rebase: date = 2020-03-01
WITH monthly AS (
  SELECT {'measure': measure_id, 'trust': case_id} AS series, o.period, o.value, o.source, m.direction,
         row_number() OVER (PARTITION BY measure_id, case_id ORDER BY period DESC) = 1 AS closes
  FROM outcomes AS o
  JOIN measures AS m USING (measure_id)
  WHERE period BETWEEN $from AND $to
    AND value IS NOT NULL
),
up AS (FROM monthly WHERE direction = 'increase'),
down AS (FROM monthly WHERE direction = 'decrease'),
neither AS (FROM monthly WHERE direction NOT IN ('increase', 'decrease')),
summed AS (
  FROM spc_summary('up', improvement := 'increase', rebase := [$rebase])
  UNION ALL FROM spc_summary('down', improvement := 'decrease', rebase := [$rebase])
  UNION ALL FROM spc_summary('neither', rebase := [$rebase])
),
-- As spc_summary has it with a target; here each measure has one of its own. 1 where up is better, -1 where down is.
held AS (
  SELECT s.*, m.name AS measure, m.unit, m.target::DOUBLE AS standard, c.short_name AS trust, c.sort_order::INTEGER AS rank,
         CASE m.direction WHEN 'increase' THEN 1 WHEN 'decrease' THEN -1 END AS better,
         better * standard > greatest(better * s.lower_limit, better * s.upper_limit) AS fails,
         better * standard < least(better * s.lower_limit, better * s.upper_limit) AS passes
  FROM summed AS s
  JOIN measures AS m ON m.measure_id = s.series.measure
  JOIN cases AS c ON c.case_id = s.series.trust
)
SELECT h.measure, h.unit, h.trust, l.period AS last_month, round(l.value, 3) AS last_value, h.standard,
       round(h.mean, 3) AS mean, round(h.lower_limit, 3) AS lower_limit, round(h.upper_limit, 3) AS upper_limit,
       h.variation_icon,
       CASE WHEN h.standard IS NULL OR h.better IS NULL THEN NULL WHEN h.fails THEN 'fail' WHEN h.passes THEN 'pass'
            ELSE 'inconsistent' END AS assurance_icon,
       h.special_cause_points AS months_that_signal, h.points AS months, h.note, l.source, h.rank
FROM held AS h
JOIN monthly AS l ON l.series = h.series AND l.closes
ORDER BY h.measure, h.rank;
