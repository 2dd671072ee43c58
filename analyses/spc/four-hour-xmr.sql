-- title: Four-hour performance as process charts
-- description: One row a trust and month: the process limits, the rule that the month meets and what it speaks of, with
--   the phase that the month falls in. New limits begin at the rebase. The columns after source serve the chart: the
--   icons of each trust, once, and the phase cut to the months shown and, once, its label.
-- param measure: varchar = 'ae_4h'
-- choices measure: SELECT measure_id, name FROM measures ORDER BY name
-- param from: date = 2015-04-01
-- param to: date = 2021-03-31
-- param rebase: date = 2020-03-01
-- param convention: varchar = 'plot_the_dots'
WITH asked AS (
  SELECT direction, target::DOUBLE AS target FROM measures WHERE measure_id = $measure
),
monthly AS (
  SELECT case_id AS series, period, value, source
  FROM outcomes
  WHERE measure_id = $measure
    AND period BETWEEN $from AND $to
),
judged AS (
  FROM spc_xmr('monthly', improvement := (SELECT direction FROM asked), target := (SELECT target FROM asked),
               rebase := [$rebase], convention := $convention)
),
icons AS (
  FROM spc_summary('monthly', improvement := (SELECT direction FROM asked), target := (SELECT target FROM asked),
                   rebase := [$rebase], convention := $convention)
),
phase_of_month AS (
  SELECT j.* EXCLUDE (series), c.short_name AS series, c.sort_order::INTEGER AS sort_order, m.source,
         i.points, i.special_cause_points, i.variation_icon, i.assurance_icon,
         row_number() OVER (PARTITION BY j.series ORDER BY j.period DESC) = 1 AS closes,
         p.phase, greatest(p.start_date, $from) AS phase_start, least(coalesce(p.end_date, $to), $to) AS phase_end,
         dense_rank() OVER (ORDER BY p.start_date) % 2 = 0 AS phase_shaded,
         row_number() OVER (PARTITION BY p.phase, j.series ORDER BY j.period) = 1 AS opens_phase,
         row_number() OVER (PARTITION BY p.phase ORDER BY c.sort_order, j.period) = 1 AS names_phase,
         count(DISTINCT j.period) OVER (PARTITION BY p.phase) AS phase_months,
         count(DISTINCT j.period) OVER () AS months
  FROM judged AS j
  JOIN monthly AS m USING (series, period)
  JOIN icons AS i USING (series)
  JOIN cases AS c ON c.case_id = j.series
  LEFT JOIN phases AS p
    ON p.scheme = 'evaluation' AND p.case_id IS NULL
   AND j.period BETWEEN p.start_date AND coalesce(p.end_date, $to)
)
SELECT series, period, value, baseline, mean, lower_limit, upper_limit, target, signal, variation, note, phase, source,
       sort_order,
       CASE WHEN closes THEN variation_icon END AS variation_icon,
       CASE WHEN closes THEN assurance_icon END AS assurance_icon,
       CASE WHEN closes THEN special_cause_points || ' of ' || points || ' months signal' END AS signals,
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
