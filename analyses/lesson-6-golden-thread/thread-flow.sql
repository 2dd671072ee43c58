-- title: From improvements to national aims
-- description: What the flow draws, one row a piece. A block is a trust, an aim of trusts or a national aim, as high as
--   the improvements that reach it; a ribbon joins two blocks for the improvements of one trust. Aims of trusts that
--   have one title are one block. Improvements without an aim end in a block of their own.
-- param gap: double = 3
WITH RECURSIVE climb AS (
  SELECT i.improvement_id, o.objective_id, o.parent_id, o.level, o.title, [o.objective_id] AS passed
  FROM improvements AS i
  JOIN objectives AS o USING (objective_id)
  UNION ALL
  SELECT c.improvement_id, o.objective_id, o.parent_id, o.level, o.title, list_append(c.passed, o.objective_id)
  FROM climb AS c
  JOIN objectives AS o ON o.objective_id = c.parent_id
  WHERE NOT list_contains(c.passed, o.objective_id)
),
reached AS (
  SELECT improvement_id,
         arg_min(title, len(passed)) FILTER (level = 'organisation') AS aim,
         arg_min(title, len(passed)) FILTER (level = 'national') AS national,
         arg_min(objective_id, len(passed)) FILTER (level = 'national') AS national_id
  FROM climb
  GROUP BY improvement_id
),
bundles AS (
  SELECT r.national, r.national_id, coalesce(r.aim, 'No aim named') AS aim, r.aim IS NULL AS no_aim,
         c.short_name AS series, c.sort_order::INTEGER AS sort_order,
         count(*) AS improvements, string_agg(DISTINCT i.source, '; ' ORDER BY i.source) AS source
  FROM improvements AS i
  JOIN cases AS c USING (case_id)
  LEFT JOIN reached AS r USING (improvement_id)
  GROUP BY ALL
),
middle AS (
  SELECT *,
         dense_rank() OVER (ORDER BY no_aim, national_id NULLS LAST, aim) AS aim_order,
         sum(improvements) OVER (ORDER BY no_aim, national_id NULLS LAST, aim, sort_order)
           - improvements + $gap::DOUBLE * (aim_order - 1) AS aim_low,
         sum(improvements) OVER (ORDER BY sort_order, no_aim, national_id NULLS LAST, aim)
           - improvements + $gap::DOUBLE * (dense_rank() OVER (ORDER BY sort_order) - 1) AS trust_low
  FROM bundles
),
ends AS (
  SELECT max(aim_low + improvements) AS aim_end, max(trust_low + improvements) AS trust_end FROM middle
),
placed AS (
  SELECT * REPLACE (trust_low + (aim_end - trust_end) / 2 AS trust_low),
         (min(aim_low) OVER whole + max(aim_low + improvements) OVER whole - sum(improvements) OVER whole) / 2
           + sum(improvements) OVER (PARTITION BY national ORDER BY aim_order, sort_order) - improvements AS national_low
  FROM middle, ends
  WINDOW whole AS (PARTITION BY national)
),
blocks AS (
  SELECT 'block' AS piece, 0 AS stage, national AS label, NULL::VARCHAR AS series, min(national_low) AS low,
         max(national_low + improvements) AS high, sum(improvements)::INTEGER AS improvements,
         string_agg(DISTINCT source, '; ' ORDER BY source) AS source
  FROM placed
  WHERE national IS NOT NULL
  GROUP BY national
  UNION ALL
  SELECT CASE WHEN no_aim THEN 'no aim' WHEN national IS NULL THEN 'no national aim' ELSE 'block' END, 1, aim, NULL,
         min(aim_low), max(aim_low + improvements), sum(improvements)::INTEGER,
         string_agg(DISTINCT source, '; ' ORDER BY source)
  FROM placed
  GROUP BY aim, no_aim, national
  UNION ALL
  SELECT 'block', 2, series, series, min(trust_low), max(trust_low + improvements), sum(improvements)::INTEGER,
         string_agg(DISTINCT source, '; ' ORDER BY source)
  FROM placed
  GROUP BY series
),
ribbons AS (
  SELECT 'ribbon' AS piece, 0 AS stage, aim || ', ' || national AS label, series, national_low AS low,
         national_low + improvements AS high, aim_low AS next_low, aim_low + improvements AS next_high,
         improvements::INTEGER AS improvements, source
  FROM placed
  WHERE national IS NOT NULL
  UNION ALL
  SELECT 'ribbon', 1, aim, series, aim_low, aim_low + improvements, trust_low, trust_low + improvements,
         improvements::INTEGER, source
  FROM placed
)
SELECT piece, stage, label, series, low, high, next_low, next_high, improvements, source
FROM (FROM blocks UNION ALL BY NAME FROM ribbons)
ORDER BY piece, stage, low;
