-- title: Acts of the compact by promise, meeting by meeting
-- description: One row an act, in the row of its promise; a promise without acts has one row without an act. Acts on one
--   promise at one meeting stand one above the other. A breach is joined to the first repair of its promise, then or later, that
--   is not yet taken: the table does not say which repair belongs to which breach.
-- param characters: double = 47
WITH ordered AS (
  SELECT *, row_number() OVER () AS promise_order FROM promises
),
lines AS (
  SELECT promise_id, partner, text AS promise, promise_order,
         promise_order + 0.55 * (dense_rank() OVER (ORDER BY first_of_partner) - 1) AS row,
         list_reduce(
           string_split(promise_id || ' ' || text, ' '),
           lambda words, word: words
             || CASE WHEN length(string_split(words, chr(10))[-1]) + length(word) >= $characters THEN chr(10) ELSE ' ' END
             || word
         ) AS promise_lines
  FROM (SELECT *, min(promise_order) OVER (PARTITION BY partner) AS first_of_partner FROM ordered)
),
acts AS (
  SELECT a.act_id, a.promise_id, a.act, a.quote, a.source, a.event_id, e.start_date AS meeting,
         list_position(['reflection', 'activation', 'breach', 'repair'], a.act) AS act_order,
         dense_rank() OVER (ORDER BY e.start_date) AS meeting_order
  FROM compact_acts AS a
  JOIN events AS e USING (event_id)
),
stacked AS (
  SELECT *,
         row_number() OVER (PARTITION BY promise_id, meeting ORDER BY act_order, act_id) - 1 AS height,
         sum(CASE act WHEN 'breach' THEN 1 WHEN 'repair' THEN -1 ELSE 0 END) OVER in_time AS balance
  FROM acts
  WINDOW in_time AS (PARTITION BY promise_id ORDER BY meeting, act_order, act_id)
),
-- A repair that brings the balance to a new low below nought has no breach to repair.
counted AS (
  SELECT *,
         act = 'repair' AND balance < least(0, coalesce(min(balance) OVER before, 0)) AS of_nothing
  FROM stacked
  WINDOW before AS (
    PARTITION BY promise_id ORDER BY meeting, act_order, act_id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
  )
),
numbered AS (
  SELECT *,
         CASE WHEN act IN ('breach', 'repair') AND NOT of_nothing
           THEN row_number() OVER (PARTITION BY promise_id, act, of_nothing ORDER BY meeting, act_order, act_id)
         END AS pair
  FROM counted
)
SELECT l.partner, l.promise_id, l.promise, n.act, n.meeting, n.quote, n.act_id, n.event_id,
       r.act_id AS repair_id, r.meeting AS repaired_at, r.quote AS repair_quote,
       CASE WHEN r.act_id IS NOT NULL THEN (
         SELECT count(DISTINCT m.event_id) FROM events AS m
         WHERE m.kind = 'governance_meeting' AND m.case_id IS NULL AND m.date_precision = 'day'
           AND m.start_date > n.meeting AND m.start_date <= r.meeting
       ) END AS meetings_between,
       coalesce(n.source, (SELECT any_value(source) FROM promises AS p WHERE p.promise_id = l.promise_id)) AS source,
       l.promise_lines, l.row, l.row - 0.24 * n.height AS place, l.row - 0.24 * r.height AS repair_place
FROM lines AS l
LEFT JOIN numbered AS n USING (promise_id)
LEFT JOIN numbered AS r
  ON n.act = 'breach' AND r.act = 'repair' AND r.promise_id = n.promise_id AND r.pair = n.pair
ORDER BY l.promise_order, n.meeting, n.act_order, n.act_id;
