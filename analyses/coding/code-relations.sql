-- How codes occur together and after one another. Spans are half open; one that is empty covers nothing.
CREATE OR REPLACE MACRO code_cooccurrence(codings) AS TABLE
WITH __code_cooccurrence_read AS MATERIALIZED (
  SELECT document_id, code_id,
         golden_thread.number_in(start_char, 'code_cooccurrence', 'start_char')::INTEGER AS low,
         golden_thread.number_in(end_char, 'code_cooccurrence', 'end_char')::INTEGER AS high
  FROM query_table(codings)
),
__code_cooccurrence_whole AS MATERIALIZED (
  SELECT * FROM __code_cooccurrence_read
  WHERE document_id IS NOT NULL AND code_id IS NOT NULL AND low IS NOT NULL AND high IS NOT NULL
),
__code_cooccurrence_codes AS MATERIALIZED (
  SELECT (row_number() OVER (ORDER BY code_id))::INTEGER AS k, code_id, codings_of, documents_of
  FROM (SELECT code_id, count(*) AS codings_of, count(DISTINCT document_id) AS documents_of
        FROM __code_cooccurrence_whole GROUP BY code_id)
),
__code_cooccurrence_sorted AS (
  SELECT (dense_rank() OVER (ORDER BY document_id))::INTEGER AS d, k, low, high
  FROM __code_cooccurrence_whole JOIN __code_cooccurrence_codes USING (code_id)
),
__code_cooccurrence_asked AS MATERIALIZED (
  SELECT coding_overlaps_begin(list(d ORDER BY d, low, k, high), list(k ORDER BY d, low, k, high),
                               list(low ORDER BY d, low, k, high), list(high ORDER BY d, low, k, high)) AS ticket
  FROM __code_cooccurrence_sorted HAVING count(*) > 0
),
__code_cooccurrence_answered AS MATERIALIZED (
  SELECT coding_overlaps_result(ticket) AS r FROM golden_thread.finished('__code_cooccurrence_asked')
),
__code_cooccurrence_found AS (
  SELECT unnest(r.a) AS a, unnest(r.b) AS b, unnest(r.pairs)::BIGINT AS pairs, unnest(r.a_touching)::BIGINT AS a_touching,
         unnest(r.b_touching)::BIGINT AS b_touching, unnest(r.characters)::BIGINT AS characters, unnest(r.shared)::BIGINT AS shared
  FROM __code_cooccurrence_answered
)
SELECT one.code_id AS code_a, two.code_id AS code_b, one.codings_of AS n_a, two.codings_of AS n_b,
       pairs AS overlapping_pairs, pairs / nullif(one.codings_of + two.codings_of - pairs, 0) AS c_coefficient,
       a_touching AS segments_of_a_touching_b, b_touching AS segments_of_b_touching_a,
       shared AS documents_with_both, shared / (one.documents_of + two.documents_of - shared) AS document_jaccard,
       characters AS overlap_characters
FROM __code_cooccurrence_found
JOIN __code_cooccurrence_codes AS one ON one.k = a
JOIN __code_cooccurrence_codes AS two ON two.k = b
ORDER BY a, b;

CREATE OR REPLACE MACRO code_followed_by(codings, max_gap := 0) AS TABLE
WITH __code_followed_by_checked AS MATERIALIZED (
  SELECT CASE WHEN max_gap >= 0 THEN max_gap::DOUBLE
              ELSE error(format('`code_followed_by` takes a `max_gap` of 0 characters or more, not {}.', max_gap)) END AS gap
),
__code_followed_by_read AS MATERIALIZED (
  SELECT document_id, code_id,
         golden_thread.number_in(start_char, 'code_followed_by', 'start_char')::INTEGER AS low,
         golden_thread.number_in(end_char, 'code_followed_by', 'end_char')::INTEGER AS high
  FROM query_table(codings)
),
__code_followed_by_whole AS MATERIALIZED (
  SELECT * FROM __code_followed_by_read WHERE document_id IS NOT NULL AND code_id IS NOT NULL AND low < high
),
__code_followed_by_codes AS MATERIALIZED (
  SELECT (row_number() OVER (ORDER BY code_id))::INTEGER AS k, code_id
  FROM (SELECT DISTINCT code_id FROM __code_followed_by_whole)
),
__code_followed_by_sorted AS (
  SELECT (dense_rank() OVER (ORDER BY document_id))::INTEGER AS d, k, low, high
  FROM __code_followed_by_whole JOIN __code_followed_by_codes USING (code_id)
),
__code_followed_by_asked AS MATERIALIZED (
  SELECT coding_followers_begin(list(d ORDER BY d, low, k, high), list(k ORDER BY d, low, k, high),
                                list(low ORDER BY d, low, k, high), list(high ORDER BY d, low, k, high), any_value(gap)) AS ticket
  FROM __code_followed_by_checked LEFT JOIN __code_followed_by_sorted ON true HAVING count(d) > 0
),
__code_followed_by_answered AS MATERIALIZED (
  SELECT coding_followers_result(ticket) AS r FROM golden_thread.finished('__code_followed_by_asked')
)
SELECT one.code_id AS code_first, two.code_id AS code_then, pairs
FROM (SELECT unnest(r.first) AS a, unnest(r.then) AS b, unnest(r.pairs)::BIGINT AS pairs FROM __code_followed_by_answered)
JOIN __code_followed_by_codes AS one ON one.k = a
JOIN __code_followed_by_codes AS two ON two.k = b
ORDER BY a, b;
