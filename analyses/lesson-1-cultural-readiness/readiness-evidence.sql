-- title: The segments behind the readiness profile
-- description: One row a segment coded under the parent code, with its words, who spoke by role band, and whether the
--   speaker lets words be printed. Without a coder, the one with most codings.
-- param parent: varchar = '1'
-- param coder: varchar = ''
WITH chosen AS (
  SELECT coder
  FROM codings
  WHERE $coder IN ('', coder)
  GROUP BY coder
  ORDER BY count(*) DESC, coder
  LIMIT 1
)
SELECT coalesce(c.short_name, 'no trust') AS series, k.code_id, k.name AS code,
       CASE sign(g.polarity) WHEN 1 THEN 'favourable' WHEN -1 THEN 'adverse' WHEN 0 THEN 'neutral' END AS polarity,
       g.level, g.quote, g.document_id, d.round, p.role_band, p.consent, g.coder, g.source
FROM codings AS g
JOIN chosen USING (coder)
JOIN codes AS k USING (code_id)
JOIN documents AS d USING (document_id)
LEFT JOIN cases AS c ON c.case_id = d.case_id
LEFT JOIN participants AS p USING (participant_id)
WHERE k.parent_id = $parent
ORDER BY c.sort_order NULLS LAST, k.code_id, g.document_id, g.start_char;
