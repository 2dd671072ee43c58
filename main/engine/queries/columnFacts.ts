import type { ColumnFacts } from '../../contract/catalogue';
import { quoted } from '../../contract/sql';
import { columnKind } from '../arrow/columnKind';
import type { Session } from '../database/Session';

/** How long a person who points at a name waits for what is counted, in milliseconds. */
const patience = 1000;
const frequentShown = 5;

/** Counts what a column of the study holds; null when that takes longer than one waits for it. */
export async function columnFacts(
  session: Session,
  table: string,
  column: string,
  signal: AbortSignal,
): Promise<ColumnFacts | null> {
  const controller = new AbortController();
  const stop = () => {
    controller.abort();
  };
  signal.addEventListener('abort', stop, { once: true });
  const timer = setTimeout(stop, patience);
  try {
    return await session.exclusive(() => count(session, table, column, controller.signal));
  } catch (error) {
    if (controller.signal.aborted && !signal.aborted) return null;
    throw error;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}

async function count(
  session: Session,
  table: string,
  column: string,
  signal: AbortSignal,
): Promise<ColumnFacts> {
  const from = `FROM study.main.${quoted(table)}`;
  const name = quoted(column);
  const [counted] = await session.rowsNow(
    `SELECT count(*) AS rows, count(*) - count(${name}) AS nulls, count(DISTINCT ${name}) AS distinct_values,
       min(${name})::VARCHAR AS least, max(${name})::VARCHAR AS greatest, any_value(typeof(${name})) AS type ${from}`,
    { signal },
  );
  const number = (field: string) => Number(counted?.[field] ?? 0);
  const text = (field: string) => (typeof counted?.[field] === 'string' ? counted[field] : null);
  const kind = columnKind(text('type') ?? '');
  const isOrdered = ['whole', 'decimal', 'date', 'time'].includes(kind);
  const isNamed = kind === 'text' || kind === 'boolean';
  const frequent = isNamed
    ? await session.rowsNow(
        `SELECT ${name}::VARCHAR AS value, count(*) AS rows ${from} WHERE ${name} IS NOT NULL
         GROUP BY ALL ORDER BY rows DESC, value LIMIT ${frequentShown}`,
        { signal },
      )
    : [];
  return {
    rows: number('rows'),
    nulls: number('nulls'),
    distinct: number('distinct_values'),
    least: isOrdered ? text('least') : null,
    greatest: isOrdered ? text('greatest') : null,
    frequent: frequent.map(row => ({ value: String(row['value']), rows: Number(row['rows']) })),
  };
}
