-- title: The standard of a measure
-- description: One row with the target that the measure carries; none where it has no target.
-- param measure: varchar = 'ae_4h'
SELECT measure_id, name, unit, target::DOUBLE AS target
FROM measures
WHERE measure_id = $measure
  AND target IS NOT NULL;
