-- title: Boards, teams and offices on a day
-- description: One row a body that stood on the day, with its box in the diagram: column of its trust, top and bottom in
--   lines of text, and the body that it answers to, if that stood too. Bodies without a known start stood from the first.
-- param on: date = 2019-06-30
WITH RECURSIVE standing AS (
  SELECT * FROM governance WHERE coalesce(start_date, $on::DATE) <= $on AND coalesce(end_date, $on::DATE) >= $on
),
tied AS (
  SELECT s.*, u.body_id AS upper_id, u.case_id AS upper_case
  FROM standing AS s
  LEFT JOIN standing AS u ON u.body_id = s.parent_id
),
-- Within a trust, from the bodies that answer to none of the same trust.
reached AS (
  SELECT body_id, 0 AS depth, [(coalesce(start_date, DATE '0001-01-01'), body_id)] AS place
  FROM tied
  WHERE upper_id IS NULL OR upper_case IS DISTINCT FROM case_id
  UNION ALL
  SELECT t.body_id, r.depth + 1, r.place || [(coalesce(t.start_date, DATE '0001-01-01'), t.body_id)]
  FROM tied AS t
  JOIN reached AS r ON r.body_id = t.upper_id AND t.upper_case IS NOT DISTINCT FROM t.case_id
),
trusts AS (
  SELECT case_id, short_name, sort_order, row_number() OVER (ORDER BY sort_order, case_id) - 1 AS trust_column
  FROM cases
  WHERE case_id IN (SELECT case_id FROM standing)
),
room AS (
  SELECT columns_across, boxes_at_top, least(1.4, 0.96 * columns_across / boxes_at_top) AS width_at_top
  FROM (SELECT greatest(count(*), 1) AS columns_across FROM trusts)
  CROSS JOIN (SELECT greatest(count(*), 1) AS boxes_at_top FROM standing WHERE case_id IS NULL)
),
written AS (
  SELECT t.*, coalesce(r.depth, 0) AS depth, coalesce(r.place, [(DATE '9999-12-31', t.body_id)]) AS place,
         trim(
           regexp_replace(
             t.name, CASE WHEN t.case_id IS NULL AND width_at_top >= 1.4 THEN '(\S.{0,29})(\s+|$)' ELSE '(\S.{0,17})(\s+|$)' END,
             '\1' || chr(10), 'g'
           ),
           chr(10) || ' '
         ) AS label,
         members IS NOT NULL AS members_known, staff_in_post IS NOT NULL AS office_known,
         certified_staff IS NOT NULL AS certified_known
  FROM tied AS t
  CROSS JOIN room
  LEFT JOIN reached AS r USING (body_id)
),
sized AS (
  SELECT *, len(string_split(label, chr(10))) AS label_lines,
         label_lines + (meets IS NOT NULL OR members_known)::INTEGER + office_known::INTEGER + certified_known::INTEGER
           + 0.9 AS height
  FROM written
),
-- Bodies of the partnership stand side by side at the top, those of a trust below one another in its column.
boxed AS (
  SELECT s.*, t.short_name, t.sort_order,
         CASE WHEN s.case_id IS NULL
           THEN columns_across * (row_number() OVER below - 0.5) / boxes_at_top - width_at_top / 2
           ELSE t.trust_column + 0.02 + 0.06 * s.depth END AS box_left,
         CASE WHEN s.case_id IS NULL THEN box_left + width_at_top ELSE t.trust_column + 0.98 END AS box_right,
         CASE WHEN s.case_id IS NULL THEN 0
           ELSE coalesce((SELECT max(height) + 3.6 FROM sized WHERE case_id IS NULL), 1.4)
             + sum(height + 0.7) OVER below - height - 0.7 END AS box_top
  FROM sized AS s
  CROSS JOIN room
  LEFT JOIN trusts AS t USING (case_id)
  WINDOW below AS (PARTITION BY s.case_id ORDER BY s.place)
)
SELECT b.short_name AS series, b.name, b.kind, u.name AS answers_to, b.meets, b.members AS member_count, b.staff_in_post,
       b.certified_staff, b.members_known, b.office_known, b.certified_known, b.start_date, b.end_date, $on::DATE AS on_day, b.source,
       b.label, b.label_lines::INTEGER AS label_lines, round(b.box_left, 4) AS box_left, round(b.box_right, 4) AS box_right,
       b.box_top::DOUBLE AS box_top, (b.box_top + b.height)::DOUBLE AS box_bottom, round(u.box_left, 4) AS upper_left,
       round(u.box_right, 4) AS upper_right, u.box_top::DOUBLE AS upper_top, (u.box_top + u.height)::DOUBLE AS upper_bottom,
       CASE WHEN u.body_id IS NOT NULL THEN
         CASE WHEN b.case_id IS NOT DISTINCT FROM u.case_id THEN if(b.case_id IS NULL, 'beside', 'beneath') ELSE 'across' END
       END AS tie,
       b.body_id, b.sort_order::INTEGER AS sort_order
FROM boxed AS b
LEFT JOIN boxed AS u ON u.body_id = b.upper_id
ORDER BY b.sort_order NULLS FIRST, b.box_top, b.box_left;
