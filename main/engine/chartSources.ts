import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import packageJson from '../../package.json';
import type { ThreadFile, ThreadTable } from '../contract/figure';
import { libraryPrefix } from '../contract/library';
import type { Lineage } from '../contract/result';
import type { ChartQuery, ChartResult, ChartSources } from './charts/chartSources';
import { Database } from './database/Database';
import { readText } from './files/texts';
import type { Result } from './queries/Result';
import { fingerprint } from './study/fingerprint';
import type { OpenStudy, Workspace } from './Workspace';

let charts = 0;

/** What charts and figures are drawn from, of the study that is open. */
export function chartSources(workspace: Workspace): ChartSources {
  const open = workspace.current();
  const { folder, summary } = open.study;
  return {
    cases: summary.cases,
    protection: null,
    async readText(path) {
      const text = path.startsWith(libraryPrefix)
        ? await workspace.library.read(path)
        : await readText(folder, path);
      return { ...text, bytes: Buffer.byteLength(text.text) };
    },
    query: (query, signal) => chartQuery(open, query, signal),
    describe: lineages => describe(open, lineages),
  };
}

/** What becomes of a chart's result before anything is drawn from it. */
type Guard = (result: Result, signal: AbortSignal) => Promise<Partial<ChartResult>>;

/** Runs a chart's query on a connection of its own. */
export async function chartQuery(
  { queries }: OpenStudy,
  query: ChartQuery,
  signal: AbortSignal,
  guard: Guard = () => Promise.resolve({}),
): Promise<ChartResult> {
  const session = `chart ${++charts}`;
  try {
    const summary = await queries.run({ session, ...query }, signal, () => undefined);
    const result = queries.result(summary.result);
    return {
      table: result.table.replace(/^.*"(.*)"$/, '$1'),
      fields: result.fields,
      columns: result.columns,
      rows: result.rows,
      lineage: summary.lineage,
      guardCounts: null,
      ...(await guard(result, signal)),
      arrow: (sql, stop) => result.session.arrow(sql, [], { signal: stop }),
      close: () => queries.end(session),
    };
  } catch (error) {
    await queries.end(session);
    throw error;
  }
}

/** Versions of what a figure's numbers depend on; those of its marks are added where it is drawn. */
export const versions: Readonly<Record<string, string>> = {
  golden_thread: packageJson.version,
  duckdb: Database.version,
};

/** The tables and files behind what was made from queries, and the versions of what made it. */
export async function describe({ study }: OpenStudy, lineages: readonly Lineage[]) {
  const names = new Set(lineages.flatMap(lineage => lineage.tables));
  const tables = study.summary.tables
    .filter(({ name }) => names.has(name))
    .map(({ name, rows, rejectedRows, files }): ThreadTable => ({
      name,
      rows,
      rejected_rows: rejectedRows,
      files,
    }));
  const loaded = await loadedFiles(study.database);
  const paths = new Set([
    ...tables.flatMap(table => table.files),
    ...lineages.flatMap(lineage => lineage.files),
  ]);
  const files = await Promise.all(
    [...paths].sort().map(async path => loaded.get(path) ?? (await threadFile(study.folder, path))),
  );
  return { tables, files, versions };
}

async function loadedFiles(database: Database): Promise<ReadonlyMap<string, ThreadFile>> {
  const session = await database.session();
  try {
    const rows = await session.rows('SELECT path, sha256, bytes FROM study.main.sources');
    return new Map(
      rows.map(row => {
        const path = String(row['path']);
        return [path, { path, sha256: String(row['sha256']), bytes: Number(row['bytes']) }];
      }),
    );
  } finally {
    session.close();
  }
}

/** A file that a query read by its path, as it is now. */
async function threadFile(folder: string, path: string): Promise<ThreadFile> {
  const file = join(folder, path);
  const { sha256 } = await fingerprint(file, new AbortController().signal);
  return { path, sha256, bytes: (await stat(file)).size };
}
