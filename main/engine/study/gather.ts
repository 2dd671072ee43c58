import { literal, quoted } from '../../contract/sql';
import type { PlainReject, PlainRow } from '../coding/codebook';
import type { Session } from '../database/Session';
import { lineColumn } from '../importers/importer';
import type { Fingerprint } from '../importers/importer';
import { checkTypes } from './checkTypes';
import { asIs } from './description';
import type { LoadEntry } from './description';
import type { Gathered } from './gatherers';
import { recipe, unchecked } from './loadFile';
import { fits, mapColumns, strays } from './mapping';
import { fileColumn, gatheredTable } from './parts';
import type { PlannedFile } from './plannedFile';
import { studyTables } from './studyTables';

/** A small file that was read. */
export interface GatheredFile {
  readonly planned: PlannedFile;
  readonly print: Fingerprint;
  readonly gathered: Gathered;
}

const waiting = 'temp.main.waiting_gathered';
const waitingName = 'waiting_gathered';

/** Puts what was read of several files of one entry in place of what was loaded of them before, all at one stroke. */
export async function putGathered(
  session: Session,
  entry: LoadEntry,
  files: readonly GatheredFile[],
  derived: readonly string[],
): Promise<void> {
  await session.exclusive(async () => {
    await checkTypes(session, entry);
    await session.runNow('BEGIN');
    try {
      await forgetGathered(
        session,
        files.map(({ planned }) => planned),
        derived,
      );
      await putTable(
        session,
        entry,
        files.map(file => ({ path: file.planned.file.path, ...file.gathered.rows })),
      );
      for (const table of derived) {
        const rows = files.map(file => ({
          path: file.planned.file.path,
          rows: file.gathered.derived.get(table) ?? [],
          rejects: [],
        }));
        await putTable(session, asIs(table), rows);
      }
      await session.runNow(loadRows(entry, files));
      await session.runNow(unchecked);
      await session.runNow('COMMIT');
    } catch (error) {
      await session.runNow('ROLLBACK');
      throw error;
    }
  });
}

/** Takes what was loaded of files out of the tables that they were gathered in. For use inside `session.exclusive`. */
export async function forgetGathered(
  session: Session,
  planned: readonly PlannedFile[],
  derived: readonly string[],
): Promise<void> {
  const [first] = planned;
  if (!first) return;
  const { table } = first.entry;
  const paths = planned.map(({ file }) => literal(file.path)).join(', ');
  for (const name of [table, ...derived]) {
    if (await isThere(session, name))
      await session.runNow(`DELETE FROM ${gatheredTable(name)} WHERE ${quoted(fileColumn)} IN (${paths})`);
  }
  const own = `table_name = ${literal(table)}`;
  await session.runNow(`DELETE FROM study.golden_thread.loads WHERE path IN (${paths}) AND ${own}`);
  await session.runNow(`DELETE FROM study.golden_thread.rejects WHERE file IN (${paths}) AND ${own}`);
  await session.runNow(unchecked);
}

async function isThere(session: Session, table: string): Promise<boolean> {
  const rows = await session.rowsNow(
    `SELECT 1 FROM duckdb_tables() WHERE database_name = 'study' AND schema_name = 'files'
     AND table_name = ${literal(`${table}: gathered`)}`,
  );
  return rows.length > 0;
}

interface FileRows {
  readonly path: string;
  readonly rows: readonly PlainRow[];
  readonly rejects: readonly PlainReject[];
}

async function putTable(session: Session, entry: LoadEntry, files: readonly FileRows[]): Promise<void> {
  const names = new Set(Object.keys(studyTables[entry.table] ?? {}));
  for (const { rows } of files)
    for (const { values } of rows) for (const name of values.keys()) names.add(name);
  await stage(session, [...names], files);
  // What the workbench adds of itself is no column of a person's file: a mapping that lacks it is no mistake.
  const mapping = await mapColumns(session, waiting, files[0]?.path ?? '', entry);
  const columns = mapping.columns.filter(({ name }) => name !== fileColumn);
  const wrong = strays({ ...mapping, columns }, waiting);
  const place = `${quoted(fileColumn)}, ${quoted(lineColumn)}`;
  for (const { path, rejects } of files) await keepRejects(session, entry.table, path, rejects);
  if (wrong !== null) {
    await session.runNow(
      `INSERT INTO study.golden_thread.rejects SELECT ${place}, name, value, reason, ${literal(entry.table)}
       FROM (${wrong}) JOIN (SELECT rowid AS row, ${place} FROM ${waiting}) USING (row)`,
    );
  }
  const list = columns.map(({ name, value }) => `${value} AS ${quoted(name)}`);
  const where = entry.where === null ? '' : ` AND (${entry.where}\n)`;
  const rows = `SELECT ${list.join(', ')}, ${place} FROM ${waiting} WHERE ${fits({ ...mapping, columns })}${where}`;
  await makeRoom(session, entry.table, rows);
  await session.runNow(`INSERT INTO ${gatheredTable(entry.table)} BY NAME ${rows}`);
  await session.runNow(`DROP TABLE ${waiting}`);
}

/** Makes the table of a first file's rows, and columns for what later files have more. */
async function makeRoom(session: Session, table: string, rows: string): Promise<void> {
  const target = gatheredTable(table);
  await session.runNow(`CREATE TABLE IF NOT EXISTS ${target} AS ${rows} LIMIT 0`);
  const there = await session.rowsNow(`DESCRIBE ${target}`);
  const known = new Set(there.map(row => String(row['column_name']).toLowerCase()));
  for (const row of await session.rowsNow(`DESCRIBE ${rows}`)) {
    const name = String(row['column_name']);
    if (!known.has(name.toLowerCase()))
      await session.runNow(`ALTER TABLE ${target} ADD COLUMN ${quoted(name)} ${String(row['column_type'])}`);
  }
}

/** Rows as texts in a temporary table, with their file and line. */
async function stage(session: Session, names: readonly string[], files: readonly FileRows[]): Promise<void> {
  const columns = [...names, fileColumn].map(name => `${quoted(name)} VARCHAR`).join(', ');
  await session.runNow(
    `CREATE OR REPLACE TEMP TABLE ${waitingName} (${columns}, ${quoted(lineColumn)} VARCHAR)`,
  );
  const rows = files.flatMap(({ path, rows: own }) => own.map(row => ({ path, ...row })));
  await session.appendTexts(waitingName, 'main', 'temp', [
    ...names.map(name => rows.map(({ values }) => values.get(name) ?? null)),
    rows.map(({ path }) => path),
    rows.map(({ line }) => String(line)),
  ]);
  await session.runNow(`ALTER TABLE ${waitingName} ALTER ${quoted(lineColumn)} TYPE BIGINT`);
}

async function keepRejects(
  session: Session,
  table: string,
  path: string,
  rejects: readonly PlainReject[],
): Promise<void> {
  const text = (value: string | null) => (value === null ? 'NULL' : literal(value));
  for (const { line, column, value, reason } of rejects) {
    await session.runNow(
      `INSERT INTO study.golden_thread.rejects
       VALUES (${literal(path)}, ${line}, ${text(column)}, ${text(value)}, ${literal(reason)}, ${literal(table)})`,
    );
  }
}

/** SQL that notes what was loaded of each file, with its rows and rejects. */
function loadRows(entry: LoadEntry, files: readonly GatheredFile[]): string {
  const table = literal(entry.table);
  const values = files.map(({ planned: { file }, print, gathered }) => {
    const notes = `[${gathered.notes.map(literal).join(', ')}]::VARCHAR[]`;
    return `(${literal(file.path)}, ${literal(print.sha256)}, ${print.bytes}, ${literal(file.modified)}, ${notes})`;
  });
  return `INSERT INTO study.golden_thread.loads
    SELECT path, ${table}, sha256, bytes, coalesce(rows, 0), coalesce(rejected, 0), 0, current_timestamp::TIMESTAMP,
      modified, ${literal(recipe(entry))}, notes, NULL
    FROM (VALUES ${values.join(', ')}) AS files(path, sha256, bytes, modified, notes)
    LEFT JOIN (SELECT ${quoted(fileColumn)} AS path, count(*) AS rows FROM ${gatheredTable(entry.table)} GROUP BY ALL)
      USING (path)
    LEFT JOIN (SELECT file AS path, count(DISTINCT line) AS rejected FROM study.golden_thread.rejects
      WHERE table_name = ${table} GROUP BY ALL) USING (path)`;
}
