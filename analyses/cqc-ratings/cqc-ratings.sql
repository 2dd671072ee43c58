-- title: CQC ratings, reports and regimes by trust
-- description: What the step chart draws, one row a piece. A rating or regime is a spell of phases; a report is an
--   event. A start known only to the month, quarter or year is certain from the end of that time on.
-- param from: date = 2014-01-01
-- param to: date = 2021-12-31
WITH trusts AS (
  SELECT case_id, short_name AS series, sort_order::INTEGER AS sort_order,
         list_reduce(
           string_split(regexp_replace(name, ' NHS( Foundation)? Trust$', ''), ' '),
           lambda lines, word: lines
             || CASE WHEN length(string_split(lines, chr(10))[-1]) + length(word) >= 30 THEN chr(10) ELSE ' ' END
             || word
         ) AS name_lines
  FROM cases
),
dated AS (
  SELECT case_id, kind, title, start_date, date_precision, description, source,
         CASE date_precision
           WHEN 'day' THEN start_date
           WHEN 'quarter' THEN (date_trunc('quarter', start_date) + INTERVAL 3 MONTH - INTERVAL 1 DAY)::DATE
           WHEN 'year' THEN make_date(year(start_date), 12, 31)
           ELSE last_day(start_date)
         END AS certain_from
  FROM events
  WHERE publishable AND case_id IS NOT NULL
),
spells AS (
  SELECT p.case_id, p.scheme, p.phase, p.start_date, coalesce(p.end_date, $to) AS end_date, p.description, p.source,
         max(d.certain_from) AS known_from,
         list_position(['Inadequate', 'Requires improvement', 'Good', 'Outstanding'], p.phase) AS level
  FROM phases AS p
  LEFT JOIN dated AS d
    ON d.case_id = p.case_id AND d.start_date = p.start_date
   AND d.kind = CASE p.scheme WHEN 'regime' THEN 'special_measures_entry' ELSE 'cqc_report' END
  WHERE p.scheme IN ('cqc_rating', 'regime') AND p.case_id IS NOT NULL
  GROUP BY ALL
),
ratings AS (
  SELECT 'rating' AS piece, case_id, phase AS label, level,
         lag(level) OVER (PARTITION BY case_id ORDER BY start_date) AS previous_level,
         start_date, coalesce(known_from, start_date) AS certain_from, end_date, description, source
  FROM spells
  WHERE scheme = 'cqc_rating'
),
reports AS (
  SELECT 'report' AS piece, d.case_id, d.title AS label, r.level,
         d.start_date + ((d.certain_from - d.start_date) // 2)::INTEGER AS start_date, d.certain_from,
         d.date_precision, d.description, d.source
  FROM dated AS d
  JOIN ratings AS r ON r.case_id = d.case_id AND d.start_date BETWEEN r.start_date AND r.end_date
  WHERE d.kind = 'cqc_report'
),
regimes AS (
  SELECT 'regime' AS piece, case_id,
         phase || CASE WHEN start_date < $from THEN ' since ' || strftime(start_date, '%b %Y') ELSE '' END AS label,
         CASE WHEN phase ILIKE '%financ%' THEN 'dots' ELSE 'hatch' END AS pattern,
         start_date, coalesce(known_from, start_date) AS certain_from, end_date, description, source
  FROM spells
  WHERE scheme = 'regime'
),
gaps AS (
  SELECT 'gap' AS piece, case_id, 'no earlier rating in this study' AS label, $from::DATE AS start_date, first_rating AS end_date
  FROM (SELECT case_id, min(start_date) AS first_rating FROM ratings GROUP BY case_id)
  WHERE first_rating > $from::DATE + INTERVAL 3 YEAR
),
pieces AS (
  FROM ratings UNION ALL BY NAME FROM reports UNION ALL BY NAME FROM regimes UNION ALL BY NAME FROM gaps
)
SELECT t.series, p.piece, p.label, p.level, p.previous_level,
       greatest(p.start_date, $from) AS start_date,
       greatest(p.certain_from, $from) AS certain_from,
       least(p.end_date, $to) AS end_date,
       p.date_precision, p.pattern, p.description, p.source, t.sort_order, t.name_lines
FROM pieces AS p
JOIN trusts AS t USING (case_id)
WHERE p.start_date <= $to
  AND coalesce(p.end_date, p.start_date) >= $from
ORDER BY t.sort_order, p.piece, p.start_date;
