-- title: Interrupted series with what would have come, by trust
-- description: One row a trust and month: the value, the segmented line, and the line from before gone on
--   (counterfactual). Changes of level and their 95% intervals are those of its_effect, the same in all rows of a
--   trust. The months end before the pandemic, which would be a second interruption.
-- param measure: varchar = 'ae_4h'
-- choices measure: SELECT measure_id, name FROM measures ORDER BY name
-- param intervention: date = 2017-07-01
-- param from: date = 2015-04-01
-- param to: date = 2020-02-01
WITH monthly AS (
  SELECT c.short_name AS series, o.period, o.value, o.source, m.unit, c.sort_order::INTEGER AS sort_order, c.name
  FROM outcomes AS o
  JOIN cases AS c USING (case_id)
  JOIN measures AS m USING (measure_id)
  WHERE o.measure_id = $measure
    AND o.period BETWEEN $from AND $to
)
SELECT f.series, f.period, f.value, round(f.fitted, 4) AS fitted, round(f.counterfactual, 4) AS counterfactual,
       f.period >= $intervention AS after, $intervention AS intervention, m.unit, e.points_before, e.points_after,
       round(e.level_change, 4) AS level_change, round(e.level_change_low, 4) AS level_change_low,
       round(e.level_change_high, 4) AS level_change_high, round(e.effect, 4) AS effect,
       round(e.effect_low, 4) AS effect_low, round(e.effect_high, 4) AS effect_high, e.note, m.source, m.sort_order,
       list_reduce(
         string_split(regexp_replace(m.name, ' NHS( Foundation)? Trust$', ''), ' '),
         lambda lines, word: lines
           || CASE WHEN length(string_split(lines, chr(10))[-1]) + length(word) >= 30 THEN chr(10) ELSE ' ' END
           || word
       ) AS name_lines
FROM its_fitted('monthly', $intervention) AS f
JOIN its_effect('monthly', $intervention) AS e USING (series)
JOIN monthly AS m USING (series, period)
ORDER BY m.sort_order, f.period;
