-- Agreement of two coders on where a code belongs. Spans are half open, in code points of the document's text.
-- Whatever the unit, spans become ranges of unit numbers (of characters, of turns, or the one document), and a sweep
-- over their boundaries gives how many units the spans of one coder, or of two, cover: never a row a character.
-- Documents, codes and coders are numbered, since numbers sort much faster than names.
CREATE OR REPLACE VIEW golden_thread.no_turns AS
SELECT NULL::VARCHAR AS document_id, 0 AS start_char, 0 AS end_char WHERE false;

-- "2 codings …", or nothing when there are none.
CREATE OR REPLACE MACRO golden_thread.coding_count(n, what, rest) AS
CASE WHEN n > 0 THEN format('{} {}{} {}.', n, what, CASE n WHEN 1 THEN '' ELSE 's' END, rest) END;

CREATE OR REPLACE MACRO coding_agreement(codings, documents, unit := 'character', coded_only := false) AS TABLE
WITH __coding_agreement_read AS MATERIALIZED (
  SELECT document_id, code_id, coder,
         golden_thread.number_in(start_char, 'coding_agreement', 'start_char')::BIGINT AS low,
         golden_thread.number_in(end_char, 'coding_agreement', 'end_char')::BIGINT AS high
  FROM query_table(codings)
),
__coding_agreement_texts AS MATERIALIZED (SELECT document_id, length(text) AS length FROM query_table(documents)),
__coding_agreement_repeated AS (
  SELECT document_id FROM __coding_agreement_texts WHERE document_id IS NOT NULL GROUP BY document_id HAVING count(*) > 1
),
__coding_agreement_checked AS MATERIALIZED (
  SELECT CASE
           WHEN unit NOT IN ('character', 'turn', 'document')
           THEN error(format('`coding_agreement` knows the units character, turn and document, not {}.', unit))
           WHEN count(*) > 0
           THEN error(format('`coding_agreement` takes each document once, and `documents` has more than one row of {}.',
                             array_to_string(list(document_id ORDER BY document_id)[:3], ', ')))
           ELSE true
         END AS fine
  FROM __coding_agreement_repeated
),
__coding_agreement_turns AS MATERIALIZED (
  SELECT document_id, start_char AS low, end_char AS high,
         row_number() OVER (PARTITION BY document_id ORDER BY start_char, end_char) AS number
  FROM query_table(CASE unit WHEN 'turn' THEN 'turns' ELSE 'golden_thread.no_turns' END)
  WHERE document_id IS NOT NULL AND start_char < end_char
),
-- How many units a document has; those that cannot be cut into units are not among them.
__coding_agreement_documents AS MATERIALIZED (
  SELECT row_number() OVER () AS d, document_id,
         CASE unit WHEN 'character' THEN length WHEN 'document' THEN 1 ELSE turns END AS units
  FROM __coding_agreement_texts
  LEFT JOIN (SELECT document_id, count(*) AS turns FROM __coding_agreement_turns GROUP BY document_id) USING (document_id)
  WHERE CASE unit WHEN 'character' THEN length IS NOT NULL WHEN 'turn' THEN turns IS NOT NULL ELSE true END
),
__coding_agreement_codes AS MATERIALIZED (
  SELECT row_number() OVER (ORDER BY code_id) AS k, code_id
  FROM (SELECT DISTINCT code_id FROM __coding_agreement_read WHERE code_id IS NOT NULL)
),
__coding_agreement_coders AS MATERIALIZED (
  SELECT row_number() OVER (ORDER BY coder) AS c, coder
  FROM (SELECT DISTINCT coder FROM __coding_agreement_read WHERE coder IS NOT NULL)
),
__coding_agreement_numbered AS MATERIALIZED (
  SELECT d, k, c, low, high, units, document_id
  FROM __coding_agreement_read
  JOIN __coding_agreement_documents USING (document_id)
  JOIN __coding_agreement_codes USING (code_id)
  JOIN __coding_agreement_coders USING (coder)
  WHERE low < high
),
-- Spans as ranges of units, from low up to high.
__coding_agreement_spans AS MATERIALIZED (
  SELECT d, k, c, greatest(low, 0) AS low, least(high, units) AS high
  FROM __coding_agreement_numbered WHERE unit = 'character' AND high > 0 AND low < units
  UNION ALL
  SELECT DISTINCT s.d, s.k, s.c, t.number - 1, t.number
  FROM __coding_agreement_numbered AS s
  JOIN __coding_agreement_turns AS t ON t.document_id = s.document_id AND t.low < s.high AND s.low < t.high
  WHERE unit = 'turn'
  UNION ALL
  SELECT DISTINCT d, k, c, 0, 1 FROM __coding_agreement_numbered WHERE unit = 'document'
),
-- A coder has worked on a document where there is any coding of theirs, be it empty.
__coding_agreement_work AS MATERIALIZED (
  SELECT DISTINCT document_id, c FROM __coding_agreement_read JOIN __coding_agreement_coders USING (coder)
  WHERE document_id IS NOT NULL
),
__coding_agreement_pairs AS MATERIALIZED (
  SELECT one.c AS a, two.c AS b FROM __coding_agreement_coders AS one JOIN __coding_agreement_coders AS two ON one.c < two.c
),
__coding_agreement_shared AS MATERIALIZED (
  SELECT a, b, d, units
  FROM __coding_agreement_pairs
  JOIN __coding_agreement_work AS one ON one.c = a
  JOIN __coding_agreement_work AS two ON two.c = b AND two.document_id = one.document_id
  JOIN __coding_agreement_documents AS t ON t.document_id = one.document_id
),
-- What a span adds to those that begin before it: the sum over a group is what the group covers.
__coding_agreement_single AS MATERIALIZED (
  SELECT d, k, c, sum(greatest(high - greatest(low, coalesce(reached, low)), 0)) AS covered
  FROM (SELECT *, max(high) OVER (PARTITION BY d, k, c ORDER BY low
                                  ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached
        FROM __coding_agreement_spans)
  GROUP BY d, k, c
),
__coding_agreement_each AS (
  SELECT a, b, k, sum(covered) FILTER (c = a) AS by_a, sum(covered) FILTER (c = b) AS by_b
  FROM __coding_agreement_shared JOIN __coding_agreement_single USING (d)
  WHERE c = a OR c = b GROUP BY a, b, k
),
__coding_agreement_either AS (
  SELECT a, b, k, sum(greatest(high - greatest(low, coalesce(reached, low)), 0)) AS covered
  FROM (SELECT a, b, k, low, high,
               max(high) OVER (PARTITION BY a, b, d, k ORDER BY low
                               ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached
        FROM __coding_agreement_shared JOIN __coding_agreement_spans USING (d) WHERE c = a OR c = b)
  GROUP BY a, b, k
),
__coding_agreement_coded AS (
  SELECT a, b, sum(greatest(high - greatest(low, coalesce(reached, low)), 0)) AS covered
  FROM (SELECT a, b, low, high,
               max(high) OVER (PARTITION BY a, b, d ORDER BY low
                               ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached
        FROM __coding_agreement_shared JOIN __coding_agreement_spans USING (d) WHERE (c = a OR c = b) AND coded_only)
  GROUP BY a, b
),
__coding_agreement_scope AS (
  SELECT a, b, coalesce(CASE WHEN coded_only THEN any_value(covered) ELSE sum(units) END, 0) AS units, count(d) AS shared,
         (SELECT count(DISTINCT document_id) FROM __coding_agreement_work WHERE c = a OR c = b) - count(d) AS others
  FROM __coding_agreement_pairs
  LEFT JOIN __coding_agreement_shared USING (a, b)
  LEFT JOIN __coding_agreement_coded USING (a, b)
  GROUP BY a, b
),
__coding_agreement_dropped AS (
  SELECT (SELECT count(*) FROM __coding_agreement_read
          WHERE document_id IS NULL OR code_id IS NULL OR coder IS NULL OR low IS NULL OR high IS NULL) AS incomplete,
         (SELECT count(*) FROM __coding_agreement_read WHERE low >= high) AS hollow,
         (SELECT count(*) FROM __coding_agreement_numbered WHERE unit = 'character' AND (low < 0 OR high > units)) AS beyond
),
__coding_agreement_given AS (
  SELECT DISTINCT a, b, k
  FROM (SELECT DISTINCT coder, code_id FROM __coding_agreement_read)
  JOIN __coding_agreement_coders USING (coder)
  JOIN __coding_agreement_codes USING (code_id)
  JOIN __coding_agreement_pairs ON c = a OR c = b
),
__coding_agreement_table AS (
  SELECT a, b, k, units::DOUBLE AS n, (coalesce(by_a, 0) + coalesce(by_b, 0) - coalesce(covered, 0))::DOUBLE AS together,
         (coalesce(covered, 0) - coalesce(by_b, 0))::DOUBLE AS only_a, (coalesce(covered, 0) - coalesce(by_a, 0))::DOUBLE AS only_b,
         (units - coalesce(covered, 0))::DOUBLE AS neither,
         nullif(concat_ws(' ',
           CASE WHEN shared = 0 THEN 'No document that can be compared was coded by both.'
                WHEN units = 0 THEN 'The documents that both coded have no units to compare.'
                ELSE golden_thread.coding_count(others, 'document', 'left out: not coded by both, or not to be compared') END,
           golden_thread.coding_count(incomplete, 'coding', 'ignored: without document, code, coder or place'),
           golden_thread.coding_count(hollow, 'coding', 'counted for nothing: empty'),
           golden_thread.coding_count(beyond, 'coding', 'cut: beyond the text')), '') AS remark
  FROM __coding_agreement_given
  JOIN __coding_agreement_scope USING (a, b)
  LEFT JOIN __coding_agreement_each USING (a, b, k)
  LEFT JOIN __coding_agreement_either USING (a, b, k),
  __coding_agreement_dropped, __coding_agreement_checked WHERE fine
),
__coding_agreement_named AS (
  SELECT code_id, one.coder AS coder_a, two.coder AS coder_b, n, together, only_a, only_b, neither, remark,
         (together + only_a) * (together + only_b) + (neither + only_a) * (neither + only_b) AS chance,
         2 * together + only_a + only_b AS with_it, 2 * neither + only_a + only_b AS without_it,
         CASE WHEN n = 0 THEN '' WHEN with_it = 0 THEN 'Neither gave this code in what is compared, so chance agreement is certain.'
              WHEN without_it = 0 THEN 'Both gave this code to all that is compared, so chance agreement is certain.' END AS reason,
         CASE WHEN together + only_b = 0 AND only_a > 0 THEN format('Only {} gave this code.', one.coder)
              WHEN together + only_a = 0 AND only_b > 0 THEN format('Only {} gave this code.', two.coder) END AS alone
  FROM __coding_agreement_table
  JOIN __coding_agreement_codes USING (k)
  JOIN __coding_agreement_coders AS one ON one.c = a
  JOIN __coding_agreement_coders AS two ON two.c = b
),
__coding_agreement_rows AS (
  SELECT code_id, coder_a, coder_b, unnest([
    {place: 1, statistic: 'percent_agreement', value: 100 * (together + neither) / nullif(n, 0), note: concat_ws(' ', alone, remark)},
    {place: 2, statistic: 'cohen_kappa', note: concat_ws(' ', nullif(reason, ''), alone, remark),
     value: CASE WHEN reason IS NULL THEN (n * (together + neither) - chance) / (n * n - chance) END},
    {place: 3, statistic: 'krippendorff_alpha', note: concat_ws(' ', nullif(reason, ''), alone, remark),
     value: CASE WHEN reason IS NULL THEN 1 - (2 * n - 1) * (only_a + only_b) / (with_it * without_it) END},
    {place: 4, statistic: 'units', value: n, note: remark},
    {place: 5, statistic: 'both', value: together, note: remark},
    {place: 6, statistic: 'only_a', value: only_a, note: remark},
    {place: 7, statistic: 'only_b', value: only_b, note: remark},
    {place: 8, statistic: 'neither', value: neither, note: remark}
  ], recursive := true)
  FROM __coding_agreement_named
)
SELECT code_id, coder_a, coder_b, statistic, value, nullif(note, '') AS note
FROM __coding_agreement_rows
ORDER BY code_id, coder_a, coder_b, place;
