import { join } from 'node:path';
import { Failure, failureData } from '../../contract/failure';
import { literal, quoted } from '../../contract/sql';
import type { Problem } from '../../contract/study';
import type { Session } from '../database/Session';
import { ownTables } from './ownTables';
import { fingerprint } from './fingerprint';
import { fileTable, forgetFile, loadFile, recipe } from './loadFile';
import type { LoadPlace } from './loadFile';
import type { Plan, PlannedFile } from './plan';
import { studyTables } from './studyTables';

export type OnProgress = (title: string, fraction: number | null) => void;

/** Brings the database in step with the plan: loads what is new or changed, forgets what is gone. */
export async function loadStudy(
  session: Session,
  plan: Plan,
  place: LoadPlace,
  signal: AbortSignal,
  onProgress: OnProgress,
): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  const known = await knownLoads(session);
  await forgetGone(session, plan, known);
  await dropLeftovers(session, known);
  for (const [index, planned] of plan.files.entries()) {
    const { file, entry } = planned;
    const before = known.get(fileTable(entry, file.path));
    const same = before?.recipe === recipe(entry) && before.bytes === file.bytes;
    if (same && before.modified === file.modified) continue;
    onProgress(`Loading ${file.path}`, index / plan.files.length);
    try {
      const print = await fingerprint(join(place.folder, file.path), signal);
      if (same && before.sha256 === print.sha256) await touch(session, planned);
      else await loadFile(session, planned, print, place, signal);
    } catch (error) {
      if (error instanceof Failure && error.code === 'cancelled') throw error;
      await session.exclusive(() => forgetFile(session, planned));
      const { code, message, place: where = { path: file.path } } = failureData(error);
      problems.push({ severity: 'error', code, message, place: { path: file.path, ...where } });
    }
  }
  problems.push(...(await joinTables(session, plan)));
  return problems;
}

interface Load {
  readonly path: string;
  readonly table: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly modified: string;
  readonly recipe: string;
}

async function knownLoads(session: Session): Promise<ReadonlyMap<string, Load>> {
  const rows = await session.rows('FROM study.golden_thread.loads');
  return new Map(
    rows.map(row => {
      const load = {
        path: String(row['path']),
        table: String(row['table_name']),
        sha256: String(row['sha256']),
        bytes: Number(row['bytes']),
        modified: String(row['modified']),
        recipe: String(row['recipe']),
      };
      return [`study.files.${quoted(`${load.table}: ${load.path}`)}`, load];
    }),
  );
}

async function forgetGone(session: Session, plan: Plan, known: ReadonlyMap<string, Load>): Promise<void> {
  const wanted = new Set(plan.files.map(({ entry, file }) => fileTable(entry, file.path)));
  for (const [table, load] of known) {
    if (wanted.has(table)) continue;
    await session.run(`DROP TABLE IF EXISTS ${table}`);
    await session.run(
      `DELETE FROM study.golden_thread.loads WHERE path = ${literal(load.path)} AND table_name = ${literal(load.table)}`,
    );
    await session.run(
      `DELETE FROM study.golden_thread.rejects WHERE file = ${literal(load.path)} AND table_name = ${literal(load.table)}`,
    );
  }
}

/** A program that ended while it loaded may have left tables behind that stand for nothing. */
async function dropLeftovers(session: Session, known: ReadonlyMap<string, Load>): Promise<void> {
  const rows = await session.rows(
    "SELECT table_name FROM duckdb_tables() WHERE database_name = 'study' AND schema_name = 'files'",
  );
  for (const row of rows) {
    const table = `study.files.${quoted(String(row['table_name']))}`;
    if (!known.has(table)) await session.run(`DROP TABLE ${table}`);
  }
}

async function touch(session: Session, { file, entry }: PlannedFile): Promise<void> {
  await session.run(
    `UPDATE study.golden_thread.loads SET modified = ${literal(file.modified)}
     WHERE path = ${literal(file.path)} AND table_name = ${literal(entry.table)}`,
  );
}

/**
 * Makes each study table of the files loaded for it, and an empty one of each known table that no file gives. Each is
 * replaced at one stroke, so that a query which runs meanwhile finds one or the other.
 */
async function joinTables(session: Session, plan: Plan): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  const loaded = new Set((await knownLoads(session)).keys());
  const parts = new Map<string, string[]>();
  for (const { entry, file } of plan.files) {
    const table = fileTable(entry, file.path);
    if (loaded.has(table)) parts.set(entry.table, [...(parts.get(entry.table) ?? []), table]);
  }
  const views = new Map<string, string>();
  for (const [name, columns] of Object.entries(plan.described ? studyTables : {})) {
    const list = Object.entries(columns).map(([column, type]) => `NULL::${type} AS ${quoted(column)}`);
    views.set(name, `SELECT ${list.join(', ')} WHERE false`);
  }
  for (const [name, tables] of parts) {
    views.set(name, tables.map(table => `FROM ${table}`).join(' UNION ALL BY NAME '));
  }
  for (const [name, sql] of views) {
    await session
      .run(`CREATE OR REPLACE VIEW study.main.${quoted(name)} AS ${sql}`)
      .catch((error: unknown) => {
        const message = `The files of ${name} do not fit together: ${failureData(error).message}`;
        problems.push({ severity: 'error', message, place: { path: 'study.yaml' } });
        views.delete(name);
      });
  }
  await dropOtherViews(session, views);
  return problems;
}

async function dropOtherViews(session: Session, views: ReadonlyMap<string, string>): Promise<void> {
  const rows = await session.rows(
    `SELECT view_name FROM duckdb_views() WHERE database_name = 'study' AND schema_name = 'main' AND NOT internal`,
  );
  for (const row of rows) {
    const name = String(row['view_name']);
    if (!ownTables.includes(name) && !views.has(name))
      await session.run(`DROP VIEW study.main.${quoted(name)}`);
  }
}
