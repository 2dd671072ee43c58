-- title: Framing and solving by person and round
-- description: One row a person and round: how many segments of their transcript were coded as framing and as solving.
--   Only people who were interviewed more than once. Without a coder, the one with most codings.
-- param framing: varchar = '3.2'
-- param solving: varchar = '3.3'
-- param coder: varchar = ''
WITH chosen AS (
  SELECT coder
  FROM codings
  WHERE $coder IN ('', coder)
  GROUP BY coder
  ORDER BY count(*) DESC, coder
  LIMIT 1
),
spoken AS (
  SELECT d.participant_id, d.case_id, d.round, d.document_id, d.source,
         count(*) OVER (PARTITION BY d.participant_id) AS transcripts_of_person
  FROM documents AS d
  WHERE d.participant_id IS NOT NULL AND d.document_id IN (SELECT document_id FROM codings JOIN chosen USING (coder))
)
SELECT coalesce(c.short_name, 'no trust') AS series, s.participant_id, p.role_band, s.round,
       count(*) FILTER (g.code_id = $framing) AS framing, count(*) FILTER (g.code_id = $solving) AS solving,
       s.document_id, s.source
FROM spoken AS s
LEFT JOIN cases AS c USING (case_id)
LEFT JOIN participants AS p USING (participant_id)
JOIN codings AS g USING (document_id)
JOIN chosen USING (coder)
WHERE s.transcripts_of_person > 1
GROUP BY ALL
ORDER BY series, s.participant_id, s.round;
