-- title: Which aims strategy, staff and regulator chose work for
-- description: What the overlap chart draws. An aim is an aim of a trust, under the combination of those who chose an
--   improvement that reaches it; a set says whether a combination has one of the three in it.
WITH RECURSIVE climb AS (
  SELECT i.improvement_id, o.objective_id, o.parent_id, [o.objective_id] AS passed
  FROM improvements AS i
  JOIN objectives AS o USING (objective_id)
  UNION ALL
  SELECT c.improvement_id, o.objective_id, o.parent_id, list_append(c.passed, o.objective_id)
  FROM climb AS c
  JOIN objectives AS o ON o.objective_id = c.parent_id
  WHERE NOT list_contains(c.passed, o.objective_id)
),
choosers AS (
  FROM (VALUES ('strategy', 1), ('staff', 2), ('regulator', 3)) AS who(chooser, chooser_row)
),
aims AS (
  SELECT c.short_name AS series, c.sort_order::INTEGER AS sort_order, o.objective_id, o.title, o.source,
         coalesce(list(DISTINCT w.chooser_row ORDER BY w.chooser_row) FILTER (w.chooser IS NOT NULL), []) AS members,
         count(DISTINCT i.improvement_id)::INTEGER AS improvements
  FROM objectives AS o
  JOIN cases AS c USING (case_id)
  LEFT JOIN climb AS k USING (objective_id)
  LEFT JOIN improvements AS i USING (improvement_id)
  LEFT JOIN choosers AS w ON w.chooser = i.selected_by
  WHERE o.level = 'organisation'
  GROUP BY c.short_name, c.sort_order, o.objective_id, o.title, o.source
),
combinations AS (
  SELECT members, row_number() OVER (ORDER BY len(members) = 0, count(*) DESC, members) AS place, count(*) AS aims,
         string_agg(DISTINCT source, '; ' ORDER BY source) AS source
  FROM aims
  GROUP BY members
),
pieces AS (
  SELECT 'aim' AS piece, k.place, a.series, a.title, a.improvements, NULL::VARCHAR AS chooser, NULL::INTEGER AS chooser_row,
         NULL::BOOLEAN AS present, row_number() OVER (PARTITION BY k.place ORDER BY a.sort_order, a.objective_id) AS height,
         k.aims, a.source, a.sort_order
  FROM aims AS a
  JOIN combinations AS k USING (members)
  UNION ALL
  SELECT 'set', k.place, NULL, NULL, NULL, w.chooser, w.chooser_row, list_contains(k.members, w.chooser_row), NULL,
         k.aims, k.source, NULL
  FROM combinations AS k
  CROSS JOIN choosers AS w
)
FROM pieces
ORDER BY piece, place, height, chooser_row;
