-- title: Ties kept, formed and dissolved between two surveys
-- description: One row a trust. Of the ties named in either survey, how many were named in both, in the later alone and in
--   the earlier alone; and the share named in both. A tie may be missing because who would have named it did not respond.
-- param before: date = 2018-06-01
-- param after: date = 2019-05-01
WITH earlier AS (
  SELECT case_id AS network, from_actor, to_actor FROM ties WHERE wave = $before
),
later AS (
  SELECT case_id AS network, from_actor, to_actor FROM ties WHERE wave = $after
),
answers AS (
  SELECT case_id, count_if(wave = $before) AS people_before, count_if(wave = $before AND responded) AS respondents_before,
         count_if(wave = $after) AS people_after, count_if(wave = $after AND responded) AS respondents_after,
         string_agg(DISTINCT source, '; ' ORDER BY source) AS source
  FROM actors
  GROUP BY case_id
)
SELECT c.short_name AS series, n.kept, n.formed, n.dissolved, round(100 * n.jaccard, 1) AS kept_percent,
       a.people_before, a.respondents_before, a.people_after, a.respondents_after, a.source, c.sort_order
FROM network_change('earlier', 'later') AS n
JOIN cases AS c ON c.case_id = n.network
JOIN answers AS a ON a.case_id = n.network
ORDER BY c.sort_order;
