-- title: Skill and connection, by trust and survey
-- description: One row a trust and survey of who talks to whom. Skill: the share of the people in the survey who had
--   completed Lean for Leaders by its day. Connection: with how many colleagues a person is tied on average, either way.
--   `middle_percent` and `middle_colleagues` are those of all people of the survey together.
WITH people AS (
  SELECT a.case_id, a.wave::DATE AS wave, a.case_id || ' ' || a.wave AS network, a.actor_id, coalesce(a.responded, false) AS responded,
         bool_or(t.completed_date <= a.wave::DATE) IS TRUE AS completed, any_value(a.source) AS source
  FROM actors AS a
  LEFT JOIN training AS t ON t.case_id = a.case_id AND t.person_id = a.actor_id
  GROUP BY ALL
),
named AS (
  SELECT case_id || ' ' || wave AS network, from_actor, to_actor FROM ties
),
trained AS (
  SELECT case_id, wave, network, count(*) AS people, count_if(responded) AS respondents, count_if(completed) AS completed,
         string_agg(DISTINCT source, '; ' ORDER BY source) AS source
  FROM people
  GROUP BY ALL
),
measured AS (
  SELECT t.*, s.mutual_dyads + s.asymmetric_dyads AS pairs
  FROM trained AS t
  JOIN network_summary('named', actors := 'people') AS s USING (network)
)
SELECT c.short_name AS series, m.wave, row_number() OVER (PARTITION BY m.case_id ORDER BY m.wave) AS survey,
       count(*) OVER (PARTITION BY m.case_id) AS surveys, m.people, m.respondents, m.completed,
       round(100.0 * m.completed / m.people, 1) AS completed_percent, round(2.0 * m.pairs / m.people, 2) AS colleagues,
       round(100.0 * sum(m.completed) OVER w / sum(m.people) OVER w, 1) AS middle_percent,
       round(2.0 * sum(m.pairs) OVER w / sum(m.people) OVER w, 2) AS middle_colleagues, m.source, c.sort_order
FROM measured AS m
JOIN cases AS c USING (case_id)
WINDOW w AS (PARTITION BY m.wave)
ORDER BY c.sort_order, m.wave;
