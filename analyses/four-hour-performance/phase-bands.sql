-- title: Phases of the evaluation, cut to the months shown
-- description: One row a phase that all cases share; every second one is shaded.
-- param from: date = 2015-04-01
-- param to: date = 2021-03-31
SELECT phase,
       greatest(start_date, $from) AS start_date,
       least(coalesce(end_date, $to), $to) AS end_date,
       row_number() OVER (ORDER BY start_date) % 2 = 0 AS shaded
FROM phases
WHERE scheme = 'evaluation'
  AND case_id IS NULL
  AND start_date < $to
  AND coalesce(end_date, $to) > $from
ORDER BY start_date;
