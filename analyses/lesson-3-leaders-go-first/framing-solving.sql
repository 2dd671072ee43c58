-- title: Problem framing and problem solving by round
-- description: One row a code and round of interviews, in each trust and for all transcripts together (no trust named): in
--   how many of the round's coded transcripts the code stands. Without a coder, the one with most codings.
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
marked AS (
  SELECT g.document_id, g.code_id, g.source FROM codings AS g JOIN chosen USING (coder)
),
read AS (
  SELECT d.document_id, d.round, d.source, c.short_name, c.sort_order
  FROM documents AS d
  LEFT JOIN cases AS c USING (case_id)
  WHERE d.round IS NOT NULL AND d.document_id IN (SELECT document_id FROM marked)
),
grouped AS (
  SELECT document_id, round, source, NULL AS series, 0 AS sort_order FROM read
  UNION ALL
  SELECT document_id, round, source, short_name, sort_order FROM read WHERE short_name IS NOT NULL
),
sought AS (
  SELECT code_id, name AS code, code_id = $framing AS is_framing FROM codes WHERE code_id IN ($framing, $solving)
),
counted AS (
  SELECT r.series, r.round, k.code_id, k.code, k.is_framing, count(DISTINCT m.document_id) AS transcripts_with_code,
         count(DISTINCT r.document_id) AS transcripts_coded, count(m.document_id) AS segments,
         string_agg(DISTINCT r.source, '; ' ORDER BY r.source) AS source, r.sort_order::INTEGER AS sort_order
  FROM grouped AS r
  CROSS JOIN sought AS k
  LEFT JOIN marked AS m ON m.document_id = r.document_id AND m.code_id = k.code_id
  GROUP BY ALL
)
SELECT series, code_id, code, is_framing, round, transcripts_with_code, transcripts_coded,
       round(100.0 * transcripts_with_code / transcripts_coded, 1) AS percent_of_transcripts, segments, coder, source, sort_order
FROM counted
CROSS JOIN chosen
ORDER BY sort_order, code_id, round;
