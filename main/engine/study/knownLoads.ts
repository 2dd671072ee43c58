import { literal, quoted } from '../../contract/sql';
import type { Session } from '../database/Session';
import { derivedFrom, gathererOf } from './gatherers';
import { fileTable, recipe, unchecked } from './loadFile';
import { fileColumn, gatheredTable } from './parts';
import type { Plan } from './plan';

/** What the cache says of a file that it holds. */
export interface KnownLoad {
  readonly path: string;
  readonly table: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly modified: string;
  readonly recipe: string;
}

/** What the cache holds, by the name that `fileTable` gives each. */
export async function knownLoads(session: Session): Promise<Map<string, KnownLoad>> {
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

/**
 * Takes out of the cache, and out of what is known, all that the plan no longer has; whole tables of gathered rows
 * whose entry changed, as their columns may be others now; and what a program left behind that ended while it loaded.
 */
export async function forgetGone(session: Session, plan: Plan, known: Map<string, KnownLoad>): Promise<void> {
  const wanted = new Map(plan.files.map(planned => [fileTable(planned.entry, planned.file.path), planned]));
  const changed = new Set<string>();
  const gone = [...known].filter(([name, load]) => {
    const planned = wanted.get(name);
    if (planned && gathererOf(planned) && load.recipe !== recipe(planned.entry)) changed.add(load.table);
    return !planned;
  });
  for (const [name, load] of known)
    if (changed.has(load.table) && !gone.some(([other]) => other === name)) gone.push([name, load]);
  const tables = await fileTables(session);
  for (const table of changed)
    for (const name of [table, ...derivedFrom(table)])
      await session.run(`DROP TABLE IF EXISTS ${gatheredTable(name)}`);
  for (const [name, { path, table }] of gone) {
    if (tables.has(name)) await session.run(`DROP TABLE ${name}`);
    for (const one of changed.has(table) ? [] : [table, ...derivedFrom(table)]) {
      if (tables.has(gatheredTable(one)))
        await session.run(`DELETE FROM ${gatheredTable(one)} WHERE ${quoted(fileColumn)} = ${literal(path)}`);
    }
    const own = `table_name = ${literal(table)}`;
    await session.run(`DELETE FROM study.golden_thread.loads WHERE path = ${literal(path)} AND ${own}`);
    await session.run(`DELETE FROM study.golden_thread.rejects WHERE file = ${literal(path)} AND ${own}`);
    known.delete(name);
  }
  if (gone.length > 0) await session.run(unchecked);
  for (const table of tables)
    if (!known.has(table) && !table.endsWith(': gathered"'))
      await session.run(`DROP TABLE IF EXISTS ${table}`);
}

async function fileTables(session: Session): Promise<ReadonlySet<string>> {
  const rows = await session.rows(
    "SELECT table_name FROM duckdb_tables() WHERE database_name = 'study' AND schema_name = 'files'",
  );
  return new Set(rows.map(row => `study.files.${quoted(String(row['table_name']))}`));
}
