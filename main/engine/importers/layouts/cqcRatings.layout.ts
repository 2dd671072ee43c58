import { quoted } from '../../../contract/sql';
import { lineColumn } from '../importer';
import { dayOf, textOf } from './cells';
import { Headings, told } from './headings';
import type { Layout } from './layout';

const line = quoted(lineColumn);

/** The sheet Providers of the ratings that the CQC publishes: the overall rating of each provider, as an event. */
export const cqcRatings: Layout = {
  id: 'cqc_ratings',
  title: 'CQC ratings of providers',
  table: 'events',
  recognise(columns) {
    const found = columnsOf(columns);
    if (!found) return null;
    const { provider, group, domain, rating, published } = found;
    return told(0.95, 'the CQC’s table of ratings, sheet Providers', [
      provider,
      group,
      domain,
      rating,
      published,
    ]);
  },
  select: (source, columns) => `WITH ${judged(source, columns)}
    SELECT concat_ws('-', 'cqc', case_id, CAST(start_date AS VARCHAR)) AS event_id, case_id, 'cqc_report' AS kind,
      'Rated ' || rating AS title, start_date, CAST(NULL AS DATE) AS end_date, 'day' AS date_precision,
      concat_ws(', ', 'CQC, overall rating of ' || coalesce(name, case_id), report) AS description,
      coalesce(url, 'CQC ratings') AS source, 'high' AS confidence, true AS publishable, rating, ${line}
    FROM judged WHERE reason IS NULL`,
  leftOut: (source, columns) => `WITH ${judged(source, columns)}
    SELECT ${line}, 'Publication Date' AS "column", published AS value, reason FROM judged
    WHERE reason IS NOT NULL AND overall
    UNION ALL SELECT min(${line}), 'Service / Population Group', count(*) || ' row(s)', reason FROM judged
    WHERE NOT overall GROUP BY reason`,
};

function columnsOf(columns: readonly string[]) {
  const headings = new Headings(columns);
  const [provider, rating] = [headings.named('provider id'), headings.named('latest rating')];
  const group = headings.named('service population group');
  const domain = headings.named('domain', 'key question');
  const published = headings.named('publication date');
  if (provider === null || rating === null || group === null || domain === null || published === null)
    return null;
  // The sheet Locations rates hospitals, not the provider that they are of.
  if (headings.named('location id') !== null) return null;
  const [name, url] = [headings.named('provider name'), headings.named('url')];
  return { provider, rating, group, domain, published, name, url, report: headings.named('report type') };
}

function judged(source: string, columns: readonly string[]): string {
  const found = columnsOf(columns);
  if (!found) return `judged AS (SELECT * FROM ${source})`;
  const { provider, rating, group, domain, published, name, url, report } = found;
  const optional = (column: string | null) => (column === null ? 'CAST(NULL AS VARCHAR)' : textOf(column));
  const isOverall = (column: string) => `coalesce(lower(${textOf(column)}) = 'overall', false)`;
  return `read AS (SELECT ${textOf(provider)} AS case_id, ${textOf(rating)} AS rating, ${dayOf(published)} AS start_date,
      ${textOf(published)} AS published, ${optional(name)} AS name, ${optional(url)} AS url, ${optional(report)} AS report,
      ${isOverall(group)} AND ${isOverall(domain)} AS overall, ${line} FROM ${source}),
    judged AS (SELECT *, CASE WHEN NOT overall THEN 'A rating of one service or question, not the overall one'
      WHEN case_id IS NULL THEN 'No provider'
      WHEN rating IS NULL THEN 'No rating'
      WHEN start_date IS NULL THEN 'No day of publication, as day/month/year' END AS reason FROM read)`;
}
