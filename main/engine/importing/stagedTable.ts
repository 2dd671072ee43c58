import { Failure } from '../../contract/failure';
import type { ImportPlan } from '../../contract/importing';
import type { Session } from '../database/Session';
import { importerForTable } from '../importers';
import type { ImportReport, LoadRequest } from '../importers/importer';
import type { FoundTable, ReadOptions } from '../importers/reader';
import { asIs } from '../study/description';
import type { LoadEntry } from '../study/description';
import { fingerprint } from '../study/fingerprint';
import { wantedTypes } from '../study/mapping';
import type { LoadPlace } from '../study/plannedFile';
import { waitingTables } from '../study/shapeRows';
import type { Waiting } from '../study/shapeRows';
import type { Staged } from './Staging';

/** A file that waits, as it was read into temporary tables of one connection. */
export interface StagedTable {
  readonly waiting: Waiting;
  readonly report: ImportReport;
  /** Qualified and quoted name of its rejects. */
  readonly rejects: string;
}

/** Numbers the tables of previews, of which several may be made at once. */
let previews = 0;
const previewRejects = 'temp.main."preview rejects"';

/** The entry that a plan would be in study.yaml. */
export function entryOf(plan: ImportPlan): LoadEntry {
  const { table, target, columns, values, types, where, layout } = plan;
  return {
    ...asIs(table, [target]),
    columns: new Map(Object.entries(columns)),
    values: new Map(Object.entries(values).map(([name, recode]) => [name, new Map(Object.entries(recode))])),
    types: new Map(Object.entries(types)),
    where: where === null || where.trim() === '' ? null : where,
    options: optionsOf(plan),
    layout,
  };
}

export function optionsOf({ part, header, range, missing, dates, positions }: ImportPlan): ReadOptions {
  return { part, header, range, missing, dates, positions };
}

/** The tables in a file that waits. */
export async function partsOfStaged(
  session: Session,
  staged: Staged,
  place: LoadPlace,
  signal: AbortSignal,
): Promise<readonly FoundTable[]> {
  const importer = importerFor(staged.name);
  const request = await requestOf(staged, asIs(''), place, signal);
  return session.exclusive(() => importer.inspect(session, request, signal));
}

/** Drops the tables that a file was read into. For use inside `session.exclusive`. */
export async function dropStaged(session: Session, { waiting }: StagedTable): Promise<void> {
  for (const name of Object.values<string>({ ...waiting }))
    await session.runNow(`DROP TABLE IF EXISTS ${name}`);
}

/** Reads a file that waits into tables that are nobody's. For use inside `session.exclusive`. */
export async function readStaged(
  session: Session,
  staged: Staged,
  entry: LoadEntry,
  place: LoadPlace,
  signal: AbortSignal,
): Promise<StagedTable> {
  const waiting = waitingTables(`memory.golden_thread."preview ${++previews}"`);
  await session.runNow('CREATE OR REPLACE TEMP TABLE "preview rejects" AS FROM study.main.rejects LIMIT 0');
  const request: LoadRequest = {
    ...(await requestOf(staged, entry, place, signal)),
    table: waiting.read,
    rejects: previewRejects,
  };
  const report = await importerFor(entry.from[0] ?? staged.name).load(session, request, signal);
  return { waiting, report, rejects: previewRejects };
}

function importerFor(name: string) {
  const importer = importerForTable(name);
  if (importer) return importer;
  throw new Failure('file', `${name} is in a format that holds no table the workbench knows.`, {
    path: name,
  });
}

async function requestOf(staged: Staged, entry: LoadEntry, place: LoadPlace, signal: AbortSignal) {
  return {
    file: staged.path,
    path: staged.name,
    fingerprint: await fingerprint(staged.path, signal),
    types: entry.layout === null ? wantedTypes(entry) : new Map<string, string>(),
    options: entry.options,
    scratch: place.scratch,
    apart: place.apart,
  };
}
