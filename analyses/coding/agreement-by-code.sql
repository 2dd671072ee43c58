-- title: Agreement by code
-- description: How far the two coders with the most codings agree on each code, by character and by turn, and on all
--   codes together. Codes that they gave fewer times than asked for are left out, but count in the whole.
-- param at_least: integer = 12
WITH two AS (SELECT coder FROM codings GROUP BY coder ORDER BY count(*) DESC, coder LIMIT 2),
own AS (SELECT * FROM codings WHERE coder IN (FROM two)),
by_character AS (FROM coding_agreement('own', 'documents')),
by_turn AS (FROM coding_agreement('own', 'documents', unit := 'turn')),
measured AS (
  FROM (SELECT *, 'character' AS unit FROM by_character UNION ALL SELECT *, 'turn' FROM by_turn)
),
wide AS (
  SELECT code_id, coder_a, coder_b, unit,
         any_value(value) FILTER (statistic = 'percent_agreement') AS percent,
         any_value(value) FILTER (statistic = 'cohen_kappa') AS kappa,
         any_value(value) FILTER (statistic = 'krippendorff_alpha') AS alpha,
         any_value(value) FILTER (statistic = 'units') AS units,
         any_value(value) FILTER (statistic = 'both') AS given_by_both,
         any_value(value) FILTER (statistic = 'only_a') AS only_a,
         any_value(value) FILTER (statistic = 'only_b') AS only_b,
         any_value(note) FILTER (statistic = 'cohen_kappa') AS note
  FROM measured GROUP BY ALL
),
-- All codes together: each unit once for each code, so the counts are summed and the coefficients computed anew.
summed AS (
  SELECT coder_a, coder_b, unit, sum(units) AS units, sum(given_by_both) AS given_by_both, sum(only_a) AS only_a, sum(only_b) AS only_b
  FROM wide GROUP BY ALL
),
pooled AS (
  SELECT *, (units - only_a - only_b) / units AS agreed,
         ((given_by_both + only_a) * (given_by_both + only_b)
          + (units - given_by_both - only_a) * (units - given_by_both - only_b)) / (units * units) AS chance,
         2 * given_by_both + only_a + only_b AS times
  FROM summed
),
every AS (
  SELECT code_id, coder_a, coder_b, unit, percent, kappa, alpha, given_by_both, only_a, only_b, note FROM wide
  UNION ALL
  SELECT NULL, coder_a, coder_b, unit, 100 * agreed, (agreed - chance) / nullif(1 - chance, 0),
         1 - (2 * units - 1) * (only_a + only_b) / nullif(times * (2 * units - times), 0), given_by_both, only_a, only_b, NULL
  FROM pooled
),
counted AS (
  SELECT code_id, coder, count(*) AS n, any_value(source) AS source FROM own GROUP BY GROUPING SETS ((code_id, coder), (coder))
)
SELECT c.code_id, coalesce(k.name, 'All codes together') AS code, c.coder_a, c.coder_b,
       coalesce(a.n, 0)::INTEGER AS codings_a, coalesce(b.n, 0)::INTEGER AS codings_b,
       round(c.kappa, 3) AS kappa_character, round(t.kappa, 3) AS kappa_turn, round(c.alpha, 3) AS alpha_character,
       round(c.percent, 2) AS percent_character, c.given_by_both::INTEGER AS characters_both,
       c.only_a::INTEGER AS characters_only_a, c.only_b::INTEGER AS characters_only_b, c.note,
       coalesce(a.source, b.source) AS source,
       (row_number() OVER (ORDER BY c.code_id IS NOT NULL, c.kappa DESC, c.code_id))::INTEGER AS place
FROM every AS c
JOIN every AS t ON t.unit = 'turn' AND t.code_id IS NOT DISTINCT FROM c.code_id
LEFT JOIN codes AS k ON k.code_id = c.code_id
LEFT JOIN counted AS a ON a.coder = c.coder_a AND a.code_id IS NOT DISTINCT FROM c.code_id
LEFT JOIN counted AS b ON b.coder = c.coder_b AND b.code_id IS NOT DISTINCT FROM c.code_id
WHERE c.unit = 'character' AND coalesce(a.n, 0) + coalesce(b.n, 0) >= $at_least
ORDER BY place;
