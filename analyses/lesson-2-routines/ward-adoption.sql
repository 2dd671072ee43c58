-- title: Routines seen on wards, by trust and half-year
-- description: One row a practice, trust and half-year. A ward counts once a half-year, by its last visit at which the
--   practice was looked at. Where no ward was looked at, wards_seen and share are empty, which is not 0.
-- param from: date = 2016-07-01
-- param to: date = 2020-06-30
WITH practices AS (
  FROM (VALUES
    (1, 'huddle', 'Huddle'),
    (2, 'production_board', 'Production board'),
    (3, 'standard_work', 'Standard work')
  ) AS listed(practice_order, practice, label)
),
halves AS (
  SELECT unnest(generate_series(
           make_date(year($from), 6 * ((month($from) - 1) // 6) + 1, 1), $to::DATE, INTERVAL 6 MONTH
         ))::DATE AS half_year
),
visits AS (
  SELECT case_id, observation_id, coalesce(ward, 'ward not named') AS ward, observed_on, source,
         huddle, production_board, standard_work,
         make_date(year(observed_on), 6 * ((month(observed_on) - 1) // 6) + 1, 1) AS half_year
  FROM ward_observations
  WHERE observed_on BETWEEN $from AND $to
),
visited AS (
  SELECT case_id, half_year, count(DISTINCT ward) AS wards_visited FROM visits GROUP BY ALL
),
latest AS (
  FROM (UNPIVOT visits ON huddle, production_board, standard_work INTO NAME practice VALUE seen)
  QUALIFY row_number() OVER (
            PARTITION BY case_id, practice, half_year, ward ORDER BY observed_on DESC, observation_id DESC
          ) = 1
),
counted AS (
  SELECT case_id, practice, half_year, count(*) AS wards_looked_at, count(*) FILTER (seen) AS wards_seen,
         string_agg(DISTINCT source, '; ' ORDER BY source) AS source
  FROM latest
  GROUP BY ALL
)
SELECT c.short_name AS series, p.label AS practice, h.half_year,
       year(h.half_year) || CASE month(h.half_year) WHEN 1 THEN ' Jan–Jun' ELSE ' Jul–Dec' END AS half,
       coalesce(v.wards_visited, 0) AS wards_visited, coalesce(k.wards_looked_at, 0) AS wards_looked_at, k.wards_seen,
       k.wards_seen / k.wards_looked_at AS share, coalesce(k.source, 'no visit') AS source,
       c.sort_order::INTEGER AS sort_order, p.practice_order::INTEGER AS practice_order
FROM cases AS c
CROSS JOIN practices AS p
CROSS JOIN halves AS h
LEFT JOIN visited AS v ON v.case_id = c.case_id AND v.half_year = h.half_year
LEFT JOIN counted AS k ON k.case_id = c.case_id AND k.half_year = h.half_year AND k.practice = p.practice
ORDER BY p.practice_order, c.sort_order, h.half_year;
