-- title: Phases of the evaluation, cut to the years shown
-- description: One row a phase that all cases share; every second one is shaded. The label is the phase's name, in
--   lines short enough for its band, or its first word where that is all there is room for.
-- param from: date = 2016-01-01
-- param to: date = 2020-12-31
-- param characters: double = 76
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
),
words AS (
  SELECT *, string_split(phase, ' ') AS names,
         $characters::DOUBLE * (end_date - start_date) / ($to::DATE - $from::DATE) AS room
  FROM bands
)
SELECT phase, start_date, end_date, shaded,
       CASE
         WHEN list_max(list_transform(names, lambda name: length(name))) > room THEN names[1]
         ELSE list_reduce(
           names,
           lambda lines, word: lines
             || CASE WHEN length(string_split(lines, chr(10))[-1]) + length(word) + 1 > room THEN chr(10) ELSE ' ' END
             || word
         )
       END AS label
FROM words
ORDER BY start_date;
