-- title: Where coders differ
-- description: Every coding that another coder of the same document did not give alike, with both quotes. Kind: other
--   extent (the same code, from or to elsewhere), other code (in its place one that the first did not give), not given.
-- param code: varchar = ''
WITH work AS (SELECT DISTINCT document_id, coder FROM codings),
compared AS (
  SELECT x.*, w.coder AS other_coder FROM codings AS x JOIN work AS w ON w.document_id = x.document_id AND w.coder <> x.coder
  WHERE x.start_char < x.end_char
),
-- What the other coder gave in the same place: this code (alike), or one that the first did not give there (new).
beside AS (
  SELECT x.coding_id, x.code_id, x.other_coder, y.code_id AS other_code, y.quote, y.start_char, y.code_id = x.code_id AS alike,
         y.start_char = x.start_char AND y.end_char = x.end_char AS same_place
  FROM compared AS x
  JOIN codings AS y ON y.document_id = x.document_id AND y.coder = x.other_coder
   AND y.start_char < x.end_char AND x.start_char < y.end_char AND y.start_char < y.end_char
  WHERE y.code_id = x.code_id OR NOT EXISTS (
    SELECT 1 FROM codings AS z
    WHERE z.document_id = x.document_id AND z.coder = x.coder AND z.code_id = y.code_id
      AND z.start_char < y.end_char AND y.start_char < z.end_char
  )
),
gathered AS (
  SELECT coding_id, other_coder, bool_or(alike) AS alike, bool_or(alike AND same_place) AS same,
         string_agg(DISTINCT other_code, ', ' ORDER BY other_code) AS other_codes,
         string_agg(DISTINCT quote, ' … ' ORDER BY quote) AS other_quote
  FROM (FROM beside QUALIFY alike OR NOT bool_or(alike) OVER (PARTITION BY coding_id, other_coder))
  GROUP BY coding_id, other_coder
),
judged AS (
  SELECT x.*, g.other_codes, g.other_quote, coalesce(g.same, false) AS same,
         CASE WHEN g.alike THEN 'other extent' WHEN g.other_codes IS NOT NULL THEN 'other code' ELSE 'not given' END AS kind
  FROM compared AS x LEFT JOIN gathered AS g ON g.coding_id = x.coding_id AND g.other_coder = x.other_coder
)
SELECT j.document_id, c.short_name AS series, j.code_id, k.name AS code, j.kind, j.coder, j.quote,
       j.other_coder, j.other_codes, j.other_quote, j.start_char, j.end_char, j.coding_id, j.source
FROM judged AS j
LEFT JOIN documents AS d ON d.document_id = j.document_id
LEFT JOIN cases AS c ON c.case_id = d.case_id
LEFT JOIN codes AS k ON k.code_id = j.code_id
WHERE NOT j.same AND (j.kind <> 'other extent' OR j.coder < j.other_coder) AND ($code = '' OR j.code_id = $code)
ORDER BY j.document_id, j.start_char, j.coder, j.code_id, j.coding_id, j.other_coder;
