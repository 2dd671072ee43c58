-- title: Quote board
-- description: Excerpts coded with any of the codes whose speakers consented to be quoted, with role band, round and
--   consent; never a name or a participant's id. The first `most` of each trust, by role in the order of `roles`, then by
--   date. Excerpts of speakers who have not consented, or want to check first, are only counted, as `withheld`.
-- param codes: varchar = '8.7,7.5'
-- param roles: varchar = 'non-executive,executive,senior clinician,manager'
-- param most: integer = 2
-- param characters: double = 88
-- param coder: varchar = ''
WITH chosen AS (
  SELECT coalesce(nullif($coder::VARCHAR, ''), (SELECT coder FROM codings GROUP BY coder ORDER BY count(*) DESC, coder LIMIT 1))
    AS coder
),
excerpts AS (
  SELECT c.short_name AS series, c.sort_order::INTEGER AS sort_order, k.code_id, g.name AS theme, p.role_band, d.round, d.date,
         trim(k.quote) AS quote, k.polarity, coalesce(p.consent, 'not recorded') AS consent, k.source, k.coding_id,
         row_number() OVER (
           PARTITION BY c.case_id, trim(k.quote) ORDER BY list_position(string_split_regex($codes::VARCHAR, '[, ]+'), k.code_id)
         ) AS repeated
  FROM codings AS k
  JOIN chosen USING (coder)
  JOIN documents AS d USING (document_id)
  JOIN cases AS c USING (case_id)
  JOIN codes AS g USING (code_id)
  LEFT JOIN participants AS p USING (participant_id)
  WHERE list_contains(string_split_regex($codes::VARCHAR, '[, ]+'), k.code_id) AND trim(k.quote) <> ''
),
cleared AS (
  SELECT * EXCLUDE (repeated), count(*) FILTER (consent <> 'quotes') OVER (PARTITION BY series) AS withheld,
         count(*) OVER (PARTITION BY series) AS excerpts,
         row_number() OVER (
           PARTITION BY series
           ORDER BY consent <> 'quotes',
                    coalesce(list_position(string_split($roles::VARCHAR, ','), role_band), 99),
                    list_position(string_split_regex($codes::VARCHAR, '[, ]+'), code_id), date, coding_id
         ) AS place
  FROM excerpts
  WHERE repeated = 1
),
wanted AS (
  SELECT * FROM cleared WHERE consent = 'quotes' AND place <= $most
  UNION ALL BY NAME
  SELECT c.short_name AS series, c.sort_order::INTEGER AS sort_order, 1 AS place, 'none' AS source,
         count(k.quote) AS excerpts, count(k.quote) AS withheld
  FROM cases AS c
  LEFT JOIN cleared AS k ON k.series = c.short_name
  GROUP BY c.short_name, c.sort_order
  HAVING count(*) FILTER (k.consent = 'quotes') = 0
),
shown AS (
  SELECT *,
         list_reduce(
           string_split(coalesce('“' || quote || '”', 'No excerpt that may be quoted.'), ' '),
           lambda words, word: words
             || CASE WHEN length(string_split(words, chr(10))[-1]) + length(word) >= $characters THEN chr(10) ELSE ' ' END
             || word
         ) AS quote_lines,
         len(string_split(quote_lines, chr(10))) + 1.7 AS height
  FROM wanted
)
SELECT series, code_id, theme, role_band, round, date, quote, polarity, consent, source, quote_lines, excerpts, withheld, place,
       sum(height) OVER down - height + 1.1 * (dense_rank() OVER (ORDER BY sort_order) - 1) AS top,
       len(string_split(quote_lines, chr(10))) AS lines, sort_order
FROM shown
WINDOW down AS (ORDER BY sort_order, place)
ORDER BY sort_order, place;
