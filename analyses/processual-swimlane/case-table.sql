-- title: The cases side by side
-- description: One row a feature and case, with the text wrapped to a column and its place in the table. What is computed
--   from synthetic rows says so in `source` and in the feature's name; the rest are public facts of the study.
-- param from: date = 2015-07-16
-- param to: date = 2020-12-31
-- param characters: double = 19
WITH trusts AS (
  SELECT case_id, short_name AS series, sort_order::INTEGER AS sort_order, place, method_name, source FROM cases
),
ratings AS (
  SELECT case_id, phase, start_date, coalesce(end_date, $to) AS end_date, source FROM phases WHERE scheme = 'cqc_rating'
),
shown AS (
  SELECT e.*, k.lane
  FROM events AS e
  LEFT JOIN event_kinds AS k USING (kind)
  WHERE e.publishable AND e.case_id IS NOT NULL AND e.start_date BETWEEN $from AND $to
),
features AS (
  SELECT 1 AS feature_order, 'Place' AS feature, case_id, place AS text, source FROM trusts
  UNION ALL
  SELECT 2, 'Name of the method', case_id, method_name, source FROM trusts
  UNION ALL
  SELECT 3, 'CQC rating in force on ' || strftime($from, '%-d %b %Y'), t.case_id, r.phase, r.source
  FROM trusts AS t
  LEFT JOIN ratings AS r ON r.case_id = t.case_id AND $from BETWEEN r.start_date AND r.end_date
  UNION ALL
  SELECT 4, 'CQC rating in force on ' || strftime($to, '%-d %b %Y'), t.case_id, r.phase, r.source
  FROM trusts AS t
  LEFT JOIN ratings AS r ON r.case_id = t.case_id AND $to BETWEEN r.start_date AND r.end_date
  UNION ALL
  SELECT 5, 'Special measures between', t.case_id,
         coalesce(string_agg(
           regexp_replace(p.phase, ' special measures$', '') || ' ' || strftime(greatest(p.start_date, $from), '%b %Y')
             || ' to ' || strftime(least(coalesce(p.end_date, $to), $to), '%b %Y'),
           '; ' ORDER BY p.start_date
         ), 'none'),
         string_agg(DISTINCT p.source, '; ' ORDER BY p.source)
  FROM trusts AS t
  LEFT JOIN phases AS p
    ON p.case_id = t.case_id AND p.scheme = 'regime' AND p.start_date <= $to AND coalesce(p.end_date, $to) >= $from
  GROUP BY t.case_id
  UNION ALL
  SELECT 6, 'Changes at the top that may be published', t.case_id, count(e.event_id)::VARCHAR,
         string_agg(DISTINCT e.source, '; ' ORDER BY e.source)
  FROM trusts AS t
  LEFT JOIN shown AS e ON e.case_id = t.case_id AND e.kind = 'leadership_change'
  GROUP BY t.case_id
  UNION ALL
  SELECT 7, 'Events that may be published', t.case_id, count(e.event_id)::VARCHAR,
         string_agg(DISTINCT e.source, '; ' ORDER BY e.source)
  FROM trusts AS t
  LEFT JOIN shown AS e USING (case_id)
  GROUP BY t.case_id
  UNION ALL
  SELECT 8, 'Value streams, workshops, training-inspired', t.case_id,
         count(*) FILTER (i.kind = 'value_stream') || ', ' || count(*) FILTER (i.kind = 'rpiw') || ', '
           || count(*) FILTER (i.kind = 'training_inspired'),
         string_agg(DISTINCT i.source, '; ' ORDER BY i.source)
  FROM trusts AS t
  LEFT JOIN improvements AS i ON i.case_id = t.case_id AND i.start_date BETWEEN $from AND $to
  GROUP BY t.case_id
),
labelled AS (
  SELECT f.feature_order, f.case_id, coalesce(f.source, 'none') AS source,
         f.feature || CASE WHEN bool_or(coalesce(f.source, '') ILIKE '%synthetic%') OVER of_feature THEN ' (synthetic)' ELSE '' END
           AS feature,
         coalesce(f.text, 'none in the study') AS text
  FROM features AS f
  WINDOW of_feature AS (PARTITION BY f.feature_order)
),
wrapped AS (
  SELECT *,
         list_reduce(
           string_split(text, ' '),
           lambda words, word: words
             || CASE WHEN length(string_split(words, chr(10))[-1]) + length(word) >= $characters THEN chr(10) ELSE ' ' END
             || word
         ) AS text_lines,
         list_reduce(
           string_split(feature, ' '),
           lambda words, word: words
             || CASE WHEN length(string_split(words, chr(10))[-1]) + length(word) >= 1.2 * $characters THEN chr(10) ELSE ' ' END
             || word
         ) AS feature_lines
  FROM labelled
),
heights AS (
  SELECT feature_order,
         max(greatest(len(string_split(text_lines, chr(10))), len(string_split(feature_lines, chr(10))))) + 0.7 AS height
  FROM wrapped
  GROUP BY feature_order
),
tops AS (
  SELECT feature_order, sum(height) OVER (ORDER BY feature_order) - height AS top FROM heights
)
SELECT w.feature, t.series, w.text, w.source, w.feature_lines, w.text_lines, p.top,
       row_number() OVER (PARTITION BY w.feature_order ORDER BY t.sort_order) AS place, t.sort_order, w.feature_order
FROM wrapped AS w
JOIN trusts AS t USING (case_id)
JOIN tops AS p USING (feature_order)
ORDER BY w.feature_order, t.sort_order;
