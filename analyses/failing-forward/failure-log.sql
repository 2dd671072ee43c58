-- title: Failures told, and what was learnt
-- description: One row a segment that tells of a failure, in the speaker's words where consent allows, with the segment of a
--   learning code that overlaps it or else the nearest that begins at most `reach` characters after it, in the same
--   interview. A failure is a segment of `failures` that is not approving, or an adverse one of `setbacks`; learning is an
--   approving segment of `failures` or any of `learning`. The first `most` of each trust by date; the others are counted
--   as `further`, those without consent as `withheld`. Never a name or a participant's id.
-- param failures: varchar = '8.8'
-- param setbacks: varchar = '2.10,9.3'
-- param learning: varchar = '9.4,9.5'
-- param reach: integer = 400
-- param most: integer = 5
-- param failed_characters: integer = 53
-- param learnt_characters: integer = 44
-- param coder: varchar = ''
WITH chosen AS (
  SELECT coalesce(nullif($coder::VARCHAR, ''), (SELECT coder FROM codings GROUP BY coder ORDER BY count(*) DESC, coder LIMIT 1))
    AS coder
),
lists AS (
  SELECT string_split_regex($failures::VARCHAR, '[, ]+') AS failures, string_split_regex($setbacks::VARCHAR, '[, ]+') AS setbacks,
         string_split_regex($learning::VARCHAR, '[, ]+') AS learning
),
held AS (
  SELECT d.document_id, coalesce(c.short_name, 'no trust') AS trust, c.short_name AS series,
         coalesce(c.sort_order::INTEGER, 1000) AS sort_order, d.date, d.round, p.role_band,
         coalesce(p.consent, 'not recorded') AS consent
  FROM documents AS d
  LEFT JOIN cases AS c USING (case_id)
  LEFT JOIN participants AS p USING (participant_id)
  WHERE d.kind = 'interview'
),
marked AS (
  SELECT k.document_id, k.code_id, g.name, k.start_char, k.end_char, trim(k.quote) AS quote, k.source,
         CASE
           WHEN list_contains(failures, k.code_id) THEN CASE WHEN coalesce(k.polarity, 0) > 0 THEN 'learning' ELSE 'failure' END
           WHEN list_contains(setbacks, k.code_id) AND k.polarity < 0 THEN 'failure'
           WHEN list_contains(learning, k.code_id) THEN 'learning'
         END AS side
  FROM codings AS k
  JOIN chosen USING (coder)
  JOIN codes AS g USING (code_id), lists
),
segments AS (
  SELECT side, document_id, start_char, end_char, any_value(quote) AS quote,
         string_agg(DISTINCT code_id || ' ' || name, ' · ' ORDER BY code_id || ' ' || name) AS codes,
         string_agg(DISTINCT source, '; ' ORDER BY source) AS source
  FROM marked
  WHERE side IS NOT NULL
  GROUP BY side, document_id, start_char, end_char
),
paired AS (
  SELECT f.document_id, f.start_char, f.end_char, f.quote, f.codes, f.source, l.quote AS learnt, l.codes AS learnt_codes,
         CASE WHEN l.start_char IS NOT NULL THEN greatest(l.start_char - f.end_char, 0) END AS characters_on,
         l.start_char = f.start_char AND l.end_char = f.end_char AS same_words,
         (SELECT count(*) FROM segments AS s WHERE s.side = 'learning' AND s.document_id = f.document_id) AS learning_in_interview,
         row_number() OVER (
           PARTITION BY f.document_id, f.start_char, f.end_char
           ORDER BY greatest(l.start_char - f.end_char, 0), abs(l.start_char - f.start_char), l.end_char
         ) AS nearest
  FROM segments AS f
  LEFT JOIN segments AS l
    ON l.side = 'learning' AND l.document_id = f.document_id
   AND l.end_char > f.start_char AND l.start_char <= f.end_char + $reach
  WHERE f.side = 'failure'
),
told AS (
  SELECT h.trust, h.series, h.sort_order, h.date, h.round, h.role_band, h.consent, p.* EXCLUDE (nearest),
         count(*) OVER (PARTITION BY h.trust) AS told,
         count(*) FILTER (h.consent <> 'quotes') OVER (PARTITION BY h.trust) AS withheld,
         count(p.learnt) OVER (PARTITION BY h.trust) AS with_learning,
         row_number() OVER (
           PARTITION BY h.trust ORDER BY h.consent <> 'quotes', h.date, p.document_id, p.start_char, p.end_char
         ) AS place
  FROM paired AS p
  JOIN held AS h USING (document_id)
  WHERE p.nearest = 1
),
wanted AS (
  SELECT *, greatest(told - withheld - $most, 0) AS further FROM told WHERE consent = 'quotes' AND place <= $most
  UNION ALL BY NAME
  SELECT h.trust, h.series, h.sort_order, 1 AS place, count(t.trust) AS told, count(t.trust) AS withheld,
         count(t.learnt) AS with_learning, 0 AS further, 'none' AS source,
         CASE count(t.trust) WHEN 0 THEN 'No failure coded.' ELSE 'No failure that may be quoted.' END AS silence
  FROM (SELECT DISTINCT trust, series, sort_order FROM held) AS h
  LEFT JOIN told AS t USING (trust)
  GROUP BY h.trust, h.series, h.sort_order
  HAVING count(*) FILTER (t.consent = 'quotes') = 0 AND (h.series IS NOT NULL OR count(t.trust) > 0)
),
worded AS (
  SELECT *,
         list_reduce(
           string_split(coalesce('“' || quote || '”', silence), ' '),
           lambda words, word: words
             || CASE WHEN length(string_split(words, chr(10))[-1]) + length(word) >= $failed_characters THEN chr(10) ELSE ' ' END
             || word
         ) AS failed_lines,
         list_reduce(
           string_split(
             CASE
               WHEN silence IS NOT NULL THEN ''
               WHEN learnt IS NULL THEN 'No learning coded.'
               WHEN same_words THEN 'In the same words.'
               ELSE '“' || learnt || '”'
             END,
             ' '
           ),
           lambda words, word: words
             || CASE WHEN length(string_split(words, chr(10))[-1]) + length(word) >= $learnt_characters THEN chr(10) ELSE ' ' END
             || word
         ) AS learnt_lines,
         CASE
           WHEN silence IS NOT NULL THEN NULL
           WHEN learnt IS NOT NULL THEN learnt_codes
           WHEN learning_in_interview = 0 THEN 'none in this interview'
           ELSE learning_in_interview || ' elsewhere in this interview'
         END AS learnt_note,
         greatest(
           len(string_split(failed_lines, chr(10))) + 1, len(string_split(learnt_lines, chr(10))) + 1, 2
         ) + 0.8 AS height
  FROM wanted
),
spaced AS (
  SELECT * REPLACE (
           CASE WHEN place = max(place) OVER block
             THEN greatest(height, 4.2 + (withheld > 0)::INTEGER + (further > 0)::INTEGER - (sum(height) OVER block - height))
             ELSE height
           END AS height
         )
  FROM worded
  WINDOW block AS (PARTITION BY trust)
)
SELECT trust, series, date, round, role_band, codes, quote, learnt_codes, learnt, characters_on, learning_in_interview, consent,
       source, told, withheld, further, with_learning, failed_lines, learnt_lines, learnt_note, place,
       sum(height) OVER down - height + 0.4 * (dense_rank() OVER (ORDER BY sort_order) - 1) AS top,
       len(string_split(failed_lines, chr(10))) AS failed_height, len(string_split(learnt_lines, chr(10))) AS learnt_height,
       sort_order
FROM spaced
WINDOW down AS (ORDER BY sort_order, place)
ORDER BY sort_order, place;
