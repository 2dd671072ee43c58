-- title: Chronology of the cases
-- description: Every event that may be published, in order of date, with its phase, how surely and how exactly the date is
--   known, and the source. The date is written as exactly as it is known and no more.
-- param from: date = 2014-01-01
-- param to: date = 2021-12-31
SELECT CASE e.date_precision
         WHEN 'day' THEN strftime(e.start_date, '%-d %b %Y')
         WHEN 'month' THEN strftime(e.start_date, '%b %Y')
         WHEN 'quarter' THEN 'quarter ' || quarter(e.start_date) || ' of ' || year(e.start_date)
         ELSE year(e.start_date)::VARCHAR
       END
       || CASE
            WHEN e.end_date IS NULL THEN ''
            WHEN e.date_precision = 'day' THEN ' to ' || strftime(e.end_date, '%-d %b %Y')
            ELSE ' to ' || strftime(e.end_date, '%b %Y')
          END AS dated,
       coalesce(c.short_name, 'All trusts') AS trust, p.phase, k.lane, coalesce(k.label, e.kind) AS kind, e.title,
       e.description, e.confidence, e.source, e.start_date, e.event_id
FROM events AS e
LEFT JOIN cases AS c USING (case_id)
LEFT JOIN event_kinds AS k ON k.kind = e.kind
LEFT JOIN phases AS p
  ON p.scheme = 'evaluation' AND p.case_id IS NULL
 AND e.start_date BETWEEN p.start_date AND coalesce(p.end_date, $to)
WHERE e.publishable AND e.start_date BETWEEN $from AND $to
ORDER BY e.start_date, c.sort_order NULLS FIRST, e.event_id;
