-- title: Two networks on one scale
-- description: What the panels draw, one row a piece: a person, a pair that talks both ways, one that talks one way, and the
--   panel itself. Places are in pixels of a panel of 300 by 250, one length of a tie being as long in both.
-- param wave: date = 2019-05-01
-- param left: varchar = SASH
-- param right: varchar = SaTH
WITH chosen AS (
  SELECT case_id, short_name AS series, name, CASE short_name WHEN $left THEN 1 ELSE 2 END AS panel
  FROM cases
  WHERE short_name IN ($left, $right)
),
people AS (
  SELECT a.case_id AS network, a.actor_id, a.role_band, a.responded, a.source
  FROM actors AS a
  SEMI JOIN chosen AS c ON c.case_id = a.case_id
  WHERE a.wave = $wave
),
named AS (
  SELECT t.case_id AS network, t.from_actor, t.to_actor, t.source
  FROM ties AS t
  SEMI JOIN chosen AS c ON c.case_id = t.case_id
  WHERE t.wave = $wave
),
nodes AS MATERIALIZED (SELECT * FROM network_nodes('named', actors := 'people')),
-- Pixels that a length of a tie takes up, so that the larger of the two networks fits.
fit AS (SELECT least(140 / greatest(max(abs(x)), 1), 116 / greatest(max(abs(y)), 1)) AS pixels FROM nodes),
placed AS (
  SELECT n.network, n.actor_id, p.role_band, coalesce(p.responded, false) AS responded, p.source, n.in_degree, n.out_degree,
         150 + n.x * pixels AS x, 125 + n.y * pixels AS y, 20 + 14 * n.in_degree AS size
  FROM nodes AS n
  CROSS JOIN fit
  LEFT JOIN people AS p ON p.network = n.network AND p.actor_id = n.actor_id
),
lines AS (
  SELECT d.network, CASE d.kind WHEN 'mutual' THEN 'both ways' ELSE 'one way' END AS piece, d.actor_a, d.actor_b,
         a.x AS x, a.y AS y, b.x - a.x AS across, b.y - a.y AS up,
         greatest(sqrt(across * across + up * up), 1) AS length,
         -- An arrow ends at the edge of the mark it points to.
         CASE d.kind WHEN 'mutual' THEN 0 ELSE 3 + sqrt(b.size / pi()) END AS short,
         (SELECT string_agg(DISTINCT n.source, '; ' ORDER BY n.source) FROM named AS n WHERE n.network = d.network) AS source
  FROM network_dyads('named') AS d
  JOIN placed AS a ON a.network = d.network AND a.actor_id = d.actor_a
  JOIN placed AS b ON b.network = d.network AND b.actor_id = d.actor_b
),
pieces AS (
  SELECT network, piece, actor_a AS actor_id, actor_b AS to_actor, x, y, x + across * (1 - short / length) AS x2,
         y + up * (1 - short / length) AS y2, degrees(atan2(-up, across)) AS angle, source
  FROM lines
  UNION ALL BY NAME
  SELECT network, 'person' AS piece, actor_id, role_band, responded, in_degree, out_degree, x, y, size, source FROM placed
  UNION ALL BY NAME
  SELECT s.network, 'panel' AS piece, s.nodes AS people, r.respondents, s.mutual_dyads, s.asymmetric_dyads, s.density, s.reciprocity, r.source
  FROM network_summary('named', actors := 'people') AS s
  LEFT JOIN (SELECT network, count(*) FILTER (responded) AS respondents,
                    string_agg(DISTINCT source, '; ' ORDER BY source) AS source
             FROM people GROUP BY network) AS r ON r.network = s.network
)
SELECT c.panel, c.series, regexp_replace(c.name, ' NHS( Foundation)? Trust$', '') AS name, $wave AS wave,
       strftime($wave, '%B %Y') AS wave_name, p.piece, p.actor_id,
       p.to_actor, p.role_band, p.responded, p.in_degree, p.out_degree, round(p.x, 1) AS x, round(p.y, 1) AS y,
       round(p.x2, 1) AS x2, round(p.y2, 1) AS y2, round(p.angle, 1) AS angle, p.size, p.people, p.respondents,
       p.mutual_dyads, p.asymmetric_dyads, round(p.density, 3) AS density, round(p.reciprocity, 3) AS reciprocity,
       p.source
FROM pieces AS p
JOIN chosen AS c ON c.case_id = p.network
ORDER BY c.panel, list_position(['panel', 'both ways', 'one way', 'person'], p.piece), p.actor_id, p.to_actor;
