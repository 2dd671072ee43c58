-- title: What was said beside what was measured
-- description: One row a trust. Segments coded with the theme, approving or not, and the interviews they come from; an
--   excerpt whose speaker consented; the outcome in the first and the last year, each of twelve months weighted by their
--   denominators. `reading` sets the signs of the two side by side by rule and is no finding.
-- param theme: varchar = '8.3'
-- param measure: varchar = 'ae_4h'
-- choices measure: SELECT measure_id, name FROM measures ORDER BY name
-- param first_year: integer = 2015
-- param last_year: integer = 2019
-- param characters: double = 38
-- param coder: varchar = ''
WITH chosen AS (
  SELECT coalesce(nullif($coder::VARCHAR, ''), (SELECT coder FROM codings GROUP BY coder ORDER BY count(*) DESC, coder LIMIT 1))
    AS coder
),
said AS (
  SELECT d.case_id, d.document_id, k.polarity, trim(k.quote) AS quote, p.consent, p.role_band, d.round, k.coding_id,
         row_number() OVER (PARTITION BY d.case_id ORDER BY p.consent = 'quotes' DESC, length(k.quote), k.coding_id) AS turn
  FROM codings AS k
  JOIN chosen USING (coder)
  JOIN documents AS d USING (document_id)
  LEFT JOIN participants AS p USING (participant_id)
  WHERE k.code_id = $theme AND d.kind = 'interview'
),
words AS (
  SELECT case_id, count(*) AS codings, count(*) FILTER (polarity > 0) AS approving,
         count(*) FILTER (polarity < 0) AS disapproving, count(DISTINCT document_id) AS coded_interviews,
         any_value(quote) FILTER (turn = 1 AND consent = 'quotes') AS quote,
         any_value(role_band || ', round ' || round) FILTER (turn = 1 AND consent = 'quotes') AS speaker
  FROM said
  GROUP BY case_id
),
held AS (
  SELECT case_id, count(*) AS interviews FROM documents WHERE kind = 'interview' GROUP BY case_id
),
years AS (
  SELECT case_id, year(period - INTERVAL 3 MONTH) AS financial_year,
         CASE WHEN count(DISTINCT period) = 12
           THEN round(coalesce(sum(value * denominator) / nullif(sum(denominator), 0), avg(value)), 4)
         END AS value,
         string_agg(DISTINCT source, '; ' ORDER BY source) AS source
  FROM outcomes
  WHERE measure_id = $measure AND value IS NOT NULL
    AND year(period - INTERVAL 3 MONTH) IN ($first_year, $last_year)
  GROUP BY ALL
),
numbers AS (
  SELECT case_id, any_value(value) FILTER (financial_year = $first_year) AS first_value,
         any_value(value) FILTER (financial_year = $last_year) AS last_value,
         string_agg(DISTINCT source, '; ' ORDER BY source) AS source
  FROM years
  GROUP BY case_id
),
joined AS (
  SELECT c.short_name AS series, c.sort_order::INTEGER AS sort_order, coalesce(w.codings, 0) AS codings,
         coalesce(w.approving, 0) AS approving, coalesce(w.disapproving, 0) AS disapproving,
         coalesce(w.coded_interviews, 0) AS coded_interviews, coalesce(h.interviews, 0) AS interviews, w.quote, w.speaker,
         n.first_value, n.last_value, m.name AS measure, m.unit, n.source,
         sign(coalesce(w.approving, 0) - coalesce(w.disapproving, 0)) AS said_sign,
         sign(n.last_value - n.first_value) * CASE m.direction WHEN 'decrease' THEN -1 ELSE 1 END AS measured_sign
  FROM cases AS c
  LEFT JOIN words AS w USING (case_id)
  LEFT JOIN held AS h USING (case_id)
  LEFT JOIN numbers AS n USING (case_id)
  LEFT JOIN measures AS m ON m.measure_id = $measure
)
SELECT series, (SELECT code_id || ' ' || name FROM codes WHERE code_id = $theme) AS theme, codings, approving, disapproving,
       coded_interviews, interviews, quote, speaker, measure, unit, first_value, last_value,
       round(last_value - first_value, 2) AS change,
       CASE
         WHEN codings = 0 THEN 'nothing said'
         WHEN measured_sign IS NULL THEN 'nothing measured'
         WHEN said_sign = 0 THEN 'words undecided'
         WHEN measured_sign = 0 THEN 'figures unchanged'
         WHEN said_sign = measured_sign THEN CASE WHEN said_sign > 0 THEN 'both better' ELSE 'both worse' END
         WHEN said_sign > 0 THEN 'words better, figures worse'
         ELSE 'words worse, figures better'
       END AS reading,
       source,
       list_reduce(
         string_split(coalesce('“' || quote || '”', 'no excerpt that may be quoted'), ' '),
         lambda lines, word: lines
           || CASE WHEN length(string_split(lines, chr(10))[-1]) + length(word) >= $characters THEN chr(10) ELSE ' ' END
           || word
       ) || coalesce(chr(10) || speaker, '') AS quote_lines,
       sort_order
FROM joined
ORDER BY sort_order;
