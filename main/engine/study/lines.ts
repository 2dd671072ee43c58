import { literal, quoted } from '../../contract/sql';
import type { Session } from '../database/Session';
import { lineColumn } from '../importers/importer';

/** Where the lines of a table's rows can be told from. */
export interface LinedTable {
  /** Qualified and quoted. */
  readonly table: string;
  /** Line of the first row; null where rows have none. */
  readonly firstLine: number | null;
  /** SQL of the lines of the file, in a column `line`, that were rejected before the table was made. */
  readonly rejectedLines: string;
}

/**
 * SQL of the line that each row of a table stands on in its file: columns `row` (the row id) and `line`. Line ends
 * within texts and rejected rows push the rows below them down. For use inside `session.exclusive`.
 */
export async function linesOf(
  session: Session,
  { table, firstLine, rejectedLines }: LinedTable,
): Promise<string> {
  const described = await session.rowsNow(`DESCRIBE ${table}`);
  if (described.some(row => row['column_name'] === lineColumn))
    return `SELECT rowid AS row, ${quoted(lineColumn)} AS line FROM ${table}`;
  if (firstLine === null) return `SELECT rowid AS row, rowid + 1 AS line FROM ${table}`;
  const texts = described
    .filter(row => row['column_type'] === 'VARCHAR')
    .map(row => quoted(String(row['column_name'])));
  const broken = await hasBreaks(session, table, texts);
  const breaks = texts.map(name => `coalesce(len(${name}) - len(replace(${name}, chr(10), '')), 0)`);
  const above = broken
    ? ` + coalesce(sum(${breaks.join(' + ')}) OVER (ORDER BY rowid ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)`
    : '';
  const plain = `SELECT rowid AS row, (${firstLine} + rowid${above})::BIGINT AS plain FROM ${table}`;
  const [rejected] = await session.rowsNow(`SELECT count(*) AS lines FROM (${rejectedLines})`);
  if (Number(rejected?.['lines'] ?? 0) === 0) return `SELECT row, plain AS line FROM (${plain})`;
  const before = `SELECT line - row_number() OVER (ORDER BY line) + 1 AS before, row_number() OVER (ORDER BY line) AS passed
    FROM (SELECT DISTINCT line FROM (${rejectedLines}) WHERE line >= ${firstLine})`;
  return `SELECT row, plain + coalesce(passed, 0) AS line FROM (${plain})
    ASOF LEFT JOIN (SELECT before, max(passed) AS passed FROM (${before}) GROUP BY before) ON plain >= before`;
}

async function hasBreaks(session: Session, table: string, texts: readonly string[]): Promise<boolean> {
  if (texts.length === 0) return false;
  const any = texts.map(name => `contains(${name}, chr(10))`).join(' OR ');
  const found = await session.rowsNow(`SELECT 1 FROM ${table} WHERE ${any} LIMIT 1`);
  return found.length > 0;
}

/** SQL of the rejected lines of one file as it was loaded into one table, from the study's own list. */
export function keptRejectedLines(path: string, table: string): string {
  return `SELECT line FROM study.golden_thread.rejects WHERE file = ${literal(path)} AND table_name = ${literal(table)}`;
}
