-- title: Excitement and resistance by trust
-- description: One row a trust and code: segments in which the training is wished for, or resisted, and in how many of the
--   trust's coded transcripts. Without a coder, the one with most codings.
-- param excitement: varchar = '3.4'
-- param resistance: varchar = '3.5'
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
  SELECT g.document_id, g.code_id, g.source, d.case_id
  FROM codings AS g
  JOIN chosen USING (coder)
  JOIN documents AS d USING (document_id)
),
sizes AS (
  SELECT case_id, count(DISTINCT document_id) AS transcripts FROM marked GROUP BY case_id
)
SELECT c.short_name AS series, k.code_id, k.name AS code, k.code_id = $excitement AS is_excitement,
       count(m.document_id) AS segments, count(DISTINCT m.document_id) AS transcripts_with_code,
       s.transcripts AS transcripts_coded, h.coder,
       coalesce(string_agg(DISTINCT m.source, '; ' ORDER BY m.source), 'none found') AS source,
       c.sort_order::INTEGER AS sort_order
FROM cases AS c
JOIN sizes AS s USING (case_id)
CROSS JOIN chosen AS h
CROSS JOIN codes AS k
LEFT JOIN marked AS m ON m.case_id = c.case_id AND m.code_id = k.code_id
WHERE k.code_id IN ($excitement, $resistance)
GROUP BY c.short_name, c.sort_order, k.code_id, k.name, s.transcripts, h.coder
ORDER BY c.sort_order, k.code_id;
