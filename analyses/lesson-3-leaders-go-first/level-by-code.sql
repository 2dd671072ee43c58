-- title: Leadership codes by level
-- description: One row a code and level, all transcripts together: how many segments of the code were coded at the level,
--   and their share of the code's segments. Codes come from those told of at the highest level on average down.
-- param parent: varchar = '3'
-- param further: varchar = '7.1'
-- param levels: varchar = 'individual, team, trust, partnership, system'
-- param coder: varchar = ''
WITH chosen AS (
  SELECT coder
  FROM codings
  WHERE $coder IN ('', coder)
  GROUP BY coder
  ORDER BY count(*) DESC, coder
  LIMIT 1
),
levels AS (
  SELECT unnest(string_split_regex($levels::VARCHAR, ', *')) AS level,
         generate_subscripts(string_split_regex($levels::VARCHAR, ', *'), 1) AS level_order
),
marked AS (
  SELECT g.code_id, g.document_id, g.source, l.level, l.level_order
  FROM codings AS g
  JOIN chosen USING (coder)
  JOIN levels AS l USING (level)
),
listed AS (
  SELECT k.code_id, k.name AS code, count(*) AS segments_of_code, count(DISTINCT m.document_id) AS transcripts_with_code,
         string_agg(DISTINCT m.source, '; ' ORDER BY m.source) AS source,
         row_number() OVER (ORDER BY avg(m.level_order) DESC, k.code_id) AS code_order
  FROM codes AS k
  JOIN marked AS m USING (code_id)
  WHERE k.parent_id = $parent OR k.code_id IN (SELECT unnest(string_split_regex($further::VARCHAR, ', *')))
  GROUP BY k.code_id, k.name
)
SELECT k.code_id, k.code, l.level, count(m.code_id) AS segments, count(m.code_id) / k.segments_of_code AS share,
       k.segments_of_code, k.transcripts_with_code, h.coder, k.source, k.code_order::INTEGER AS code_order,
       l.level_order::INTEGER AS level_order
FROM listed AS k
CROSS JOIN levels AS l
CROSS JOIN chosen AS h
LEFT JOIN marked AS m ON m.code_id = k.code_id AND m.level = l.level
GROUP BY k.code_id, k.code, k.code_order, k.segments_of_code, k.transcripts_with_code, k.source, l.level, l.level_order, h.coder
ORDER BY k.code_order, l.level_order;
