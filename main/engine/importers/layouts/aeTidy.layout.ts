import { quoted } from '../../../contract/sql';
import { lineColumn } from '../importer';
import { monthOf, numberOf, textOf } from './cells';
import { Headings, told } from './headings';
import type { Layout } from './layout';

const line = quoted(lineColumn);

/** A&E counts with one row an organisation, month and type of department, as the package NHSRdatasets has them. */
export const aeTidy: Layout = {
  id: 'ae_tidy',
  title: 'A&E attendances, one row a department type (NHSRdatasets)',
  table: 'outcomes',
  recognise(columns) {
    const headings = new Headings(columns);
    const found = ['period', 'org code', 'type', 'attendances', 'breaches'].map(name => headings.named(name));
    return found.includes(null)
      ? null
      : told(0.95, 'A&E attendances with one row a type of department', found);
  },
  select: (source, columns) => `WITH ${rowsOf(source, columns)}
    SELECT case_id, measure_id, period, 100 * (sum(attendances) - sum(breaches)) / nullif(sum(attendances), 0) AS value,
      sum(attendances) - sum(breaches) AS numerator, sum(attendances) AS denominator, min(${line}) AS ${line}
    FROM (SELECT *, 'ae_4h' AS measure_id FROM whole UNION ALL SELECT *, 'ae_4h_type1' FROM whole WHERE type = '1')
    GROUP BY case_id, measure_id, period`,
  leftOut: (source, columns) => `WITH ${rowsOf(source, columns)}
    SELECT ${line}, 'attendances' AS "column", shown AS value, coalesce(reason,
      'Another row of this organisation and month cannot be read, so that its total is unknown') AS reason
    FROM judged WHERE reason IS NOT NULL OR spoilt`,
};

/** SQL of the rows judged one by one, and of those of organisations and months of which every row can be read. */
function rowsOf(source: string, columns: readonly string[]): string {
  const headings = new Headings(columns);
  const cell = (name: string) => headings.named(name) ?? name;
  const [period, code, type] = [cell('period'), cell('org code'), cell('type')];
  const [came, late] = [cell('attendances'), cell('breaches')];
  return `read AS (SELECT ${textOf(code)} AS case_id, ${monthOf(period)} AS period, lower(${textOf(type)}) AS type,
      ${numberOf(came)} AS attendances, ${numberOf(late)} AS breaches, ${line},
      concat_ws(' ', ${textOf(code)}, ${textOf(period)}, ${textOf(type)}, ${textOf(came)}, ${textOf(late)}) AS shown
      FROM ${source}),
    reasons AS (SELECT *, CASE WHEN case_id IS NULL THEN 'No code of an organisation'
      WHEN lower(case_id) = 'total' OR type = 'total' THEN 'A total, not a row of its own'
      WHEN period IS NULL THEN 'No month can be read'
      WHEN type IS NULL THEN 'No type of department'
      WHEN attendances IS NULL OR breaches IS NULL THEN 'No number of attendances or of breaches'
      WHEN breaches > attendances OR breaches < 0 THEN 'More breaches than attendances, or fewer than none'
      WHEN count(*) OVER (PARTITION BY case_id, period, type) > 1
        THEN 'This organisation, month and type of department is there more than once' END AS reason FROM read),
    judged AS (SELECT *, coalesce(bool_or(reason IS NOT NULL AND reason NOT LIKE 'A total%')
      OVER (PARTITION BY case_id, period), false) AS spoilt FROM reasons),
    whole AS (SELECT * FROM judged WHERE reason IS NULL AND NOT spoilt)`;
}
