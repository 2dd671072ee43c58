-- title: Phases of the evaluation, cut to the years shown
-- description: One row a phase that all cases share; every second one is shaded. The label is the phase's name, in
--   lines short enough for its band.
-- param from: date = 2014-01-01
-- param to: date = 2021-12-31
-- param characters: double = 100
WITH bands AS (
  SELECT phase,
         greatest(start_date, $from) AS start_date,
         least(coalesce(end_date, $to), $to) AS end_date,
         row_number() OVER (ORDER BY start_date) % 2 = 0 AS shaded
  FROM phases
  WHERE scheme = 'evaluation'
    AND case_id IS NULL
    AND start_date < $to
    AND coalesce(end_date, $to) > $from
)
SELECT *,
       list_reduce(
         string_split(phase, ' '),
         lambda lines, word: lines
           || CASE
                WHEN length(string_split(lines, chr(10))[-1]) + length(word) + 1
                     > $characters::DOUBLE * (end_date - start_date) / ($to::DATE - $from::DATE)
                THEN chr(10) ELSE ' '
              END
           || word
       ) AS label
FROM bands
ORDER BY start_date;
