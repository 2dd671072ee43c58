-- title: Readiness by trust and aspect, from coded segments
-- description: One row a trust and code under the parent code, and one for all of them together (no code). balance is
--   (favourable - adverse) / segments, from -1 to 1, empty where there is none. Without a coder, the one with most codings.
-- param parent: varchar = '1'
-- param coder: varchar = ''
WITH chosen AS (
  SELECT coder
  FROM codings
  WHERE $coder IN ('', coder)
  GROUP BY coder
  ORDER BY count(*) DESC, coder
  LIMIT 1
),
marked AS (
  SELECT g.document_id, g.code_id, g.polarity, g.level, g.source, d.case_id
  FROM codings AS g
  JOIN chosen USING (coder)
  JOIN documents AS d USING (document_id)
),
sizes AS (
  SELECT case_id, count(DISTINCT document_id) AS transcripts FROM marked GROUP BY case_id
),
children AS (
  SELECT code_id, name,
         row_number() OVER (ORDER BY list_transform(string_split(code_id, '.'), lambda part: lpad(part, 4, '0'))) AS code_order
  FROM codes
  WHERE parent_id = $parent
),
aspects AS (
  SELECT code_id, name, code_order, code_id AS counted FROM children
  UNION ALL
  SELECT NULL, NULL, 0, code_id FROM children
),
evidence AS (
  SELECT c.short_name AS series, c.sort_order::INTEGER AS sort_order, k.code_id, k.name AS code,
         k.code_order::INTEGER AS code_order, s.transcripts AS transcripts_coded,
         count(DISTINCT m.document_id) AS transcripts_with_code, count(m.document_id) AS segments,
         count(*) FILTER (m.polarity > 0) AS favourable, count(*) FILTER (m.polarity = 0) AS neutral,
         count(*) FILTER (m.polarity < 0) AS adverse,
         string_agg(DISTINCT m.level, ', ' ORDER BY m.level) AS levels,
         coalesce(string_agg(DISTINCT m.source, '; ' ORDER BY m.source), 'none found') AS source
  FROM cases AS c
  JOIN sizes AS s USING (case_id)
  CROSS JOIN aspects AS k
  LEFT JOIN marked AS m ON m.case_id = c.case_id AND m.code_id = k.counted
  GROUP BY ALL
)
SELECT series, code_id, code, segments, favourable, neutral, adverse,
       round((favourable - adverse) / nullif(segments, 0), 2) AS balance,
       transcripts_with_code, transcripts_coded, levels, coder, source, sort_order, code_order
FROM evidence
CROSS JOIN chosen
ORDER BY sort_order, code_order;
