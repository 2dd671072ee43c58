-- title: Network measures by trust, with bounds for who did not respond
-- description: One row a trust and measure: as recorded, among respondents only, and what it would be at least, if one-way
--   ties with people who did not respond were returned, and at most. Bounds only where they are plain.
-- param wave: date = 2019-05-01
WITH people AS (
  SELECT case_id AS network, actor_id, coalesce(responded, false) AS responded, source
  FROM actors
  WHERE wave = $wave
),
named AS (
  SELECT t.case_id AS network, t.from_actor, t.to_actor, t.source,
         coalesce(f.responded, false) AND coalesce(g.responded, false) AS both_responded
  FROM ties AS t
  LEFT JOIN people AS f ON f.network = t.case_id AND f.actor_id = t.from_actor
  LEFT JOIN people AS g ON g.network = t.case_id AND g.actor_id = t.to_actor
  WHERE t.wave = $wave
),
respondents AS (SELECT network, actor_id FROM people WHERE responded),
among AS (SELECT network, from_actor, to_actor FROM named WHERE both_responded),
-- Pairs with a one-way tie of which at least one did not respond.
one_way AS (
  SELECT d.network, count(*) AS pairs
  FROM network_dyads('named') AS d
  LEFT JOIN respondents AS a ON a.network = d.network AND a.actor_id = d.actor_a
  LEFT JOIN respondents AS b ON b.network = d.network AND b.actor_id = d.actor_b
  WHERE d.kind = 'asymmetric' AND (a.actor_id IS NULL OR b.actor_id IS NULL)
  GROUP BY d.network
),
sources AS (
  SELECT network, string_agg(DISTINCT source, '; ' ORDER BY source) AS source
  FROM (SELECT network, source FROM people UNION ALL SELECT network, source FROM named)
  GROUP BY network
),
counted AS (
  SELECT s AS every, r AS inner_ones, s.network,
         coalesce(o.pairs, 0) AS one_way,
         -- Pairs of which at least one did not respond.
         (s.nodes * (s.nodes - 1) - coalesce(r.nodes * (r.nodes - 1), 0)) // 2 AS unsure,
         nullif(s.nodes * (s.nodes - 1), 0) AS places,
         coalesce(r.ties, 0) AS sure_ties, coalesce(2 * r.mutual_dyads, 0) AS sure_mutual
  FROM network_summary('named', actors := 'people') AS s
  LEFT JOIN network_summary('among', actors := 'respondents') AS r ON r.network = s.network
  LEFT JOIN one_way AS o ON o.network = s.network
),
measured AS (
  SELECT network, every.nodes AS people, coalesce(inner_ones.nodes, 0) AS respondents, every.note AS note,
         unnest([
           {'place': 1, 'measure': 'density', 'recorded': every.density, 'among_respondents': inner_ones.density,
            'at_least': sure_ties / places, 'if_returned': (every.ties + one_way) / places,
            'at_most': (sure_ties + 2 * unsure) / places},
           {'place': 2, 'measure': 'reciprocity', 'recorded': every.reciprocity, 'among_respondents': inner_ones.reciprocity,
            'at_least': sure_mutual / nullif(sure_ties + unsure, 0),
            'if_returned': 2 * (every.mutual_dyads + one_way) / nullif(every.ties + one_way, 0),
            'at_most': (sure_mutual + 2 * unsure) / nullif(sure_ties + 2 * unsure, 0)},
           {'place': 3, 'measure': 'mean degree', 'recorded': every.mean_degree, 'among_respondents': inner_ones.mean_degree,
            'at_least': sure_ties / nullif(every.nodes, 0), 'if_returned': (every.ties + one_way) / nullif(every.nodes, 0),
            'at_most': (sure_ties + 2 * unsure) / nullif(every.nodes, 0)},
           {'place': 4, 'measure': 'in-degree centralisation', 'recorded': every.in_degree_centralisation,
            'among_respondents': inner_ones.in_degree_centralisation, 'at_least': NULL, 'if_returned': NULL, 'at_most': NULL},
           {'place': 5, 'measure': 'out-degree centralisation', 'recorded': every.out_degree_centralisation,
            'among_respondents': inner_ones.out_degree_centralisation, 'at_least': NULL, 'if_returned': NULL, 'at_most': NULL},
           {'place': 6, 'measure': 'transitivity', 'recorded': every.transitivity,
            'among_respondents': inner_ones.transitivity, 'at_least': NULL, 'if_returned': NULL, 'at_most': NULL},
           {'place': 7, 'measure': 'average path length', 'recorded': every.average_path_length,
            'among_respondents': inner_ones.average_path_length, 'at_least': NULL, 'if_returned': NULL, 'at_most': NULL},
           {'place': 8, 'measure': 'weak components', 'recorded': every.weak_components,
            'among_respondents': inner_ones.weak_components, 'at_least': NULL, 'if_returned': NULL, 'at_most': NULL},
           {'place': 9, 'measure': 'isolates', 'recorded': every.isolates,
            'among_respondents': inner_ones.isolates, 'at_least': NULL, 'if_returned': NULL, 'at_most': NULL}
         ], recursive := true)
  FROM counted
)
SELECT c.short_name AS series, $wave AS wave, m.measure, round(m.recorded, 3) AS recorded,
       round(m.among_respondents, 3) AS among_respondents, round(m.at_least, 3) AS at_least,
       round(m.if_returned, 3) AS if_returned, round(m.at_most, 3) AS at_most, m.people, m.respondents, m.note, s.source,
       m.place, c.sort_order
FROM measured AS m
JOIN cases AS c ON c.case_id = m.network
JOIN sources AS s ON s.network = m.network
ORDER BY c.sort_order, m.place;
