-- title: State and events of each trust, phase by phase
-- description: What the process map draws, one row a piece. A state is a trust in a phase with the overall rating in force
--   when the phase ends, whether it differs from that of the phase before, and the regimes in force at some time in it. An
--   event is one that may be published, in its lane. Inspections are left out at first.
-- param from: date = 2014-01-01
-- param to: date = 2021-12-31
-- param without: varchar = 'cqc_inspection'
WITH brackets AS (
  SELECT phase, greatest(start_date, $from) AS start_date, least(coalesce(end_date, $to), $to) AS end_date,
         row_number() OVER (ORDER BY start_date) AS phase_order
  FROM phases
  WHERE scheme = 'evaluation' AND case_id IS NULL AND start_date <= $to AND coalesce(end_date, $to) >= $from
),
kinds AS (
  SELECT *, row_number() OVER () AS kind_order FROM event_kinds
),
happened AS (
  SELECT e.event_id, e.case_id, coalesce(k.lane, 'Other') AS lane, coalesce(k.label, e.kind) AS kind, e.title, e.start_date,
         e.date_precision, e.confidence, e.source, b.phase, b.phase_order,
         min(coalesce(k.kind_order, 999)) OVER (PARTITION BY coalesce(k.lane, 'Other')) AS lane_first
  FROM events AS e
  JOIN cases AS c USING (case_id)
  JOIN brackets AS b ON e.start_date BETWEEN b.start_date AND b.end_date
  LEFT JOIN kinds AS k ON k.kind = e.kind
  WHERE e.publishable AND NOT list_contains(string_split_regex($without::VARCHAR, '[, ]+'), e.kind)
),
lanes AS (
  SELECT lane, row_number() OVER (ORDER BY min(lane_first)) AS lane_order, count(*) OVER () + 3.2 AS block_rows
  FROM happened
  GROUP BY lane
),
blocks AS (
  SELECT case_id, short_name AS series, sort_order::INTEGER AS sort_order,
         (row_number() OVER (ORDER BY sort_order) - 1) * (SELECT max(block_rows) FROM lanes) AS block_top
  FROM cases
),
ratings AS (
  SELECT case_id, phase AS rating, start_date, coalesce(end_date, $to) AS end_date, source,
         list_position(['Inadequate', 'Requires improvement', 'Good', 'Outstanding'], phase) AS level
  FROM phases
  WHERE scheme = 'cqc_rating'
),
regimes AS (
  SELECT p.case_id, b.phase_order, bool_or(p.phase NOT ILIKE '%financ%') AS quality, bool_or(p.phase ILIKE '%financ%') AS finance,
         string_agg(p.phase, ', ' ORDER BY p.start_date) AS regimes
  FROM phases AS p
  JOIN brackets AS b ON p.start_date <= b.end_date AND coalesce(p.end_date, $to) >= b.start_date
  WHERE p.scheme = 'regime'
  GROUP BY p.case_id, b.phase_order
),
states AS (
  SELECT 'state' AS piece, t.series, b.phase, b.phase_order, coalesce(r.rating, 'no rating in the study') AS label,
         r.level - lag(r.level) OVER (PARTITION BY t.case_id ORDER BY b.phase_order) AS change,
         coalesce(g.quality, false) AS quality, coalesce(g.finance, false) AS finance, g.regimes,
         b.start_date, b.end_date, coalesce(r.source, 'none') AS source, t.block_top, t.block_top AS row, t.sort_order
  FROM blocks AS t
  CROSS JOIN brackets AS b
  LEFT JOIN ratings AS r ON r.case_id = t.case_id AND b.end_date BETWEEN r.start_date AND r.end_date
  LEFT JOIN regimes AS g ON g.case_id = t.case_id AND g.phase_order = b.phase_order
),
marks AS (
  SELECT 'event' AS piece, t.series, h.phase, h.phase_order, h.title AS label, h.lane, h.kind, h.start_date, h.date_precision,
         h.confidence, h.source, t.block_top, t.block_top + l.lane_order + 1.1 AS row,
         row_number() OVER (PARTITION BY t.series, h.phase, h.lane ORDER BY h.start_date, h.event_id) AS place, t.sort_order
  FROM happened AS h
  JOIN blocks AS t USING (case_id)
  JOIN lanes AS l USING (lane)
),
names AS (
  SELECT 'lane' AS piece, t.series, l.lane AS label, l.lane, 'scheme of lanes' AS source, t.block_top,
         t.block_top + l.lane_order + 1.1 AS row, t.sort_order
  FROM blocks AS t
  CROSS JOIN lanes AS l
)
SELECT piece, series, phase, phase_order, label, change, quality, finance, regimes, lane, kind, start_date, end_date,
       date_precision, confidence, source, block_top, row, place, sort_order
FROM (FROM states UNION ALL BY NAME FROM marks UNION ALL BY NAME FROM names)
ORDER BY piece DESC, sort_order, phase_order, row, place;
