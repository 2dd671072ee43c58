import { literal, quoted } from '../../../contract/sql';
import type { Session } from '../../database/Session';
import type { AmbiguousDates } from '../reader';
import { totalNote, totalPattern } from '../totalRow';
import type { Reading } from './sniff';

const eitherWay = /^%[dm](.)%[dm]\1%[Yy]/;

/** Columns of dates that were read day first or month first, though each of them could be read the other way. */
export async function ambiguousDates(
  session: Session,
  table: string,
  { dateFormat, timestampFormat }: Reading,
): Promise<readonly AmbiguousDates[]> {
  const found: AmbiguousDates[] = [];
  for (const row of await session.rowsNow(`DESCRIBE ${table}`)) {
    const [name, type] = [String(row['column_name']), String(row['column_type'])];
    const format = type === 'DATE' ? dateFormat : type === 'TIMESTAMP' ? timestampFormat : null;
    if (format === null || !eitherWay.test(format)) continue;
    const date = quoted(name);
    // DuckDB gives back what it read in the format that it read it with.
    const [seen] = await session.rowsNow(
      `SELECT coalesce(bool_and(day(${date}) <= 12), false) AS open,
         (SELECT list(DISTINCT text) FROM (SELECT strftime(${date}, ${literal(format)}) AS text FROM ${table} WHERE day(${date}) <> month(${date}) LIMIT 5)) AS examples
       FROM ${table}`,
    );
    const examples: unknown = seen?.['examples'];
    if (seen?.['open'] === true && Array.isArray(examples) && examples.length > 0)
      found.push({ column: name, examples: examples.map(String) });
  }
  return found;
}

const top = 5;
const foot = 10;

/** Says of rows at the head or foot of a table that they sum up the others. */
export async function totalNotes(session: Session, table: string): Promise<readonly string[]> {
  const described = await session.rowsNow(`DESCRIBE ${table}`);
  const texts = described
    .slice(0, 4)
    .filter(row => row['column_type'] === 'VARCHAR')
    .map(row => quoted(String(row['column_name'])));
  if (texts.length === 0) return [];
  const matches = texts.map(
    text => `WHEN regexp_full_match(lower(${text}), ${literal(totalPattern)}) THEN ${text}`,
  );
  const rows = await session.rowsNow(
    `SELECT trim(CASE ${matches.join(' ')} END) AS total FROM ${table}
     WHERE (rowid < ${top} OR rowid >= (SELECT count(*) FROM ${table}) - ${foot}) AND total IS NOT NULL`,
  );
  const words = [...new Set(rows.map(row => `“${String(row['total'])}”`))];
  return rows.length === 0 ? [] : [totalNote(rows.length, words.join(', '))];
}
