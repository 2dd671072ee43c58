-- title: Cultural readiness and leaders' completion, by trust
-- description: One row a trust. readiness is (favourable - adverse) / segments under the parent code; engagement is the
--   percentage of leaders who began the training and had completed it by the day. *_low and *_high are where one more
--   segment, or one leader more or fewer, would put the trust. Without a coder, the one with most codings.
-- param parent: varchar = '1'
-- param programme: varchar = 'Lean for Leaders'
-- param leaders: varchar = 'executive'
-- param by: date = 2017-06-30
-- param coder: varchar = ''
WITH chosen AS (
  SELECT coder
  FROM codings
  WHERE $coder IN ('', coder)
  GROUP BY coder
  ORDER BY count(*) DESC, coder
  LIMIT 1
),
told AS (
  SELECT d.case_id, count(*) AS segments, count(DISTINCT g.document_id) AS transcripts_with_code,
         count(*) FILTER (g.polarity > 0) - count(*) FILTER (g.polarity < 0) AS surplus,
         string_agg(DISTINCT g.source, '; ' ORDER BY g.source) AS source
  FROM codings AS g
  JOIN chosen USING (coder)
  JOIN codes AS k USING (code_id)
  JOIN documents AS d USING (document_id)
  WHERE k.parent_id = $parent
  GROUP BY d.case_id
),
engaged AS (
  SELECT case_id, count(*) AS people_begun, count(*) FILTER (completed_date <= $by) AS people_completed,
         string_agg(DISTINCT source, '; ' ORDER BY source) AS source
  FROM training
  WHERE programme = $programme AND role_band = $leaders
  GROUP BY case_id
),
placed AS (
  SELECT c.short_name AS series, c.sort_order::INTEGER AS sort_order, t.segments, t.transcripts_with_code,
         round(t.surplus / t.segments, 2) AS readiness,
         round((t.surplus - 1) / (t.segments + 1), 2) AS readiness_low,
         round((t.surplus + 1) / (t.segments + 1), 2) AS readiness_high,
         e.people_begun, e.people_completed, round(100.0 * e.people_completed / e.people_begun, 1) AS percent_completed,
         round(100.0 * greatest(e.people_completed - 1, 0) / e.people_begun, 1) AS percent_low,
         round(100.0 * least(e.people_completed + 1, e.people_begun) / e.people_begun, 1) AS percent_high,
         CASE WHEN t.source = e.source THEN t.source ELSE concat_ws('; ', t.source, e.source) END AS source
  FROM cases AS c
  JOIN told AS t USING (case_id)
  JOIN engaged AS e USING (case_id)
)
SELECT series, readiness, segments, transcripts_with_code, percent_completed, people_completed, people_begun,
       readiness_low, readiness_high, percent_low, percent_high, count(*) OVER () AS trusts, coder, $by::DATE AS by_day, source,
       sort_order,
       (SELECT count(*)
        FROM placed AS q
        WHERE q.sort_order < p.sort_order
          AND abs(q.readiness - p.readiness) < 0.3 AND abs(q.percent_completed - p.percent_completed) < 10)::INTEGER AS beside
FROM placed AS p
CROSS JOIN chosen
ORDER BY sort_order;
