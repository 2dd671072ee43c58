import { literal } from '../../../contract/sql';
import type { Session } from '../../database/Session';
import type { ImportRequest } from '../importer';

/** A column is text after all when more of its cells than this, and more than this share, do not fit its type. */
const strayCells = 100;
const strayShare = 0.01;

/** The columns of which so many cells did not fit that their type was wrong. */
export async function mistypedColumns(session: Session, table: string): Promise<readonly string[]> {
  const rows = await session.rowsNow(
    `WITH total AS (SELECT count(*) AS rows FROM ${table})
     SELECT column_name FROM reject_errors, total WHERE error_type = 'CAST'
     GROUP BY column_name, rows HAVING count(*) > greatest(${strayCells}, ${strayShare} * (rows + count(*)))`,
  );
  return rows.map(row => String(row['column_name']));
}

const typeWords: Readonly<Record<string, string>> = {
  BIGINT: 'a whole number',
  INTEGER: 'a whole number',
  DOUBLE: 'a number',
  DATE: 'a date',
  TIMESTAMP: 'a date and time',
  TIME: 'a time',
  BOOLEAN: 'true or false',
};

/** Moves what DuckDB rejected into the study's `rejects`, one row for each thing that was wrong. */
export async function keepRejects(
  session: Session,
  { path, rejects }: ImportRequest,
  preamble: readonly string[],
): Promise<void> {
  const words = Object.entries(typeWords).map(
    ([type, word]) => `WHEN ${literal(type)} THEN ${literal(word)}`,
  );
  await session.runNow(
    `INSERT INTO ${rejects}
     SELECT ${literal(path)}, line, column_name,
       CASE error_type WHEN 'CAST' THEN regexp_extract(error_message, 'convert string "(.*)" to ''', 1, 's') ELSE csv_line END,
       CASE error_type
         WHEN 'CAST' THEN 'Not ' || CASE regexp_extract(error_message, 'to ''(\\w+)', 1) ${words.join(' ')}
           ELSE 'a value of the type ' || regexp_extract(error_message, 'to ''([^'']+)', 1) END
         WHEN 'MISSING COLUMNS' THEN 'The row has too few values (' || lower(error_message) || ')'
         WHEN 'TOO MANY COLUMNS' THEN 'The row has too many values (' || lower(error_message) || ')'
         WHEN 'UNQUOTED VALUE' THEN 'A quotation mark is not closed'
         WHEN 'LINE SIZE OVER MAXIMUM' THEN 'The line is longer than 32 MB'
         ELSE error_message END
     FROM reject_errors ORDER BY line`,
  );
  for (const [index, line] of preamble.entries()) {
    if (line.trim() === '') continue;
    const values = [path, String(index + 1), null, line, 'A line above the header'];
    await session.runNow(
      `INSERT INTO ${rejects} VALUES (${values.map(value => (value === null ? 'NULL' : literal(value))).join(', ')})`,
    );
  }
  await session.runNow('DROP TABLE IF EXISTS reject_errors; DROP TABLE IF EXISTS reject_scans');
}
