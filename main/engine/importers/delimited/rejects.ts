import { literal, quoted } from '../../../contract/sql';
import type { Session } from '../../database/Session';
import { linesAt } from '../../files/lineEnds';
import type { LoadRequest } from '../importer';

/** A column is text after all when more of its cells than this, and more than this share, or half, do not fit its type. */
const strayCells = 100;
const strayShare = 0.01;

/** The columns of which so many cells did not fit that their type was wrong. */
export async function mistypedColumns(session: Session, table: string): Promise<readonly string[]> {
  const rows = await session.rowsNow(
    `WITH total AS (SELECT count(*) AS rows FROM ${table})
     SELECT column_name FROM reject_errors, total WHERE error_type = 'CAST'
     GROUP BY column_name, rows HAVING count(*) > least(greatest(${strayCells}, ${strayShare} * (rows + count(*))), (rows + count(*)) / 2)`,
  );
  return rows.map(row => String(row['column_name']));
}

/** How many lines DuckDB rejected: one may be wrong in several ways. */
export async function countRejectedLines(session: Session): Promise<number> {
  const [row] = await session.rowsNow(
    'SELECT count(DISTINCT line_byte_position) AS lines FROM reject_errors',
  );
  return Number(row?.['lines'] ?? 0);
}

/** How many line feeds stand within the texts of a table. */
export async function lineFeedsWithin(session: Session, table: string): Promise<number> {
  const described = await session.rowsNow(`DESCRIBE ${table}`);
  const texts = described
    .filter(row => row['column_type'] === 'VARCHAR')
    .map(row => quoted(String(row['column_name'])));
  if (texts.length === 0) return 0;
  const within = texts.map(name => `coalesce(len(${name}) - len(replace(${name}, chr(10), '')), 0)`);
  const any = texts.map(name => `contains(${name}, chr(10))`);
  const [row] = await session.rowsNow(
    `SELECT sum(${within.join(' + ')}) AS feeds FROM ${table} WHERE ${any.join(' OR ')}`,
  );
  return Number(row?.['feeds'] ?? 0);
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
  { path, rejects }: LoadRequest,
  file: string,
): Promise<void> {
  await findLines(session, file);
  const words = Object.entries(typeWords).map(
    ([type, word]) => `WHEN ${literal(type)} THEN ${literal(word)}`,
  );
  await session.runNow(
    `INSERT INTO ${rejects}
     SELECT ${literal(path)}, found.line, column_name,
       CASE error_type WHEN 'CAST' THEN regexp_extract(error_message, 'convert string "(.*)" to ''', 1, 's') ELSE csv_line END,
       CASE error_type
         WHEN 'CAST' THEN 'Not ' || CASE regexp_extract(error_message, 'to ''(\\w+)', 1) ${words.join(' ')}
           ELSE 'a value of the type ' || regexp_extract(error_message, 'to ''([^'']+)', 1) END
         WHEN 'MISSING COLUMNS' THEN 'The row has too few values (' || lower(error_message) || ')'
         WHEN 'TOO MANY COLUMNS' THEN 'The row has too many values (' || lower(error_message) || ')'
         WHEN 'UNQUOTED VALUE' THEN 'A quotation mark is not closed'
         WHEN 'LINE SIZE OVER MAXIMUM' THEN 'The line is longer than 32 MB'
         ELSE error_message END
     FROM reject_errors JOIN reject_lines AS found ON found.position = line_byte_position ORDER BY found.line`,
  );
  await session.runNow(
    'DROP TABLE reject_lines; DROP TABLE IF EXISTS reject_errors; DROP TABLE IF EXISTS reject_scans',
  );
}

const batch = 10_000;

/** DuckDB numbers rows rather than lines, which differ once a text holds a line end; the bytes tell the line. */
async function findLines(session: Session, file: string): Promise<void> {
  await session.runNow('CREATE OR REPLACE TEMP TABLE reject_lines (position UBIGINT, line BIGINT)');
  const rows = await session.rowsNow(
    'SELECT DISTINCT line_byte_position AS position FROM reject_errors ORDER BY 1',
  );
  const positions = rows.map(row => Number(row['position']));
  if (positions.length === 0) return;
  const lines = await linesAt(file, positions);
  for (let start = 0; start < positions.length; start += batch) {
    const end = start + batch;
    await session.runNow(
      `INSERT INTO reject_lines SELECT unnest([${positions.slice(start, end).join()}]), unnest([${lines.slice(start, end).join()}])`,
    );
  }
}

/** Adds whole lines to the rejects. */
export async function keepLines(
  session: Session,
  { path, rejects }: LoadRequest,
  lines: readonly { readonly line: number; readonly text: string }[],
  reason: string,
): Promise<void> {
  for (const { line, text } of lines) {
    if (text.trim() === '') continue;
    const values = [literal(path), String(line), 'NULL', literal(text), literal(reason)];
    await session.runNow(`INSERT INTO ${rejects} VALUES (${values.join(', ')})`);
  }
}
