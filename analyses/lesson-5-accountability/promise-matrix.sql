-- title: Acts of the compact by promise
-- description: How often each promise was reflected on, activated, breached and repaired, with a row for every promise and
--   act, noughts included, and one for all acts of the promise.
-- param characters: double = 54
WITH ordered AS (
  SELECT *, row_number() OVER () AS promise_order,
         list_reduce(
           string_split(promise_id || ' ' || text, ' '),
           lambda words, word: words
             || CASE WHEN length(string_split(words, chr(10))[-1]) + length(word) >= $characters THEN chr(10) ELSE ' ' END
             || word
         ) AS promise_lines
  FROM promises
),
acts AS (
  FROM (VALUES ('reflection', 1), ('activation', 2), ('breach', 3), ('repair', 4), ('all', 5)) AS named(act, act_order)
)
SELECT p.partner, p.promise_id, p.text AS promise, n.act, count(a.act_id) AS acts, p.source, p.promise_order,
       min(p.promise_order) OVER (PARTITION BY p.partner) AS partner_order, n.act_order,
       p.promise_lines
FROM ordered AS p
CROSS JOIN acts AS n
LEFT JOIN compact_acts AS a ON a.promise_id = p.promise_id AND (a.act = n.act OR n.act = 'all')
GROUP BY p.partner, p.promise_id, p.text, p.source, p.promise_order, p.promise_lines, n.act, n.act_order
ORDER BY p.promise_order, n.act_order;
