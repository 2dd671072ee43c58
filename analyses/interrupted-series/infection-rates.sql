-- title: Infections per bed day before and after an intervention, by trust
-- description: Quasi-Poisson regression of counts over bed days with one pair of harmonics for the season. A rate ratio
--   of level_change below 1 is a lower rate from the intervention on, the trend kept.
-- param measure: varchar = 'cdiff_rate'
-- choices measure: SELECT measure_id, name FROM measures ORDER BY name
-- param intervention: date = 2017-07-01
-- param from: date = 2015-04-01
-- param to: date = 2020-02-01
WITH monthly AS (
  SELECT c.short_name AS series, o.period, o.numerator AS count, o.denominator AS population, o.source, c.sort_order::INTEGER AS sort_order
  FROM outcomes AS o
  JOIN cases AS c USING (case_id)
  WHERE o.measure_id = $measure
    AND o.period BETWEEN $from AND $to
),
about AS (
  SELECT series, sort_order, sum(count) AS events, string_agg(DISTINCT source, '; ') AS source
  FROM monthly
  GROUP BY ALL
)
SELECT p.series AS trust, a.events, round(p.rate_ratio, 3) AS rate_ratio, round(p.rate_ratio_low, 3) AS rate_ratio_low,
       round(p.rate_ratio_high, 3) AS rate_ratio_high, round(p.p, 4) AS p, round(p.dispersion, 2) AS dispersion,
       p.note, a.source, a.sort_order
FROM its_poisson('monthly', $intervention, period_length := 12, harmonics := 1) AS p
JOIN about AS a USING (series)
WHERE p.term = 'level_change'
ORDER BY a.sort_order;
