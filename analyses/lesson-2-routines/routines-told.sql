-- title: Routines told of in interviews, by trust
-- description: One row a trust and code under the parent code. Of the trust's transcripts that the coder has coded, how
--   many hold the code; its segments by polarity; and segments per 1,000 words. Without a coder, the one with most codings.
-- param parent: varchar = '2'
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
  SELECT g.* FROM codings AS g JOIN chosen USING (coder)
),
read AS (
  SELECT document_id, case_id,
         len(regexp_extract_all(regexp_replace(text, '^---\r?\n.*?\r?\n---\r?\n', '', 's'), '\S+')) AS words
  FROM documents
  WHERE document_id IN (SELECT document_id FROM marked)
),
sizes AS (
  SELECT case_id, count(*) AS transcripts, sum(words) AS words FROM read GROUP BY case_id
),
children AS (
  SELECT code_id, name, row_number() OVER (ORDER BY list_transform(string_split(code_id, '.'), lambda part: lpad(part, 4, '0')))
           AS code_order
  FROM codes
  WHERE parent_id = $parent
),
found AS (
  SELECT r.case_id, m.code_id, count(DISTINCT m.document_id) AS transcripts, count(*) AS segments,
         count(*) FILTER (m.polarity > 0) AS favourable, count(*) FILTER (m.polarity < 0) AS adverse,
         string_agg(DISTINCT m.source, '; ' ORDER BY m.source) AS source
  FROM marked AS m
  JOIN read AS r USING (document_id)
  GROUP BY ALL
)
SELECT c.short_name AS series, k.code_id, k.name AS code,
       coalesce(f.transcripts, 0) AS transcripts_with_code, s.transcripts AS transcripts_coded,
       coalesce(f.transcripts, 0) / s.transcripts AS share,
       coalesce(f.segments, 0) AS segments, coalesce(f.favourable, 0) AS favourable, coalesce(f.adverse, 0) AS adverse,
       s.words::INTEGER AS words, round(1000.0 * coalesce(f.segments, 0) / s.words, 2) AS per_1000_words,
       h.coder, coalesce(f.source, 'none found') AS source, c.sort_order::INTEGER AS sort_order, k.code_order::INTEGER AS code_order
FROM cases AS c
JOIN sizes AS s USING (case_id)
CROSS JOIN children AS k
CROSS JOIN chosen AS h
LEFT JOIN found AS f ON f.case_id = c.case_id AND f.code_id = k.code_id
ORDER BY k.code_order, c.sort_order;
