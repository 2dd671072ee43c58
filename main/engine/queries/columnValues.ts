import type { ColumnValues } from '../../contract/result';
import type { Session } from '../database/Session';
import { containing } from './condition';

/** Values listed at most, and the letters that one of them may have. */
const most = 200;
const longest = 1000;

interface ValuesOf {
  /** Qualified and quoted. */
  readonly table: string;
  /** SQL of the column. */
  readonly sql: string;
  /** Condition on the rows; empty for all. */
  readonly met: string;
  readonly search: string;
}

/** The values of a column and how many rows have each, the most frequent first. */
export async function columnValues(
  session: Session,
  { table, sql, met, search }: ValuesOf,
  signal: AbortSignal,
): Promise<ColumnValues> {
  const conditions = [...(met === '' ? [] : [met]), ...(search === '' ? [] : [containing(sql, search)])].join(
    ' AND ',
  );
  const where = conditions === '' ? '' : `WHERE ${conditions}`;
  const counted = await session.run(
    `WITH counted AS (
       SELECT CAST(${sql} AS VARCHAR) AS text, count(*) AS rows FROM ${table} ${where} GROUP BY ALL
     ), listed AS (
       SELECT text, rows FROM counted WHERE text IS NULL OR length(text) <= ${longest}
       ORDER BY rows DESC, text NULLS FIRST LIMIT ${most}
     )
     SELECT text, rows, true AS listed FROM listed
     UNION ALL SELECT NULL, count(*), false FROM counted`,
    { signal },
  );
  const rows = await counted.getRows();
  const listed = rows.filter(([, , isListed]) => isListed === true);
  const total = rows.find(([, , isListed]) => isListed === false);
  return {
    values: listed.map(([text = null, count]) => ({
      text: text === null ? null : String(text),
      rows: Number(count),
    })),
    distinct: Number(total?.[1] ?? 0),
  };
}
