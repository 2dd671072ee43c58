-- title: Codes that occur together
-- description: The codes of the pairs that overlap most often, each with each: how many pairs of codings share a
--   character, and how many documents have both. Of one coder alone, since two coders of the same text overlap each other: the one named,
--   or the one with the most codings. A pair of a code with itself says how often the coder gave it.
-- param coder: varchar = ''
-- param codes: integer = 15
WITH chosen AS (
  SELECT coalesce(nullif($coder, ''), (SELECT coder FROM codings GROUP BY coder ORDER BY count(*) DESC, coder LIMIT 1)) AS coder
),
own AS (SELECT * FROM codings WHERE coder = (FROM chosen)),
pairs AS (FROM code_cooccurrence('own')),
overlapping AS (
  SELECT code_id, max(overlapping_pairs) AS most, sum(overlapping_pairs) AS total
  FROM (SELECT code_a AS code_id, overlapping_pairs FROM pairs UNION ALL SELECT code_b, overlapping_pairs FROM pairs)
  GROUP BY code_id
),
top AS (
  SELECT code_id, row_number() OVER (ORDER BY list_transform(string_split(code_id, '.'), lambda part: TRY_CAST(part AS INTEGER)), code_id) AS place
  FROM (FROM overlapping ORDER BY most DESC, total DESC, code_id LIMIT $codes)
),
given AS (SELECT code_id, count(*) AS n, count(DISTINCT document_id) AS documents, any_value(source) AS source FROM own GROUP BY code_id),
cells AS (
  SELECT a.code_id AS code_a, b.code_id AS code_b, a.place AS place_a, b.place AS place_b
  FROM top AS a JOIN top AS b ON a.place <= b.place
)
SELECT c.code_a, ka.name AS name_a, c.code_b, kb.name AS name_b, ga.n::INTEGER AS codings_a, gb.n::INTEGER AS codings_b,
       CASE WHEN c.code_a = c.code_b THEN ga.n ELSE coalesce(p.overlapping_pairs, 0) END::INTEGER AS overlapping_pairs,
       CASE WHEN c.code_a <> c.code_b THEN round(coalesce(p.c_coefficient, 0), 3) END AS c_coefficient,
       CASE WHEN c.code_a = c.code_b THEN ga.documents ELSE coalesce(p.documents_with_both, 0) END::INTEGER AS documents_with_both,
       CASE WHEN c.code_a <> c.code_b THEN coalesce(p.overlap_characters, 0) END::INTEGER AS overlap_characters,
       (FROM chosen) AS coder, ga.source, c.place_a::INTEGER AS place_a, c.place_b::INTEGER AS place_b
FROM cells AS c
JOIN given AS ga ON ga.code_id = c.code_a
JOIN given AS gb ON gb.code_id = c.code_b
LEFT JOIN codes AS ka ON ka.code_id = c.code_a
LEFT JOIN codes AS kb ON kb.code_id = c.code_b
LEFT JOIN pairs AS p ON (p.code_a = c.code_a AND p.code_b = c.code_b) OR (p.code_a = c.code_b AND p.code_b = c.code_a)
ORDER BY c.place_a, c.place_b;
