import { quoted } from '../../../contract/sql';
import { lineColumn } from '../importer';
import { isTotal, monthOf, numberOf, textOf } from './cells';
import { Headings, told } from './headings';
import type { Layout } from './layout';

const line = quoted(lineColumn);
const wanted = ['period', 'standard', 'org code', 'total', 'within standard'];
const splits = ['treatment modality', 'cancer type', 'stage route'];

/**
 * NHS England's provider extract of cancer waiting times, summed over modality, type and stage or route. A row that says
 * ALL in each of them is their sum: where there is one it counts, alone.
 */
export const cancerProvider: Layout = {
  id: 'cancer_provider',
  title: 'Cancer waiting times by provider (NHS England)',
  table: 'outcomes',
  recognise(columns) {
    const headings = new Headings(columns);
    const found = [...wanted, ...splits].map(name => headings.named(name));
    return found.includes(null) ? null : told(0.95, 'the provider extract of cancer waiting times', found);
  },
  select: (source, columns) => `WITH ${judged(source, columns)}
    SELECT case_id, measure_id, period, 100 * sum(within) / nullif(sum(total), 0) AS value, sum(within) AS numerator,
      sum(total) AS denominator, min(${line}) AS ${line}
    FROM judged WHERE reason IS NULL GROUP BY case_id, measure_id, period`,
  leftOut: (source, columns) => `WITH ${judged(source, columns)}
    SELECT ${line}, 'TOTAL' AS "column", shown AS value, reason FROM judged WHERE reason IS NOT NULL`,
};

/** SQL of the measure that a standard is; those with subsets in their name keep them apart. */
const measure = `CASE
  WHEN regexp_full_match(standard, '62[ -]?days?( ?[(]?combined[)]?)?( standard)?') THEN 'cancer_62d'
  WHEN regexp_full_match(standard, '31[ -]?days?( ?[(]?combined[)]?)?( standard)?') THEN 'cancer_31d'
  WHEN regexp_full_match(standard, '28[ -]?days?( fds)?( standard)?|fds') THEN 'cancer_28d'
  ELSE 'cancer_' || trim(regexp_replace(standard, '[^a-z0-9]+', '_', 'g'), '_') END`;

function judged(source: string, columns: readonly string[]): string {
  const headings = new Headings(columns);
  const cell = (name: string) => headings.named(name) ?? name;
  const all = splits.map(name => `coalesce(regexp_matches(${textOf(cell(name))}, '(?i)^all( |$)'), false)`);
  const shown = [...wanted.slice(1), ...splits].map(name => textOf(cell(name))).join(', ');
  return `read AS (SELECT ${textOf(cell('org code'))} AS case_id, ${monthOf(cell('period'))} AS period,
      lower(${textOf(cell('standard'))}) AS standard, ${numberOf(cell('total'))} AS total,
      ${numberOf(cell('within standard'))} AS within, ${isTotal(cell('org code'))} AS all_providers,
      ${all.join(' AND ')} AS grand, ${all.join(' OR ')} AS margin, concat_ws(', ', ${shown}) AS shown, ${line}
      FROM ${source}),
    named AS (SELECT *, ${measure} AS measure_id, CASE WHEN all_providers THEN 'A total of providers, not one'
      WHEN case_id IS NULL THEN 'No code of a provider' WHEN standard IS NULL THEN 'No standard'
      WHEN period IS NULL THEN 'No month can be read'
      WHEN total IS NULL OR within IS NULL THEN 'A cell has no number'
      WHEN NOT within BETWEEN 0 AND total THEN 'More within the standard than in all' END AS own FROM read),
    grouped AS (SELECT *, bool_or(grand) OVER groups AS has_grand,
      count(*) FILTER (grand) OVER groups AS grands,
      coalesce(bool_or(own IS NOT NULL) OVER groups, false) AS spoilt
      FROM named WINDOW groups AS (PARTITION BY case_id, measure_id, period)),
    judged AS (SELECT *, CASE WHEN own IS NOT NULL THEN own
      WHEN grands > 1 THEN 'The sum of this provider, standard and month is there more than once'
      WHEN has_grand AND NOT grand THEN 'A part of the row that says ALL'
      WHEN NOT has_grand AND margin THEN 'A sum over a part, which would count it twice'
      WHEN spoilt AND NOT grand THEN 'Another row of this provider, standard and month has no right number' END AS reason
      FROM grouped)`;
}
