import { failureData } from '../../contract/failure';
import { literal, quoted } from '../../contract/sql';
import type { Problem } from '../../contract/study';
import type { Session } from '../database/Session';
import { derivedFrom, gathererOf } from './gatherers';
import { fileTable } from './loadFile';
import { findMisfits } from './misfits';
import { ownTables } from './ownTables';
import { columnsOfParts, gatheredTable, shownRows } from './parts';
import type { Part } from './parts';
import type { Plan } from './plan';
import { tableRules } from './rules';
import { furtherColumns, studyTables } from './studyTables';

/** The parts of each table as they were joined. */
export interface Joined {
  readonly problems: readonly Problem[];
  readonly parts: ReadonlyMap<string, readonly Part[]>;
}

/** More parts than this are put into one table: a view on thousands of tables is slow to ask. */
const mostParts = 64;

/**
 * Makes each study table of what was loaded for it, and an empty one of each known table that no file gives. Each is
 * replaced at one stroke, so that a query which runs meanwhile finds one or the other. Rows that break the study's
 * rules are listed and left out; they are looked for only where something changed.
 */
export async function joinTables(
  session: Session,
  plan: Plan,
  loaded: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<Joined> {
  const problems: Problem[] = [];
  const parts = await partsOf(session, plan, loaded);
  const columns = await columnsOfParts(session);
  const changed = (await session.rows('FROM study.golden_thread.unchecked LIMIT 1')).length > 0;
  if (changed) await forgetMisfits(session, parts);
  const misfits = new Map<string, ReadonlySet<string>>();
  const empty = plan.described ? Object.keys(studyTables) : [];
  const there = new Set(parts.keys());
  const done: string[] = [];
  for (const name of inOrder(new Set([...empty, ...parts.keys()]))) {
    const own = parts.get(name) ?? [];
    try {
      if (changed && own.length > 0) await findMisfits(session, { name, parts: own, columns }, there, signal);
      misfits.set(name, await misfitParts(session, name));
      await makeView(session, name, own, columns, misfits.get(name) ?? new Set(), changed, there);
      done.push(name);
    } catch (error) {
      const failure = failureData(error);
      if (failure.code === 'cancelled') throw error;
      const message = `The files of ${name} do not fit together: ${failure.message}`;
      problems.push({ severity: 'error', message, place: { path: 'study.yaml' } });
    }
  }
  await dropOtherViews(session, new Set(done));
  await session.run('DELETE FROM study.golden_thread.unchecked');
  return { problems, parts };
}

/** The parts of each table, in the order of the plan. */
async function partsOf(
  session: Session,
  plan: Plan,
  loaded: ReadonlySet<string>,
): Promise<ReadonlyMap<string, readonly Part[]>> {
  const lines = await session.rows('SELECT path, table_name, first_line FROM study.golden_thread.loads');
  const firstLines = new Map(
    lines.map(row => [`${String(row['table_name'])}: ${String(row['path'])}`, row['first_line']]),
  );
  const parts = new Map<string, Part[]>();
  const add = (name: string, part: Part) => {
    const list = parts.get(name) ?? [];
    if (!list.some(({ table }) => table === part.table)) parts.set(name, [...list, part]);
  };
  const gatheredOnce = new Set<string>();
  for (const planned of plan.files) {
    const { entry, file } = planned;
    const table = fileTable(entry, file.path);
    if (!loaded.has(table)) continue;
    if (!gathererOf(planned)) {
      const first = firstLines.get(`${entry.table}: ${file.path}`) ?? null;
      add(entry.table, { table, path: file.path, firstLine: first === null ? null : Number(first) });
    } else if (!gatheredOnce.has(entry.table)) {
      gatheredOnce.add(entry.table);
      for (const name of [entry.table, ...derivedFrom(entry.table)])
        add(name, { table: gatheredTable(name), path: null, firstLine: null });
    }
  }
  return parts;
}

/** Tables that others refer to come before those. */
function inOrder(names: ReadonlySet<string>): readonly string[] {
  const ruled = Object.keys(tableRules).filter(name => names.has(name));
  return [...ruled, ...[...names].filter(name => !ruled.includes(name))];
}

/** Misfits of tables that are no longer there. */
async function forgetMisfits(session: Session, parts: ReadonlyMap<string, unknown>): Promise<void> {
  const names = [...parts.keys()].map(literal).join(', ');
  const gone = names === '' ? 'true' : `table_name NOT IN (${names})`;
  await session.run(`DELETE FROM study.golden_thread.misfits WHERE ${gone}`);
}

async function misfitParts(session: Session, name: string): Promise<ReadonlySet<string>> {
  const rows = await session.rows(
    `SELECT DISTINCT part FROM study.golden_thread.misfits WHERE table_name = ${literal(name)}`,
  );
  return new Set(rows.map(row => String(row['part'])));
}

async function makeView(
  session: Session,
  name: string,
  parts: readonly Part[],
  columns: ReadonlyMap<string, readonly string[]>,
  misfits: ReadonlySet<string>,
  changed: boolean,
  there: ReadonlySet<string>,
): Promise<void> {
  const target = `study.main.${quoted(name)}`;
  const shown = parts.map(part => shownRows(part, columns.get(part.table) ?? [], misfits.has(part.table)));
  const joined = gatheredTable(`${name} joined`);
  if (shown.length > mostParts && changed) await joinMany(session, shown, joined);
  if (shown.length <= mostParts && columns.has(joined)) await session.run(`DROP TABLE IF EXISTS ${joined}`);
  const sql =
    shown.length > mostParts
      ? `FROM ${joined}`
      : shown.length > 0
        ? shown.join(' UNION ALL BY NAME ')
        : emptyRows(name);
  const rows = name === 'documents' ? withCase(sql, parts, columns, there) : sql;
  const present =
    parts.length === 0
      ? Object.keys(studyTables[name] ?? {})
      : parts.flatMap(part => columns.get(part.table) ?? []);
  await session.run(`CREATE OR REPLACE VIEW ${target} AS ${withFurther(name, rows, present)}`);
}

function withFurther(name: string, rows: string, present: readonly string[]): string {
  const there = new Set(present.map(column => column.toLowerCase()));
  const lacking = Object.entries(furtherColumns[name] ?? {}).filter(([column]) => !there.has(column));
  if (lacking.length === 0) return rows;
  return `SELECT *, ${lacking.map(([column, type]) => `NULL::${type} AS ${quoted(column)}`).join(', ')} FROM (${rows})`;
}

/** A transcript in a folder named after a case is of that case, unless it says itself whose it is. */
function withCase(
  sql: string,
  parts: readonly Part[],
  columns: ReadonlyMap<string, readonly string[]>,
  there: ReadonlySet<string>,
): string {
  const has = parts.some(({ table }) => columns.get(table)?.includes('folder') === true);
  if (!has || !there.has('cases')) return sql;
  const ofFolder =
    'SELECT any_value(cases.case_id) FROM study.main.cases WHERE CAST(cases.case_id AS VARCHAR) = folder';
  return `SELECT * REPLACE (coalesce(case_id, (${ofFolder})) AS case_id) FROM (${sql})`;
}

function emptyRows(name: string): string {
  const list = Object.entries(studyTables[name] ?? {}).map(
    ([column, type]) => `NULL::${type} AS ${quoted(column)}`,
  );
  return `SELECT ${list.join(', ')} WHERE false`;
}

/** Puts the rows of very many parts into one table, by way of tables of some of them. */
async function joinMany(session: Session, shown: readonly string[], target: string): Promise<void> {
  const some: string[] = [];
  for (let at = 0; at < shown.length; at += mostParts) {
    const name = `temp.main.${quoted(`joined ${some.length}`)}`;
    const sql = shown.slice(at, at + mostParts).join(' UNION ALL BY NAME ');
    await session.run(`CREATE OR REPLACE TEMP TABLE ${name.slice('temp.main.'.length)} AS ${sql}`);
    some.push(name);
  }
  await session.run(
    `CREATE OR REPLACE TABLE ${target} AS ${some.map(name => `FROM ${name}`).join(' UNION ALL BY NAME ')}`,
  );
  for (const name of some) await session.run(`DROP TABLE ${name}`);
}

async function dropOtherViews(session: Session, views: ReadonlySet<string>): Promise<void> {
  const rows = await session.rows(
    `SELECT view_name FROM duckdb_views() WHERE database_name = 'study' AND schema_name = 'main' AND NOT internal`,
  );
  for (const row of rows) {
    const name = String(row['view_name']);
    if (!ownTables.includes(name) && !views.has(name))
      await session.run(`DROP VIEW study.main.${quoted(name)}`);
  }
}
