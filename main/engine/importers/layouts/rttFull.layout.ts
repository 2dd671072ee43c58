import { quoted } from '../../../contract/sql';
import { lineColumn } from '../importer';
import { isTotal, monthInYear, monthOf, numberOf, textOf } from './cells';
import { Headings, told } from './headings';
import type { Layout } from './layout';

const line = quoted(lineColumn);
const band = /^gt (\d+)(?: to \d+)? weeks sum 1$/;
/** Weeks within which the standard wants treatment to begin. */
const standard = 18;
const long = 52;

/**
 * NHS England's full file of referral-to-treatment waits: incomplete pathways, summed over commissioners and treatment
 * functions of a provider. `Total` is empty on these rows, so `Total All` counts; C_999 is the sum of the treatment
 * functions and NONC is outside the NHS totals. In July 2016 two treatment functions are swapped, which no sum over
 * them shows. Of the rows left out there is one for each reason, with their count: a file has 100,000 and more.
 */
export const rttFull: Layout = {
  id: 'rtt_full',
  title: 'Referral-to-treatment waits, full file (NHS England)',
  table: 'outcomes',
  recognise(columns) {
    const found = columnsOf(columns);
    if (!found) return null;
    const { provider, part, total, bands } = found;
    return told(0.95, 'the full file of referral-to-treatment waits', [
      provider,
      part,
      bands[0]?.name ?? null,
      total,
    ]);
  },
  select(source, columns) {
    const over = columnsOf(columns)?.bands.some(({ from }) => from >= long) === true;
    const waits = `UNION ALL SELECT case_id, 'rtt_52w', period, sum(over), sum(over), NULL, min(${line}) FROM kept GROUP BY case_id, period`;
    return `WITH ${judged(source, columns)}, kept AS (SELECT * FROM judged WHERE reason IS NULL)
      SELECT case_id, 'rtt_18w' AS measure_id, period, 100 * sum(within) / nullif(sum(total), 0) AS value,
        sum(within) AS numerator, sum(total) AS denominator, min(${line}) AS ${line}
      FROM kept GROUP BY case_id, period ${over ? waits : ''}`;
  },
  leftOut: (source, columns) => `WITH ${judged(source, columns)}
    SELECT min(${line}) AS ${line}, 'RTT Part Type' AS "column", shown || ': ' || count(*) || ' row(s)' AS value, reason
    FROM judged WHERE reason IS NOT NULL GROUP BY reason, shown`,
};

function columnsOf(columns: readonly string[]) {
  const headings = new Headings(columns);
  const provider = headings.named('provider org code', 'provider code');
  const part = headings.named('rtt part type', 'rtt part name', 'rtt part description');
  const treatment = headings.named('treatment function code', 'treatment function');
  const [total, period] = [headings.named('total all'), headings.named('period', 'period name')];
  const bands = headings.all(band).map(({ name, match }) => ({ name, from: Number(match[1]) }));
  if (provider === null || part === null || treatment === null || total === null || period === null)
    return null;
  if (!bands.some(({ from }) => from < standard)) return null;
  const commissioner = headings.named('commissioner org code', 'commissioner code');
  return { provider, part, treatment, total, period, year: headings.named('year'), commissioner, bands };
}

/** SQL of the rows with why each is none of those that are summed. */
function judged(source: string, columns: readonly string[]): string {
  const found = columnsOf(columns);
  if (!found) return `judged AS (SELECT * FROM ${source})`;
  const { provider, part, treatment, total, period, year, commissioner, bands } = found;
  const sum = (fits: (from: number) => boolean) =>
    bands
      .filter(({ from }) => fits(from))
      .map(({ name }) => countOf(name))
      .join(' + ') || '0';
  const folded = `regexp_replace(lower(${textOf(part)}), '[^a-z0-9]', '', 'g')`;
  const month = year === null ? monthOf(period) : monthInYear(year, period);
  return `read AS (SELECT ${textOf(provider)} AS case_id, ${month} AS period,
      ${textOf(part)} AS part, coalesce(${folded} IN ('part2', 'incompletepathways'), false) AS incomplete,
      upper(${textOf(treatment)}) AS treatment, ${commissioner === null ? 'NULL' : `upper(${textOf(commissioner)})`} AS commissioner,
      ${isTotal(provider)} AS all_providers, ${sum(from => from < standard)} AS within, ${sum(from => from >= long)} AS over,
      ${numberOf(total)} AS total, ${line} FROM ${source}),
    one AS (SELECT *, CASE WHEN NOT incomplete THEN 'Not of incomplete pathways, which the standard is about'
      WHEN all_providers THEN 'A total of providers, not one'
      WHEN case_id IS NULL THEN 'No code of a provider'
      WHEN period IS NULL THEN 'No month can be read'
      WHEN commissioner = 'NONC' THEN 'Commissioned outside the NHS, which its totals leave out'
      WHEN total IS NULL OR within IS NULL OR over IS NULL THEN 'A cell has no number'
      WHEN within > total THEN 'More within 18 weeks than in all' END AS first_reason FROM read),
    others AS (SELECT *, bool_or(treatment <> 'C_999') OVER groups AS has_functions,
      coalesce(bool_or(first_reason IN ('A cell has no number', 'More within 18 weeks than in all')) OVER groups, false) AS spoilt
      FROM one WINDOW groups AS (PARTITION BY case_id, period, incomplete)),
    judged AS (SELECT *, CASE WHEN first_reason IS NOT NULL THEN first_reason
      WHEN has_functions AND treatment = 'C_999' THEN 'The sum of the treatment functions, which would count them twice'
      WHEN spoilt THEN 'Another row of this provider and month has no right number, so that its sum is unknown' END AS reason,
      CASE WHEN first_reason LIKE 'Not of%' THEN part WHEN first_reason LIKE 'A total%' OR first_reason LIKE 'Comm%' THEN 'all'
        ELSE concat_ws(' ', case_id, period) END AS shown FROM others)`;
}

/** An empty cell of a band is nobody waiting so long: these files leave zeros out. */
function countOf(column: string): string {
  return `CASE WHEN ${textOf(column)} IS NULL THEN 0 ELSE ${numberOf(column)} END`;
}
