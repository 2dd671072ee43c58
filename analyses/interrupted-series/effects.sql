-- title: Changes at an intervention, by measure and trust
-- description: One row a measure and trust: changes of level and trend, and the effect at the last month, each with
--   its 95% interval after Newey and West; relative_effect is a share. Look at all of them before picking one:
--   of forty intervals, two miss nought by chance.
-- param intervention: date = 2017-07-01
-- param from: date = 2015-04-01
-- param to: date = 2020-02-01
-- param lag: integer = 3
WITH monthly AS (
  SELECT {'measure': o.measure_id, 'trust': c.short_name} AS series, o.period, o.value
  FROM outcomes AS o
  JOIN cases AS c USING (case_id)
  WHERE o.period BETWEEN $from AND $to
),
about AS (
  SELECT m.measure_id, m.name AS measure, m.unit, m.direction, c.short_name AS trust, c.sort_order::INTEGER AS sort_order,
         string_agg(DISTINCT o.source, '; ') AS source
  FROM outcomes AS o
  JOIN cases AS c USING (case_id)
  JOIN measures AS m USING (measure_id)
  GROUP BY ALL
)
SELECT a.measure, a.unit, a.direction, a.trust, e.points_before, e.points_after,
       round(e.level_change, 3) AS level_change, round(e.level_change_low, 3) AS level_change_low,
       round(e.level_change_high, 3) AS level_change_high,
       round(e.trend_change, 4) AS trend_change, round(e.trend_change_low, 4) AS trend_change_low,
       round(e.trend_change_high, 4) AS trend_change_high,
       round(e.effect, 3) AS effect, round(e.effect_low, 3) AS effect_low, round(e.effect_high, 3) AS effect_high,
       round(e.relative_effect, 4) AS relative_effect, e.note, a.source, a.sort_order
FROM its_effect('monthly', $intervention, lag := $lag) AS e
JOIN about AS a ON a.measure_id = e.series.measure AND a.trust = e.series.trust
ORDER BY a.measure, a.sort_order;
