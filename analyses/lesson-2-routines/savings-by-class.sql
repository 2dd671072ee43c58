-- title: Savings by class and trust
-- description: One row a trust and class of saving, and for all trusts together (no trust named): sum in pounds, its share
--   of the trust's savings, how many improvements it comes from, and how much of it recurs. A class without savings is 0.
WITH savings AS (
  SELECT case_id, coalesce(saving_class, 'class not recorded') AS saving_class, saving_gbp,
         coalesce(recurrent, false) AS recurrent, source
  FROM improvements
  WHERE saving_gbp IS NOT NULL
),
classes AS (
  SELECT saving_class, row_number() OVER (ORDER BY sum(saving_gbp) DESC, saving_class) AS class_order
  FROM savings
  GROUP BY saving_class
),
trusts AS (
  SELECT case_id, short_name AS series, sort_order::INTEGER AS sort_order FROM cases
  UNION ALL
  SELECT NULL, NULL, 0
),
listed AS (
  SELECT case_id, count(*) AS improvements FROM improvements GROUP BY GROUPING SETS ((case_id), ())
),
summed AS (
  SELECT t.case_id, t.series, t.sort_order, k.saving_class, k.class_order::INTEGER AS class_order,
         coalesce(sum(s.saving_gbp), 0) AS saving_gbp, count(s.saving_gbp) AS savings,
         coalesce(sum(s.saving_gbp) FILTER (s.recurrent), 0) AS recurrent_gbp,
         coalesce(string_agg(DISTINCT s.source, '; ' ORDER BY s.source), 'none of this class') AS source
  FROM trusts AS t
  CROSS JOIN classes AS k
  LEFT JOIN savings AS s
    ON s.saving_class = k.saving_class AND (t.case_id IS NULL OR s.case_id = t.case_id)
  GROUP BY ALL
)
SELECT series, saving_class, saving_gbp, saving_gbp / nullif(sum(saving_gbp) OVER trust, 0) AS share, savings, recurrent_gbp,
       sum(saving_gbp) OVER trust AS total_gbp, (sum(savings) OVER trust)::INTEGER AS total_savings, l.improvements,
       (sum(saving_gbp) OVER upto - saving_gbp) / nullif(sum(saving_gbp) OVER trust, 0) AS share_from,
       sum(saving_gbp) OVER upto / nullif(sum(saving_gbp) OVER trust, 0) AS share_to,
       source, sort_order, class_order
FROM summed AS m
LEFT JOIN listed AS l ON l.case_id IS NOT DISTINCT FROM m.case_id
WINDOW trust AS (PARTITION BY sort_order), upto AS (PARTITION BY sort_order ORDER BY class_order)
ORDER BY sort_order, class_order;
