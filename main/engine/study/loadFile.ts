import { join } from 'node:path';
import { Failure } from '../../contract/failure';
import { literal, quoted } from '../../contract/sql';
import type { Session } from '../database/Session';
import { importerForTable } from '../importers';
import { aboveHeader } from '../importers/importer';
import type { Fingerprint } from '../importers/importer';
import { cacheVersion } from './cache';
import { checkTypes } from './checkTypes';
import type { LoadEntry } from './description';
import { wantedTypes } from './mapping';
import { shapeRows, waitingTables } from './shapeRows';
import type { Ready, Waiting } from './shapeRows';
import type { LoadPlace, PlannedFile } from './plannedFile';

/** The table that holds what one file gives to one study table. */
export function fileTable(entry: LoadEntry, path: string): string {
  return `study.files.${quoted(`${entry.table}: ${path}`)}`;
}

/** All that decides what a file is loaded into, but the file itself; when it changes, the file is loaded again. */
export function recipe({ table, columns, values, types, where, options, layout }: LoadEntry): string {
  const recodes = [...values].map(([name, recode]) => [name, [...recode]]);
  return JSON.stringify([cacheVersion, table, [...columns], recodes, [...types], where, options, layout]);
}

/** Where the rejects of the file that is being loaded wait until its rows are in place. */
const waitingRejects = 'temp.main.waiting_rejects';

/**
 * Loads one file in place of what was loaded of it before: all of it or, when it fails, nothing. The file is read
 * outside of any transaction, which its first failed attempt would spoil; one short transaction puts all in place.
 */
export async function loadFile(
  session: Session,
  planned: PlannedFile,
  fingerprint: Fingerprint,
  place: LoadPlace,
  signal: AbortSignal,
): Promise<void> {
  await session.exclusive(async () => {
    const table = fileTable(planned.entry, planned.file.path);
    const waiting = waitingTables(table);
    for (const name of Object.values(waiting)) await session.runNow(`DROP TABLE IF EXISTS ${name}`);
    await session.runNow(`CREATE OR REPLACE TEMP TABLE waiting_rejects AS FROM study.main.rejects LIMIT 0`);
    const ready = await prepare(session, planned, fingerprint, place, waiting, signal);
    await session.runNow('BEGIN');
    try {
      await putInPlace(session, planned, fingerprint, ready);
      await session.runNow('COMMIT');
    } catch (error) {
      await session.runNow('ROLLBACK');
      throw error;
    }
  });
}

/** Marks that what is loaded has changed since it was last held against the study's rules. */
export const unchecked = 'INSERT INTO study.golden_thread.unchecked VALUES (true)';

/** Takes what was loaded of a file out of the study. Runs inside `session.exclusive`. */
export async function forgetFile(session: Session, { entry, file }: PlannedFile): Promise<void> {
  await session.runNow(`DROP TABLE IF EXISTS ${fileTable(entry, file.path)}`);
  await session.runNow(
    `DELETE FROM study.golden_thread.loads WHERE path = ${literal(file.path)} AND table_name = ${literal(entry.table)}`,
  );
  await session.runNow(
    `DELETE FROM study.golden_thread.rejects WHERE file = ${literal(file.path)} AND table_name = ${literal(entry.table)}`,
  );
  await session.runNow(unchecked);
}

async function prepare(
  session: Session,
  { file, entry }: PlannedFile,
  fingerprint: Fingerprint,
  { folder, scratch, apart }: LoadPlace,
  waiting: Waiting,
  signal: AbortSignal,
): Promise<Ready> {
  const { path } = file;
  const importer = importerForTable(path);
  if (!importer) throw new Failure('file', `${path} is in a format that cannot be loaded.`, { path });
  await checkTypes(session, entry);
  const report = await importer.load(
    session,
    {
      file: join(folder, path),
      path,
      fingerprint,
      types: entry.layout === null ? wantedTypes(entry) : new Map(),
      options: entry.options,
      apart,
      table: waiting.read,
      rejects: waitingRejects,
      scratch,
    },
    signal,
  );
  return shapeRows(session, { path, entry, waiting, report, rejects: waitingRejects }, signal);
}

async function putInPlace(
  session: Session,
  planned: PlannedFile,
  { sha256, bytes }: Fingerprint,
  { table, filtered, notes, firstLine }: Ready,
): Promise<void> {
  const { file, entry } = planned;
  const target = fileTable(entry, file.path);
  await forgetFile(session, planned);
  await session.runNow(`ALTER TABLE ${table} RENAME TO ${target.slice('study.files.'.length)}`);
  await session.runNow(
    `INSERT INTO study.golden_thread.rejects SELECT *, ${literal(entry.table)} FROM ${waitingRejects}`,
  );
  const rejected = `SELECT count(DISTINCT line) + count(*) FILTER (line IS NULL) FROM ${waitingRejects} WHERE reason <> ${literal(aboveHeader)}`;
  await session.runNow(
    `INSERT INTO study.golden_thread.loads SELECT ${literal(file.path)}, ${literal(entry.table)},
      ${literal(sha256)}, ${bytes}, (SELECT count(*) FROM ${target}), (${rejected}), ${filtered},
      current_timestamp::TIMESTAMP, ${literal(file.modified)}, ${literal(recipe(entry))},
      [${notes.map(literal).join(', ')}]::VARCHAR[], ${firstLine ?? 'NULL'}`,
  );
}
