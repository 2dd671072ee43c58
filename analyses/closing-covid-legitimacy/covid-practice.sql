-- title: Practices spoken of in the interviews of one year, by trust
-- description: For each trust and practice how many segments of that year's interviews were coded with it, in how many
--   interviews, and how many of them approving or not. Practices are the codes under `practices` that any trust has in that
--   year, and the codes of `also`. A trust without an interview in the year has no counts. The last rows count the
--   publishable events of the year.
-- param year: integer = 2020
-- param practices: varchar = '2'
-- param also: varchar = '4.6,7.5,8.7'
-- param coder: varchar = ''
WITH chosen AS (
  SELECT coalesce(nullif($coder::VARCHAR, ''), (SELECT coder FROM codings GROUP BY coder ORDER BY count(*) DESC, coder LIMIT 1))
    AS coder
),
held AS (
  SELECT document_id, case_id, source FROM documents WHERE kind = 'interview' AND year(date) = $year AND case_id IS NOT NULL
),
spoken AS (
  SELECT h.case_id, k.document_id, k.code_id, k.polarity, k.source
  FROM codings AS k
  JOIN held AS h USING (document_id)
  JOIN chosen USING (coder)
),
practices AS (
  SELECT code_id, code_id || ' ' || name AS practice,
         row_number() OVER (
           ORDER BY list_contains(string_split_regex($also::VARCHAR, '[, ]+'), code_id),
                    list_transform(string_split(code_id, '.'), lambda part: coalesce(try_cast(part AS INTEGER), 0)), code_id
         ) AS practice_order
  FROM codes
  WHERE (parent_id = $practices AND code_id IN (SELECT code_id FROM spoken))
     OR list_contains(string_split_regex($also::VARCHAR, '[, ]+'), code_id)
),
interviews AS (
  SELECT c.case_id, c.short_name AS series, c.sort_order::INTEGER AS sort_order, count(h.document_id) AS trust_interviews,
         coalesce(string_agg(DISTINCT h.source, '; ' ORDER BY h.source), 'none') AS source
  FROM cases AS c
  LEFT JOIN held AS h USING (case_id)
  GROUP BY c.case_id, c.short_name, c.sort_order
),
happened AS (
  SELECT case_id, count(*) AS events, string_agg(DISTINCT source, '; ' ORDER BY source) AS source
  FROM events
  WHERE publishable AND year(start_date) = $year
  GROUP BY case_id
)
SELECT i.series, p.practice, 'interviews' AS evidence,
       CASE WHEN i.trust_interviews > 0 THEN count(s.code_id) END AS codings,
       CASE WHEN i.trust_interviews > 0 THEN count(DISTINCT s.document_id) END AS interviews,
       count(*) FILTER (s.polarity > 0) AS approving, count(*) FILTER (s.polarity < 0) AS disapproving,
       i.trust_interviews, i.source, p.practice_order, i.sort_order
FROM interviews AS i
CROSS JOIN practices AS p
LEFT JOIN spoken AS s ON s.case_id = i.case_id AND s.code_id = p.code_id
GROUP BY i.series, p.practice, i.trust_interviews, i.source, p.practice_order, i.sort_order
UNION ALL
SELECT i.series, 'Events that may be published', 'events', coalesce(h.events, 0), NULL, 0, 0, i.trust_interviews,
       coalesce(h.source, 'none'), 1000, i.sort_order
FROM interviews AS i
LEFT JOIN happened AS h USING (case_id)
ORDER BY practice_order, sort_order;
