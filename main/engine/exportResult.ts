import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import type { SavedResult, SaveRequest, TableThread } from '../contract/exporting';
import { Failure } from '../contract/failure';
import { privacyNotes } from '../contract/privacy';
import { describe } from './chartSources';
import { exporters } from './exporters';
import type { TableRows } from './exporters/exporter';
import { placeFile } from './exporters/placeFile';
import { hideIn } from './privacy/hideIn';
import { writeFile } from './files/writeFile';
import { applyPrivacy } from './privacy/applyPrivacy';
import type { ProtectedRows } from './privacy/applyPrivacy';
import { caseLabels } from './privacy/caseLabels';
import type { CaseLabels } from './privacy/caseLabels';
import type { Kept } from './queries/Queries';
import type { OpenStudy, Workspace } from './Workspace';
import { selectRows } from './exporters/rowPages';

let written = 0;

/** Writes a result to a file in the format asked for, under the study's privacy settings and with its thread. */
export async function exportResult(
  workspace: Workspace,
  request: SaveRequest,
  signal: AbortSignal,
): Promise<SavedResult> {
  const open = workspace.current();
  const place = await workspace.place(request.path);
  refusePlace(workspace, request, place);
  const kept = open.queries.kept(request.result);
  const { study } = open;
  const rows = await rowsOf(kept, request, signal);
  const { privacy } = study.summary;
  const labels = privacy?.anonymiseCases === true ? await caseLabels(rows.session) : noLabels;
  const guarded =
    privacy === null || request.purpose === 'working copy'
      ? null
      : await applyPrivacy(
          rows.session,
          `${selectRows(rows)} ORDER BY rowid`,
          rows.columns,
          privacy,
          labels,
          signal,
        );
  try {
    const shown = guarded === null ? rows : protectedRows(rows, guarded);
    const thread = hideIn(await threadOf(open, kept, request, shown, guarded), labels);
    const files = await write(study.scratch, request, place, shown, thread, signal);
    return { files, rows: rows.rows, privacy: guarded?.record ?? null };
  } finally {
    await guarded?.drop();
  }
}

const noLabels: CaseLabels = new Map();

/** An export never takes the place of what the study is made of; from the window, of no other file but an export. */
function refusePlace(workspace: Workspace, { path, purpose }: SaveRequest, place: string): void {
  if (purpose === 'working copy' && !workspace.unconfined)
    throw new Failure('refused', 'Working copies are for the command line alone. Export the result instead.');
  const { folder, summary } = workspace.current().study;
  const within = relative(folder, place).replaceAll('\\', '/');
  const source = summary.sources.some(each => each.path === within || resolve(folder, each.path) === place);
  if (source || within === 'study.yaml')
    throw new Failure('refused', 'The study is made from this file, so no export may take its place.', {
      path,
    });
  if (!workspace.unconfined && existsSync(place) && !/^(figures|exports)\//.test(within))
    throw new Failure('refused', 'There is a file of this name. Choose another, or a place in exports/.', {
      path,
    });
}

async function rowsOf({ result }: Kept, request: SaveRequest, signal: AbortSignal): Promise<TableRows> {
  return {
    session: result.session,
    fields: result.fields,
    columns: result.named.columns,
    ...(await result.arranged(request, signal)),
  };
}

function protectedRows({ session, rows }: TableRows, guarded: ProtectedRows): TableRows {
  const { fields, columns, table } = guarded;
  return { session, rows, fields, columns, table: `temp.main."${table}"` };
}

async function threadOf(
  open: OpenStudy,
  { query, lineage, result }: Kept,
  { filters }: SaveRequest,
  { rows, columns }: TableRows,
  guarded: ProtectedRows | null,
): Promise<TableThread> {
  const { tables, files, versions } = await describe(open, [lineage]);
  const synthetic = lineage.synthetic ? ['Synthetic data: not findings about real organisations.'] : [];
  const met = filters.length === 0 ? '' : result.condition(filters);
  const filtered = met === '' ? [] : [`${rows} of the ${result.rows} rows of the query: those with ${met}.`];
  return {
    golden_thread: 1,
    table: {
      rows,
      columns: columns.map(({ name, type }) => ({ name, type })),
      notes: [...synthetic, ...filtered, ...(guarded === null ? [] : privacyNotes(guarded.record))],
    },
    query: { path: query.path, text: query.sql, parameters: query.parameters },
    tables,
    files,
    versions,
    privacy: guarded?.record ?? null,
    created_at: new Date().toISOString(),
  };
}

/** First among the study's hidden files, where DuckDB may write, then to its place. */
async function write(
  folder: string,
  { format, path, purpose }: SaveRequest,
  place: string,
  rows: TableRows,
  thread: TableThread,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const exporter = exporters[format];
  exporter.check(rows);
  const scratch = join(folder, `export-${++written}.${format}`);
  try {
    await exporter.write(rows, thread, scratch, signal);
    await placeFile(scratch, place);
    if (exporter.carriesThread || purpose === 'working copy') return [path];
    const beside = (name: string) => `${name.replace(/\.[^./\\]+$/, '')}.thread.json`;
    await writeFile(beside(place), `${JSON.stringify(thread, null, 2)}\n`);
    return [path, beside(path)];
  } catch (error) {
    if (signal.aborted) throw Failure.cancelled();
    if (!(error instanceof Error) || !('syscall' in error)) throw error;
    throw new Failure(
      'file',
      `The file cannot be written: ${error.message}. Make room, or choose another place.`,
      { path },
    );
  } finally {
    await rm(scratch, { force: true });
  }
}
