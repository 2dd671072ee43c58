import { Failure } from '../../contract/failure';
import { literal, quoted } from '../../contract/sql';
import type { Session } from '../database/Session';
import { lineColumn } from '../importers/importer';
import type { ImportReport } from '../importers/importer';
import { layouts } from '../importers/layouts';
import type { LoadEntry } from './description';
import { linesOf } from './lines';
import { fits, mapColumns, strays } from './mapping';
import type { Mapping } from './mapping';

/** Tables that wait until a file's rows are in place, qualified and quoted. */
export interface Waiting {
  readonly read: string;
  readonly lined: string;
  readonly laidOut: string;
  readonly mapped: string;
}

/** The names of waiting tables beside that of the table that they will become. */
export function waitingTables(table: string): Waiting {
  const suffixed = (suffix: string) => `${table.slice(0, -1)} ${suffix}"`;
  return {
    read: suffixed('as read'),
    lined: suffixed('with lines'),
    laidOut: suffixed('laid out'),
    mapped: suffixed('as mapped'),
  };
}

/** A file whose rows are those of its table: where they wait, how many `where` left out, and what to say of it. */
export interface Ready {
  readonly table: string;
  readonly filtered: number;
  readonly notes: readonly string[];
  readonly firstLine: number | null;
}

/** Rows as an importer read them, and what they are to become. */
export interface Shaping {
  readonly path: string;
  readonly entry: LoadEntry;
  readonly waiting: Waiting;
  readonly report: ImportReport;
  /** Qualified and quoted name of the table of rejects, to which those found here are added. */
  readonly rejects: string;
}

/** Turns rows as read into those of the study's table: by a layout, by names, values and types, and by `where`. */
export async function shapeRows(session: Session, shaping: Shaping, signal: AbortSignal): Promise<Ready> {
  const { path, entry, waiting, report } = shaping;
  const { notes } = report;
  const source = entry.layout === null ? waiting.read : await layOut(session, shaping, entry.layout, signal);
  const firstLine = entry.layout === null ? report.firstLine : null;
  const mapping = await mapColumns(session, source, path, entry);
  if (mapping.identical) return { table: source, filtered: 0, notes, firstLine };
  const filtered = await remap(session, shaping, { table: source, firstLine }, mapping, signal);
  return { table: waiting.mapped, filtered, notes, firstLine: null };
}

/** Makes the rows of another shape; the name of the table that has them. */
async function layOut(
  session: Session,
  { path, entry, waiting, report, rejects }: Shaping,
  id: string,
  signal: AbortSignal,
): Promise<string> {
  const layout = layouts.find(one => one.id === id);
  if (!layout)
    throw new Failure('study', `There is no layout “${id}”.`, { path: 'study.yaml', line: entry.line });
  const { read, lined, laidOut } = waiting;
  const described = await session.rowsNow(`DESCRIBE ${read}`);
  const columns = described.map(row => String(row['column_name'])).filter(name => name !== lineColumn);
  const lines = await linesOf(session, {
    table: read,
    firstLine: report.firstLine,
    rejectedLines: `FROM ${rejects}`,
  });
  await session.runNow(
    `CREATE TABLE ${lined} AS SELECT ${columns.map(quoted).join(', ')}, lines.line AS ${quoted(lineColumn)}
     FROM ${read} AS rows_read JOIN (${lines}) AS lines ON lines.row = rows_read.rowid ORDER BY lines.row`,
    { signal },
  );
  try {
    await session.runNow(`CREATE TABLE ${laidOut} AS ${layout.select(lined, columns)}`, { signal });
    const leftOut = layout.leftOut(lined, columns);
    if (leftOut !== null)
      await session.runNow(`INSERT INTO ${rejects} SELECT ${literal(path)}, * FROM (${leftOut})`, { signal });
  } catch (error) {
    if (!(error instanceof Failure) || error.code === 'cancelled') throw error;
    const message = `${path} is not of the layout ${id} (${layout.title}): ${error.message}`;
    throw new Failure('file', message, { path });
  }
  await session.runNow(`DROP TABLE ${read}; DROP TABLE ${lined}`);
  return laidOut;
}

/** Makes the mapped table of the one as read. The number of rows that `where` left out. */
async function remap(
  session: Session,
  { path, entry, waiting, rejects }: Shaping,
  source: { readonly table: string; readonly firstLine: number | null },
  mapping: Mapping,
  signal: AbortSignal,
): Promise<number> {
  const { table } = source;
  const lines = await linesOf(session, { ...source, rejectedLines: `FROM ${rejects}` });
  const wrong = strays(mapping, table);
  if (wrong !== null) {
    await session.runNow(
      `INSERT INTO ${rejects} SELECT ${literal(path)}, line, name, value, reason
       FROM (${wrong}) JOIN (${lines}) USING (row) ORDER BY row`,
      { signal },
    );
  }
  const list = mapping.columns.map(({ name, value }) => `${value} AS ${quoted(name)}`).join(', ');
  const where = entry.where === null ? '' : ` AND (${entry.where}\n)`;
  try {
    // A study is not trusted: its condition must be one, and not the end of this statement and another.
    if (entry.where !== null && (await session.countStatementsNow(`SELECT 1 WHERE (${entry.where}\n)`)) !== 1)
      throw new Failure('study', 'where must be one condition, as in: n > 0.');
    await session.runNow(
      `CREATE TABLE ${waiting.mapped} AS SELECT * EXCLUDE (row) RENAME (line AS ${quoted(lineColumn)}) FROM
       (SELECT ${list}, rowid AS row FROM ${table} WHERE ${fits(mapping)}${where}) JOIN (${lines}) USING (row) ORDER BY row`,
      { signal },
    );
  } catch (error) {
    if (!(error instanceof Failure) || error.code === 'cancelled') throw error;
    const message = `${entry.table}: study.yaml’s entry does not fit ${path}: ${error.message}`;
    throw new Failure('study', message, { path: 'study.yaml', line: entry.line });
  }
  const [counted] = await session.rowsNow(
    `SELECT (SELECT count(*) FROM ${table} WHERE ${fits(mapping)}) - (SELECT count(*) FROM ${waiting.mapped}) AS filtered`,
  );
  await session.runNow(`DROP TABLE ${table}`);
  return Number(counted?.['filtered'] ?? 0);
}
