-- title: Failure and learning, interview by interview
-- description: One row a coding of a failure or of learning, at the date of its interview, and one an interview without any.
--   Sides as in the log of failures: a failure is a coding of `failures` that is not approving, or an adverse one of
--   `setbacks`; learning is an approving coding of `failures` or any of `learning`. `height` is its place above the line
--   (learning) or below it (failure), in the order of the document. Interviews that belong to no trust have a line too.
-- param failures: varchar = '8.8'
-- param setbacks: varchar = '2.10,9.3'
-- param learning: varchar = '9.4,9.5'
-- param coder: varchar = ''
WITH chosen AS (
  SELECT coalesce(nullif($coder::VARCHAR, ''), (SELECT coder FROM codings GROUP BY coder ORDER BY count(*) DESC, coder LIMIT 1))
    AS coder
),
lists AS (
  SELECT string_split_regex($failures::VARCHAR, '[, ]+') AS failures, string_split_regex($setbacks::VARCHAR, '[, ]+') AS setbacks,
         string_split_regex($learning::VARCHAR, '[, ]+') AS learning
),
marked AS (
  SELECT k.document_id, k.coding_id, k.code_id || ' ' || g.name AS code, k.start_char,
         CASE
           WHEN list_contains(failures, k.code_id) THEN CASE WHEN coalesce(k.polarity, 0) > 0 THEN 'learning' ELSE 'failure' END
           WHEN list_contains(setbacks, k.code_id) AND k.polarity < 0 THEN 'failure'
           WHEN list_contains(learning, k.code_id) THEN 'learning'
         END AS side
  FROM codings AS k
  JOIN chosen USING (coder)
  JOIN codes AS g USING (code_id), lists
),
sided AS (
  FROM marked WHERE side IS NOT NULL
)
SELECT coalesce(c.short_name, 'no trust') AS trust, c.short_name AS series, d.document_id, d.round, d.date, d.role_band,
       m.coding_id, m.code, m.side,
       CASE m.side WHEN 'learning' THEN 1 WHEN 'failure' THEN -1 END * row_number() OVER (
         PARTITION BY d.document_id, m.side ORDER BY m.start_char, m.coding_id
       ) AS height,
       count(*) FILTER (m.side = 'failure') OVER of_case AS failures,
       count(*) FILTER (m.side = 'learning') OVER of_case AS learning,
       count(DISTINCT d.document_id) OVER of_case AS interviews,
       min(d.date) OVER of_round AS round_begins, max(d.date) OVER of_round AS round_ends,
       d.source, dense_rank() OVER (ORDER BY c.sort_order NULLS LAST) AS lane
FROM documents AS d
LEFT JOIN cases AS c USING (case_id)
LEFT JOIN sided AS m USING (document_id)
WHERE d.kind = 'interview'
WINDOW of_case AS (PARTITION BY c.case_id), of_round AS (PARTITION BY d.round)
ORDER BY lane, d.date, d.document_id, m.start_char, m.coding_id;
