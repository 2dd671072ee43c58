-- title: Pairs by kind of tie
-- description: The census of pairs of each trust: mutual (both ways), asymmetric (one way) and null (none), with their
--   shares of all pairs and, for the first two, where their bars begin and end.
-- param wave: date = 2019-05-01
WITH people AS (SELECT case_id AS network, actor_id, source FROM actors WHERE wave = $wave),
named AS (SELECT case_id AS network, from_actor, to_actor, source FROM ties WHERE wave = $wave),
sources AS (
  SELECT network, string_agg(DISTINCT source, '; ' ORDER BY source) AS source
  FROM (SELECT network, source FROM people UNION ALL SELECT network, source FROM named)
  GROUP BY network
),
kinds AS (
  SELECT network, nodes, nodes * (nodes - 1) // 2 AS all_pairs, mutual_dyads, asymmetric_dyads,
         unnest([
           {'place': 1, 'kind': 'mutual', 'pairs': mutual_dyads, 'start': 0},
           {'place': 2, 'kind': 'asymmetric', 'pairs': asymmetric_dyads, 'start': mutual_dyads},
           {'place': 3, 'kind': 'null', 'pairs': null_dyads, 'start': mutual_dyads + asymmetric_dyads}
         ], recursive := true)
  FROM network_summary('named', actors := 'people')
)
SELECT c.short_name AS series, $wave AS wave, strftime($wave, '%B %Y') AS wave_name, k.kind, k.pairs, k.mutual_dyads, k.asymmetric_dyads, k.all_pairs, k.nodes AS people,
       round(100 * k.pairs / nullif(k.all_pairs, 0), 1) AS percent,
       round(100 * k.start / nullif(k.all_pairs, 0), 2) AS percent_from,
       round(100 * (k.start + k.pairs) / nullif(k.all_pairs, 0), 2) AS percent_to,
       s.source, c.sort_order::INTEGER AS sort_order
FROM kinds AS k
JOIN cases AS c ON c.case_id = k.network
JOIN sources AS s ON s.network = k.network
ORDER BY c.sort_order, k.place;
