-- Agreement of coders who judged the same units. Formulas: README.md. One row a unit and coder goes in, with its value.
-- A rank stands for a value wherever only its place in the order counts; ranks are of the units that a statistic uses.
CREATE OR REPLACE MACRO agreement(tbl, level := 'nominal') AS TABLE
WITH __agreement_read AS MATERIALIZED (
  SELECT unit AS u, coder AS c,
         CASE WHEN typeof(value) NOT IN ('FLOAT', 'DOUBLE') OR NOT isnan(TRY_CAST(value AS DOUBLE)) THEN value END AS v,
         CASE WHEN level IN ('interval', 'ratio') THEN golden_thread.number_in(value, 'agreement', 'value') END AS x,
         typeof(value) = 'VARCHAR' AS is_text
  FROM query_table(tbl)
),
__agreement_repeated AS (
  SELECT format('{} for unit {}', c, u) AS what FROM __agreement_read
  WHERE u IS NOT NULL AND c IS NOT NULL GROUP BY c, u HAVING count(*) > 1
),
__agreement_checked AS MATERIALIZED (
  SELECT CASE
           WHEN level NOT IN ('nominal', 'ordinal', 'interval', 'ratio')
           THEN error(format('`agreement` knows the levels nominal, ordinal, interval and ratio, not {}.', level))
           WHEN count(*) > 0
           THEN error(format('`agreement` takes one value of a coder for a unit, and there are more of {}: {}{}. Choose one in the query that is passed.',
                             CASE count(*) WHEN 1 THEN 'one' ELSE count(*)::VARCHAR || ' of them' END,
                             array_to_string(list(what ORDER BY what)[:3], ', '), CASE WHEN count(*) > 3 THEN ', …' ELSE '' END))
           ELSE true
         END AS fine
  FROM __agreement_repeated
),
-- Values that can be compared with another of their unit: m in the unit; complete where it has as many as the fullest.
__agreement_values AS MATERIALIZED (
  SELECT u, c, v, x, m, m = max(m) OVER () AS complete
  FROM (SELECT *, count(*) OVER (PARTITION BY u) AS m FROM __agreement_read
        WHERE u IS NOT NULL AND c IS NOT NULL AND v IS NOT NULL AND (level IN ('nominal', 'ordinal') OR x IS NOT NULL))
  WHERE m > 1
),
__agreement_facts AS (
  SELECT count(DISTINCT u) AS all_units,
         count(DISTINCT c) FILTER (u IS NOT NULL AND v IS NOT NULL) AS coders,
         count(*) FILTER (u IS NULL OR c IS NULL) AS nameless,
         coalesce(bool_or(is_text), false) AS texts
  FROM __agreement_read
),
__agreement_used AS (
  SELECT count(*) AS n, count(DISTINCT u) AS pairable, count(DISTINCT v) AS values_used, min(x) AS least,
         count(DISTINCT u) FILTER (complete) AS complete, count(DISTINCT v) FILTER (complete) AS categories,
         max(m) AS fullest
  FROM __agreement_values
),
-- How often a value was given to a unit.
__agreement_counts AS MATERIALIZED (
  SELECT u, v, any_value(x) AS x, any_value(m) AS m, any_value(complete) AS complete, count(*) AS k
  FROM __agreement_values GROUP BY u, v
),
__agreement_units AS (
  SELECT u, any_value(m) AS m, any_value(complete) AS complete, count(*) = 1 AS agreed, sum(k * k)::DOUBLE AS squares
  FROM __agreement_counts GROUP BY u
),
__agreement_fleiss AS (
  SELECT observed, agreed, (SELECT sum(k * k)::DOUBLE / pow(sum(k), 2)
                    FROM (SELECT sum(k) AS k FROM __agreement_counts WHERE complete GROUP BY v)) AS expected
  FROM (SELECT avg((squares - m) / (m * (m - 1))) AS observed, avg(agreed::INTEGER) AS agreed
        FROM __agreement_units WHERE complete)
),
-- Two coders: i and j are the ranks of what the first and the second gave.
__agreement_pairs AS MATERIALIZED (
  SELECT u, arg_min(place, c) AS i, arg_max(place, c) AS j
  FROM (SELECT u, c, dense_rank() OVER (ORDER BY v) AS place FROM __agreement_values WHERE complete)
  WHERE (SELECT coders FROM __agreement_facts) = 2
  GROUP BY u
),
-- The two cumulative shares up to each rank give the expected distance: sum of F(1 - G) + G(1 - F) over the steps.
__agreement_margins AS (
  SELECT p, q, sum(p) OVER places AS f, sum(q) OVER places AS g
  FROM (SELECT place, sum(first) / sum(sum(first)) OVER () AS p, sum(second) / sum(sum(second)) OVER () AS q
        FROM (SELECT i AS place, 1 AS first, 0 AS second FROM __agreement_pairs
              UNION ALL SELECT j, 0, 1 FROM __agreement_pairs)
        GROUP BY place)
  WINDOW places AS (ORDER BY place)
),
__agreement_cohen AS (
  SELECT * FROM (
    SELECT avg((i = j)::INTEGER) AS observed, avg(abs(i - j)) AS distance, avg(pow(i - j, 2)) AS square,
           var_pop(i) + var_pop(j) + pow(avg(i) - avg(j), 2) AS expected_square
    FROM __agreement_pairs
  ), (SELECT sum(p * q) AS expected, sum(f * (1 - g) + g * (1 - f)) AS expected_distance FROM __agreement_margins)
),
__agreement_totals AS MATERIALIZED (SELECT v, any_value(x) AS x, sum(k)::DOUBLE AS k FROM __agreement_counts GROUP BY v),
-- The ordinal distance between two values is that of their mid ranks: sum of n between them, half of their own counted.
__agreement_scores AS (
  SELECT v, CASE WHEN level = 'ordinal' THEN sum(k) OVER (ORDER BY v) - k / 2 ELSE x END AS score
  FROM __agreement_totals WHERE level IN ('ordinal', 'interval')
),
__agreement_spread AS (
  SELECT sum(within) AS observed, any_value(whole) AS expected
  FROM (
    SELECT any_value(m) * var_samp(score) AS within, any_value(whole) AS whole
    FROM (SELECT u, m, score, (SELECT n FROM __agreement_used) * var_samp(score) OVER () AS whole
          FROM __agreement_values JOIN __agreement_scores USING (v))
    GROUP BY u
  )
),
__agreement_ratios AS (
  SELECT (SELECT sum(2 * a.k * b.k * pow((a.x - b.x) / (a.x + b.x), 2) / (a.m - 1))
          FROM __agreement_counts AS a JOIN __agreement_counts AS b ON a.u = b.u AND a.x < b.x) AS observed,
         (SELECT sum(2 * a.k * b.k * pow((a.x - b.x) / (a.x + b.x), 2))
          FROM __agreement_totals AS a JOIN __agreement_totals AS b ON a.x < b.x) / (n - 1) AS expected
  FROM __agreement_used WHERE level = 'ratio' AND least >= 0 AND values_used <= 20000
),
__agreement_alpha AS (
  SELECT CASE level
           WHEN 'nominal' THEN (SELECT sum((m * m - squares) / (m - 1)) FROM __agreement_units)
           WHEN 'ratio' THEN coalesce((SELECT observed FROM __agreement_ratios), 0)
           ELSE (SELECT observed FROM __agreement_spread)
         END AS observed,
         CASE level
           WHEN 'nominal' THEN (SELECT (pow(sum(k), 2) - sum(k * k)) / (sum(k) - 1) FROM __agreement_totals)
           WHEN 'ratio' THEN (SELECT expected FROM __agreement_ratios)
           ELSE (SELECT expected FROM __agreement_spread)
         END AS expected
),
__agreement_order AS (
  SELECT CASE WHEN count(*) > 12 THEN count(*)::VARCHAR || ' values' ELSE string_agg(v::VARCHAR, ', ' ORDER BY v) END AS shown
  FROM __agreement_totals
),
-- Why a statistic is not defined, from the gravest reason on; and what else must be known of it.
__agreement_reasons AS (
  SELECT f.*, s.*,
         CASE WHEN s.pairable = 0 THEN
           CASE WHEN f.coders < 2 THEN format('Two coders are needed, and there {}.', CASE f.coders WHEN 0 THEN 'is none' ELSE 'is one' END)
                ELSE 'No unit has values of two coders.' END
         END AS nothing,
         CASE WHEN s.categories = 1 THEN 'All values are the same, so agreement by chance is certain.' END AS constant,
         CASE WHEN s.values_used = 1 THEN 'All values are the same, so no disagreement is expected by chance.' END AS alike,
         CASE WHEN f.coders > 2 THEN format('It is of two coders, and there are {}.', f.coders) END AS many,
         CASE WHEN level = 'nominal' AND f.texts
              THEN 'Texts at level nominal have no order; say level := ''ordinal'' if the order of their letters is meant, or cast them to an ENUM.' END AS unordered,
         CASE WHEN level = 'ratio' AND s.least < 0 THEN 'A ratio has no values below zero.'
              WHEN level = 'ratio' AND s.values_used > 20000 THEN 'More than 20,000 different values are too many to compare each with each.' END AS unlike,
         CASE WHEN f.nameless > 0 THEN format('{} row{} without a unit or a coder ignored.', f.nameless, CASE WHEN f.nameless > 1 THEN 's' ELSE '' END) END AS ignored,
         CASE WHEN s.fullest < f.coders THEN format('No unit has values of all {} coders: units with {} values are compared, whoever gave them.', f.coders, s.fullest) END AS partly,
         CASE WHEN s.complete < f.all_units THEN format('{} of {} units left out: they lack a coder''s value.', f.all_units - s.complete, f.all_units) END AS listwise,
         CASE WHEN s.pairable < f.all_units THEN format('{} of {} units left out: they have fewer than two values.', f.all_units - s.pairable, f.all_units) END AS single,
         format('Order of values: {}.', o.shown) AS ordered
  FROM __agreement_facts AS f, __agreement_used AS s, __agreement_order AS o, __agreement_checked AS ok WHERE ok.fine
),
__agreement_found AS (
  SELECT unnest([
    {place: 1, statistic: 'percent_agreement', value: 100 * p.agreed, reason: r.nothing, remark: concat_ws(' ', r.partly, r.listwise), used: r.complete},
    {place: 2, statistic: 'cohen_kappa', value: 1 - (1 - c.observed) / nullif(1 - c.expected, 0),
     reason: coalesce(r.many, r.nothing, r.constant), remark: r.listwise, used: r.complete},
    {place: 3, statistic: 'weighted_kappa_linear', value: 1 - c.distance / nullif(c.expected_distance, 0),
     reason: coalesce(r.many, r.nothing, r.unordered, r.constant), remark: concat_ws(' ', r.listwise, r.ordered), used: r.complete},
    {place: 4, statistic: 'weighted_kappa_quadratic', value: 1 - c.square / nullif(c.expected_square, 0),
     reason: coalesce(r.many, r.nothing, r.unordered, r.constant), remark: concat_ws(' ', r.listwise, r.ordered), used: r.complete},
    {place: 5, statistic: 'fleiss_kappa', value: 1 - (1 - p.observed) / nullif(1 - p.expected, 0),
     reason: coalesce(r.nothing, r.constant), remark: concat_ws(' ', r.partly, r.listwise), used: r.complete},
    {place: 6, statistic: 'krippendorff_alpha', value: 1 - a.observed / nullif(a.expected, 0),
     reason: coalesce(r.nothing, r.alike, r.unlike),
     remark: concat_ws(' ', r.single, CASE WHEN level = 'ordinal' THEN r.ordered END), used: r.pairable}
  ], recursive := true), r.coders, r.ignored
  FROM __agreement_reasons AS r, __agreement_cohen AS c, __agreement_fleiss AS p, __agreement_alpha AS a
)
SELECT statistic, CASE WHEN reason IS NULL THEN value END AS value, coders::INTEGER AS coders, used::INTEGER AS units,
       nullif(concat_ws(' ', reason, CASE WHEN reason IS NULL THEN nullif(remark, '') END, ignored), '') AS note
FROM __agreement_found
ORDER BY place;
