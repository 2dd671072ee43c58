-- title: Numbers told of cultural work
-- description: One row a number that the description of a publishable event of the kind gives with the word after it
--   ("2,300 staff"). Years are not taken for numbers. Events whose description holds no number have no row.
-- param kind: varchar = 'cultural_work'
WITH told AS (
  SELECT e.event_id, c.short_name AS series, c.sort_order, e.title, e.start_date, e.date_precision, e.description, e.source,
         unnest(regexp_extract_all(e.description, '\d[\d,]*\s+[[:alpha:]]+')) AS words,
         generate_subscripts(regexp_extract_all(e.description, '\d[\d,]*\s+[[:alpha:]]+'), 1) AS place
  FROM events AS e
  JOIN cases AS c USING (case_id)
  WHERE e.kind = $kind AND e.publishable
)
SELECT series, title, start_date, date_precision, regexp_extract(words, '^[\d,]+') AS number,
       regexp_extract(words, '[[:alpha:]]+$') AS what, description, source, sort_order::INTEGER AS sort_order,
       dense_rank() OVER (ORDER BY sort_order, start_date, event_id)::INTEGER AS event_order,
       row_number() OVER (PARTITION BY event_id ORDER BY place)::INTEGER AS place
FROM told
WHERE NOT regexp_matches(words, '^(19|20)\d\d\s')
ORDER BY event_order, place;
