-- title: Four-hour performance by trust and month
-- description: One row a trust and month, with the phase of the evaluation that the month falls in. The columns
--   after source serve the chart: the name in lines, the phase cut to the months shown and, once, its label.
-- param measure: varchar = 'ae_4h'
-- choices measure: SELECT measure_id, name FROM measures ORDER BY name
-- param from: date = 2015-04-01
-- param to: date = 2021-03-31
WITH monthly AS (
  SELECT c.short_name AS series, c.sort_order::INTEGER AS sort_order, c.name, o.period, o.value,
         o.numerator::DOUBLE AS numerator, o.denominator::DOUBLE AS denominator, m.unit, m.target::DOUBLE AS target,
         o.source
  FROM outcomes AS o
  JOIN cases AS c USING (case_id)
  JOIN measures AS m USING (measure_id)
  WHERE o.measure_id = $measure
    AND o.period BETWEEN $from AND $to
),
phase_of_month AS (
  SELECT m.*, p.phase, greatest(p.start_date, $from) AS phase_start,
         least(coalesce(p.end_date, $to), $to) AS phase_end,
         dense_rank() OVER (ORDER BY p.start_date) % 2 = 0 AS phase_shaded,
         row_number() OVER (PARTITION BY p.phase, m.series ORDER BY m.period) = 1 AS opens_phase,
         row_number() OVER (PARTITION BY p.phase ORDER BY m.sort_order, m.period) = 1 AS names_phase,
         count(DISTINCT m.period) OVER (PARTITION BY p.phase) AS phase_months,
         count(DISTINCT m.period) OVER () AS months
  FROM monthly AS m
  LEFT JOIN phases AS p
    ON p.scheme = 'evaluation' AND p.case_id IS NULL
   AND m.period BETWEEN p.start_date AND coalesce(p.end_date, $to)
)
SELECT series, period, value, numerator, denominator, unit, target, phase, source, sort_order,
       list_reduce(
         string_split(regexp_replace(name, ' NHS( Foundation)? Trust$', ''), ' '),
         lambda lines, word: lines
           || CASE WHEN length(string_split(lines, chr(10))[-1]) + length(word) >= 30 THEN chr(10) ELSE ' ' END
           || word
       ) AS name_lines,
       phase_start, phase_end, phase_shaded, opens_phase,
       CASE
         WHEN phase IS NULL OR NOT names_phase THEN NULL
         WHEN 85 * phase_months / months < length(phase) / 2 + 4 THEN string_split(phase, ' ')[1]
         ELSE list_reduce(
           string_split(phase, ' '),
           lambda lines, word: lines
             || CASE
                  WHEN length(string_split(lines, chr(10))[-1]) + length(word) >= 85 * phase_months / months
                  THEN chr(10) ELSE ' '
                END
             || word
         )
       END AS phase_label
FROM phase_of_month
ORDER BY sort_order, period;
