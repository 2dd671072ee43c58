-- title: Legitimacy gained and lost, interview by interview
-- description: One row a segment coded with the code, at the date of its interview, and one a interview without any.
--   `height` is its place above the line (approving), below it (not) or on it (neither), in the order of the document.
-- param code: varchar = '8.7'
-- param coder: varchar = ''
WITH chosen AS (
  SELECT coalesce(nullif($coder::VARCHAR, ''), (SELECT coder FROM codings GROUP BY coder ORDER BY count(*) DESC, coder LIMIT 1))
    AS coder
),
marked AS (
  SELECT k.document_id, k.coding_id, k.polarity, k.start_char
  FROM codings AS k
  JOIN chosen USING (coder)
  WHERE k.code_id = $code
)
SELECT c.short_name AS series, d.document_id, d.round, d.date, d.role_band, m.coding_id,
       CASE WHEN m.coding_id IS NULL THEN NULL WHEN m.polarity > 0 THEN 'gained' WHEN m.polarity < 0 THEN 'lost' ELSE 'neither' END
         AS legitimacy,
       sign(m.polarity) * row_number() OVER (
         PARTITION BY d.document_id, sign(m.polarity) ORDER BY m.start_char, m.coding_id
       ) AS height,
       count(*) FILTER (m.polarity > 0) OVER of_case AS gained,
       count(*) FILTER (m.polarity < 0) OVER of_case AS lost,
       count(DISTINCT d.document_id) OVER of_case AS interviews,
       min(d.date) OVER of_round AS round_begins, max(d.date) OVER of_round AS round_ends,
       d.source, c.sort_order::INTEGER AS sort_order
FROM documents AS d
JOIN cases AS c USING (case_id)
LEFT JOIN marked AS m USING (document_id)
WHERE d.kind = 'interview'
WINDOW of_case AS (PARTITION BY c.case_id), of_round AS (PARTITION BY d.round)
ORDER BY sort_order, d.date, d.document_id, m.start_char, m.coding_id;
