import { readFile } from 'node:fs/promises';
import { failureData } from '../../contract/failure';
import type { ImportKind, ImportPlan, Inspection } from '../../contract/importing';
import { safeName } from '../coding/fileNames';
import type { Session } from '../database/Session';
import { documentReaderOf } from '../importers/transcript';
import { importerForTable, importerOf } from '../importers';
import { projectReadersOf } from '../importers/projects';
import { looksDelimited } from '../importers/delimited/looksDelimited';
import type { FoundTable, ProjectReader, Source } from '../importers/reader';
import { asFound } from '../importers/reader';
import type { LoadPlace } from '../study/plannedFile';
import { recognisedReport, recognisedSegments } from './segmentTables';
import { partsOfStaged } from './stagedTable';
import type { Staged } from './Staging';
import { suggestTable } from './suggestTable';

/** What a file is and what would be done with it, for a person to change or agree to. */
type Found = Omit<Inspection, 'file' | 'name' | 'bytes' | 'plan'> & { readonly plan: Partial<ImportPlan> };

const networkTitle = 'UCINET DL network';

/** Paths of the study that are taken, in small letters. */
export type TakenPaths = ReadonlySet<string>;

/** Tells what a file is: by its ending, and where endings lie, by what is in it. */
export async function inspectFile(
  session: Session,
  staged: Staged,
  place: LoadPlace,
  taken: TakenPaths,
  signal: AbortSignal,
): Promise<Inspection> {
  const found = await find(session, staged, place, signal).catch((error: unknown): Found => {
    const failure = failureData(error);
    if (failure.code === 'cancelled') throw error;
    return refused('The file could not be read.', failure.message);
  });
  const { plan, ...rest } = found;
  const { file, name, bytes } = staged;
  // A network under the name of a plain text gets the ending that it is read by.
  const known = rest.title === networkTitle ? baseOf(name).replace(/\.txt$/i, '.dl') : baseOf(name);
  const target = freePath(`${folderOf(rest.kind)}/${safeName(known, 'file')}`, taken);
  return { file, name, bytes, ...rest, plan: { ...emptyPlan(file, rest.kind, target), ...plan } };
}

async function find(session: Session, staged: Staged, place: LoadPlace, signal: AbortSignal): Promise<Found> {
  const { name } = staged;
  if (staged.bytes === 0)
    return refused('The file is empty.', 'There is nothing in this file. Leave it out.');
  const project = await projectReader(staged, place, signal);
  if (project) return found('project', project.title, `It is a ${project.title}, by what is in it.`);
  if (/\.(sql|vl\.json)$/i.test(name)) {
    const what = name.toLowerCase().endsWith('.sql') ? 'Saved query' : 'Chart';
    return found('query', what, 'By the ending of its name. It goes among the study’s analyses.');
  }
  const reader = documentReaderOf(name);
  const network = reader?.id === 'transcript-text' ? await asNetwork(staged) : null;
  if (network) return table(session, network, networkTitle, place, signal);
  const report = reader?.id === 'transcript-text' ? await recognisedReport(staged) : null;
  if (report) return found('segments', report.title, report.why);
  const importer =
    importerOf(name) ??
    (reader === undefined || (await isTable(staged)) ? importerForTable(name) : undefined);
  if (importer) return table(session, staged, importer.title, place, signal);
  if (reader)
    return found(
      'document',
      reader.title,
      'By the ending of its name. It is read as a transcript: speakers and times become turns.',
    );
  return refused(
    'Not a format that the workbench knows.',
    'Save it as CSV, Excel, plain text or another format that the manual lists; or leave it out.',
  );
}

async function table(
  session: Session,
  staged: Staged,
  title: string,
  place: LoadPlace,
  signal: AbortSignal,
): Promise<Found> {
  const parts = await partsOfStaged(session, staged, place, signal);
  const part = chosenPart(parts);
  if (!part) return refused('There is no table in it.', 'The file holds no rows. Leave it out.');
  const segments = await recognisedSegments(session, staged, part, place, signal);
  const plan = { part: parts.length > 1 ? part.name : null };
  if (segments)
    return { kind: 'segments', title: segments.title, why: segments.why, parts, refused: null, plan };
  const named = parts.length > 1 ? part.name : baseOf(staged.name).replace(/\.[^.]+$/, '');
  const { table: into, layout, columns, why } = suggestTable(part.columns, named);
  return { kind: 'table', title, why, parts, refused: null, plan: { ...plan, table: into, layout, columns } };
}

/** The first sheet that anybody is meant to see and that has anything in it. */
function chosenPart(parts: readonly FoundTable[]): FoundTable | undefined {
  const shown = parts.filter(({ hidden }) => !hidden);
  return shown.find(({ columns, rows }) => columns.length > 0 && rows !== 0) ?? shown[0] ?? parts[0];
}

/** The reader of a coding tool's project that knows the file as its own. */
export async function projectReader(
  staged: Staged,
  place: LoadPlace,
  signal: AbortSignal,
): Promise<ProjectReader | null> {
  for (const reader of projectReadersOf(staged.name)) {
    if (await place.apart.recognises(reader, sourceOf(staged), signal)) return reader;
  }
  return null;
}

/** A file that waits, as readers take it. */
export function sourceOf({ path, name }: Staged): Source {
  return { file: path, path: name, encoding: 'utf-8', options: asFound, types: new Map() };
}

/** A plain text that is a network in UCINET's DL, under the name that says so; null for any other. */
async function asNetwork(staged: Staged): Promise<Staged | null> {
  const start = (await readFile(staged.path)).subarray(0, 400).toString('latin1');
  return /^\s*dl\s+n[rm]?\s*=/i.test(start)
    ? { ...staged, name: staged.name.replace(/\.txt$/i, '.dl') }
    : null;
}

async function isTable({ path }: Staged): Promise<boolean> {
  return looksDelimited(new TextDecoder().decode((await readFile(path)).subarray(0, 262_144)));
}

function found(kind: ImportKind, title: string, why: string): Found {
  return { kind, title, why, parts: [], refused: null, plan: {} };
}

function refused(why: string, what: string): Found {
  return { kind: 'other', title: 'Not to be imported', why, parts: [], refused: what, plan: {} };
}

function emptyPlan(file: string, kind: ImportKind, target: string): ImportPlan {
  return {
    file,
    kind,
    target,
    table: '',
    part: null,
    header: null,
    range: null,
    missing: [],
    dates: null,
    positions: null,
    layout: null,
    columns: {},
    values: {},
    types: {},
    where: null,
  };
}

function folderOf(kind: ImportKind): string {
  if (kind === 'document') return 'transcripts';
  return kind === 'query' ? 'analyses' : 'data';
}

function baseOf(name: string): string {
  return name.split('/').at(-1) ?? name;
}

function freePath(path: string, taken: TakenPaths): string {
  const [, stem = path, ending = ''] = /^(.*?)((?:\.vl)?\.[^./]+)?$/.exec(path) ?? [];
  let free = path;
  for (let number = 2; taken.has(free.toLowerCase()); number++) free = `${stem} ${number}${ending}`;
  return free;
}
