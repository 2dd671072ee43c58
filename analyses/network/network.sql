-- The ties and actors of each network as numbers: actors from 0 in the order of their names, ties once each.
CREATE OR REPLACE MACRO golden_thread.network_coded(ties, actors) AS TABLE
WITH __network_coded_rows AS MATERIALIZED (
  SELECT network, from_actor, to_actor FROM query_table(ties)
),
__network_coded_listed AS MATERIALIZED (
  SELECT network, actor_id FROM query_table(actors)
),
__network_coded_ends AS MATERIALIZED (
  SELECT DISTINCT network, from_actor AS actor FROM __network_coded_rows WHERE from_actor IS NOT NULL AND to_actor IS NOT NULL
  UNION
  SELECT DISTINCT network, to_actor FROM __network_coded_rows WHERE from_actor IS NOT NULL AND to_actor IS NOT NULL
),
__network_coded_actors AS MATERIALIZED (
  SELECT network, actor, row_number() OVER (PARTITION BY network ORDER BY actor) - 1 AS code
  FROM (SELECT network, actor FROM __network_coded_ends
        UNION
        SELECT network, actor_id FROM __network_coded_listed WHERE actor_id IS NOT NULL)
),
__network_coded_ties AS (
  SELECT DISTINCT network, from_actor, to_actor FROM __network_coded_rows WHERE from_actor <> to_actor
),
__network_coded_networks AS (
  SELECT network FROM __network_coded_rows UNION SELECT network FROM __network_coded_listed
),
__network_coded_lists AS (
  SELECT t.network, count(*) AS tie_count,
         list(f.code::INTEGER ORDER BY f.code, g.code) AS senders,
         list(g.code::INTEGER ORDER BY f.code, g.code) AS receivers
  FROM __network_coded_ties AS t
  JOIN __network_coded_actors AS f ON f.network IS NOT DISTINCT FROM t.network AND f.actor = t.from_actor
  JOIN __network_coded_actors AS g ON g.network IS NOT DISTINCT FROM t.network AND g.actor = t.to_actor
  GROUP BY t.network
),
__network_coded_members AS (
  SELECT network, count(*) AS nodes, list(actor ORDER BY code) AS members FROM __network_coded_actors GROUP BY network
),
__network_coded_ignored AS (
  SELECT network,
         count(*) FILTER (from_actor IS NULL OR to_actor IS NULL) AS empty_rows,
         count(*) FILTER (from_actor = to_actor) AS loops,
         count(*) FILTER (from_actor <> to_actor) AS valid_rows
  FROM __network_coded_rows
  GROUP BY network
),
__network_coded_compared AS (
  SELECT network, count(*) FILTER (actor_id IS NULL) AS empty_actors,
         count(DISTINCT actor_id) AS listed_actors
  FROM __network_coded_listed
  GROUP BY network
)
SELECT n.network, coalesce(m.nodes, 0) AS nodes, coalesce(l.tie_count, 0) AS tie_count, m.members,
       coalesce(l.senders, []::INTEGER[]) AS senders, coalesce(l.receivers, []::INTEGER[]) AS receivers,
       coalesce(i.loops, 0) AS loops, coalesce(i.valid_rows, 0) - coalesce(l.tie_count, 0) AS repeats,
       coalesce(i.empty_rows, 0) AS empty_rows, coalesce(c.empty_actors, 0) AS empty_actors,
       CASE WHEN (SELECT count(*) FROM __network_coded_listed) > 0
         THEN coalesce(m.nodes, 0) - coalesce(c.listed_actors, 0) ELSE 0 END AS unlisted_actors
FROM __network_coded_networks AS n
LEFT JOIN __network_coded_members AS m ON m.network IS NOT DISTINCT FROM n.network
LEFT JOIN __network_coded_lists AS l ON l.network IS NOT DISTINCT FROM n.network
LEFT JOIN __network_coded_ignored AS i ON i.network IS NOT DISTINCT FROM n.network
LEFT JOIN __network_coded_compared AS c ON c.network IS NOT DISTINCT FROM n.network;

CREATE OR REPLACE MACRO golden_thread.network_note(nodes, ties, transitivity, loops, repeats, empty_rows, empty_actors, unlisted_actors) AS
  nullif(concat_ws(' ',
    CASE WHEN loops > 0 THEN format('Loops ignored: {}.', loops) END,
    CASE WHEN repeats > 0 THEN format('Repeated ties, counted once: {}.', repeats) END,
    CASE WHEN empty_rows > 0 THEN format('Rows of ties without an actor, ignored: {}.', empty_rows) END,
    CASE WHEN empty_actors > 0 THEN format('Rows of actors without one, ignored: {}.', empty_actors) END,
    CASE WHEN unlisted_actors > 0 THEN format('Actors in ties that the list of actors lacks, counted: {}.', unlisted_actors) END,
    CASE WHEN nodes < 2 THEN 'With fewer than two actors density and centralisation are not defined.' END,
    CASE WHEN ties = 0 THEN 'Without ties reciprocity, path lengths and modularity are not defined.' END,
    CASE WHEN transitivity IS NULL THEN 'Without an actor tied to two others transitivity is not defined.' END
  ), '');

CREATE OR REPLACE MACRO network_summary(ties, actors := 'memory.golden_thread.no_actors') AS TABLE
WITH __network_summary_asked AS MATERIALIZED (
  SELECT * EXCLUDE (members, senders, receivers),
         network_summary_measures_begin(nodes::INTEGER, senders, receivers) AS ticket
  FROM golden_thread.network_coded(ties, actors)
),
__network_summary_answered AS MATERIALIZED (
  SELECT *, network_summary_measures_result(ticket) AS r FROM golden_thread.finished('__network_summary_asked')
)
SELECT network, nodes, tie_count AS ties,
       tie_count / nullif(nodes * (nodes - 1), 0) AS density,
       r.mutual_dyads::BIGINT AS mutual_dyads,
       tie_count - 2 * r.mutual_dyads AS asymmetric_dyads,
       nodes * (nodes - 1) // 2 - tie_count + r.mutual_dyads AS null_dyads,
       2 * r.mutual_dyads / nullif(tie_count, 0) AS reciprocity,
       r.mutual_dyads / nullif(tie_count - r.mutual_dyads, 0) AS dyad_reciprocity,
       tie_count / nullif(nodes, 0) AS mean_degree,
       r.in_degree_centralisation AS in_degree_centralisation,
       r.out_degree_centralisation AS out_degree_centralisation,
       r.weak_components::BIGINT AS weak_components,
       r.isolates::BIGINT AS isolates,
       r.transitivity AS transitivity,
       r.average_path_length AS average_path_length,
       r.diameter::BIGINT AS diameter,
       r.modularity AS modularity,
       r.communities::BIGINT AS communities,
       golden_thread.network_note(nodes, tie_count, r.transitivity, loops, repeats, empty_rows, empty_actors, unlisted_actors) AS note
FROM __network_summary_answered
ORDER BY network;

CREATE OR REPLACE MACRO network_nodes(ties, actors := 'memory.golden_thread.no_actors') AS TABLE
WITH __network_nodes_asked AS MATERIALIZED (
  SELECT network, members, network_node_measures_begin(nodes::INTEGER, senders, receivers) AS ticket
  FROM golden_thread.network_coded(ties, actors)
),
__network_nodes_answered AS MATERIALIZED (
  SELECT network, members, network_node_measures_result(ticket) AS r FROM golden_thread.finished('__network_nodes_asked')
)
SELECT network, unnest(members) AS actor_id, unnest(r.in_degree) AS in_degree, unnest(r.out_degree) AS out_degree,
       unnest(r.degree) AS degree, unnest(r.betweenness) AS betweenness,
       unnest(r.betweenness_normalised) AS betweenness_normalised, unnest(r.closeness_out) AS closeness_out,
       unnest(r.closeness_in) AS closeness_in, unnest(r.harmonic_out) AS harmonic_out,
       unnest(r.harmonic_in) AS harmonic_in, unnest(r.pagerank) AS pagerank, unnest(r.coreness) AS coreness,
       unnest(r.clustering) AS clustering, unnest(r.component) AS component, unnest(r.community) AS community,
       unnest(r.x) AS x, unnest(r.y) AS y
FROM __network_nodes_answered
ORDER BY network, actor_id;

CREATE OR REPLACE MACRO network_dyads(ties) AS TABLE
WITH __network_dyads_ties AS MATERIALIZED (
  SELECT DISTINCT network, from_actor, to_actor FROM query_table(ties) WHERE from_actor <> to_actor
)
SELECT t.network, t.from_actor AS actor_a, t.to_actor AS actor_b,
       CASE WHEN r.from_actor IS NULL THEN 'asymmetric' ELSE 'mutual' END AS kind
FROM __network_dyads_ties AS t
LEFT JOIN __network_dyads_ties AS r
  ON r.network IS NOT DISTINCT FROM t.network AND r.from_actor = t.to_actor AND r.to_actor = t.from_actor
WHERE r.from_actor IS NULL OR t.from_actor < t.to_actor
ORDER BY ALL;

CREATE OR REPLACE MACRO network_change(before, after) AS TABLE
WITH __network_change_rows AS MATERIALIZED (
  SELECT network, from_actor, to_actor, false AS later FROM query_table(before)
  UNION ALL
  SELECT network, from_actor, to_actor, true FROM query_table(after)
),
__network_change_ties AS (
  SELECT network, from_actor, to_actor, bool_and(later) AS formed, bool_and(NOT later) AS dissolved
  FROM __network_change_rows
  WHERE from_actor <> to_actor
  GROUP BY ALL
),
__network_change_counts AS (
  SELECT network, count(*) FILTER (NOT formed AND NOT dissolved) AS kept, count(*) FILTER (formed) AS formed,
         count(*) FILTER (dissolved) AS dissolved
  FROM __network_change_ties
  GROUP BY network
)
SELECT n.network, coalesce(c.kept, 0) AS kept, coalesce(c.formed, 0) AS formed, coalesce(c.dissolved, 0) AS dissolved,
       kept / nullif(kept + formed + dissolved, 0) AS jaccard
FROM (SELECT DISTINCT network FROM __network_change_rows) AS n
LEFT JOIN __network_change_counts AS c ON c.network IS NOT DISTINCT FROM n.network
ORDER BY n.network;
