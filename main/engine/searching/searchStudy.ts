import { Failure } from '../../contract/failure';
import type {
  Found,
  RewriteRequest,
  Rewritten,
  SearchableCode,
  SearchRequest,
  SearchResult,
} from '../../contract/search';
import type { StudySummary } from '../../contract/study';
import type { Database } from '../database/Database';
import { lockOf } from './lockOf';
import type { TellProgress } from './perform';
import { documentsOf, searchedTexts } from './searchedDocuments';
import type { SearchedDocument } from './searchedDocuments';
import {
  areFiles,
  codeAndBelow,
  searchedCodes,
  searchedEvents,
  searchedMemos,
  searchedQuotations,
} from './searchedThings';
import type { SearchThread } from './SearchThread';
import { speakersOf } from './speakersOf';
import { StudyTables } from './StudyTables';
import type { FoundByThread, KnownText, SearchRow, SearchTask } from './task';

/** The open study, as a search needs it. */
export interface SearchedStudy {
  readonly folder: string;
  readonly summary: StudySummary;
  readonly database: Database;
}

type Documents = ReadonlyMap<string, SearchedDocument>;

/** Looks through the texts and tables of a study. */
export async function searchStudy(
  study: SearchedStudy,
  thread: SearchThread,
  request: SearchRequest,
  tell: TellProgress,
  signal: AbortSignal,
): Promise<SearchResult> {
  const session = await study.database.session();
  try {
    const tables = new StudyTables(session, study.summary, signal);
    const documents = await documentsOf(tables);
    const answer = await thread.search(await taskOf(study, tables, documents, request), tell, signal);
    const speakers = await speakersOf(tables, documents, answer.found);
    const found = answer.found.map(one => told(one, study.summary, documents, speakers));
    return { ...answer, found };
  } finally {
    session.close();
  }
}

/** What a text becomes when matches in it are replaced; refused where it may not be. */
export async function rewriteText(
  study: SearchedStudy,
  thread: SearchThread,
  request: RewriteRequest,
  signal: AbortSignal,
): Promise<Rewritten> {
  const session = await study.database.session();
  try {
    const documents = await documentsOf(new StudyTables(session, study.summary, signal));
    const locked = lockOf(request.path, factsOf(request.path, study.summary, documents));
    if (locked !== null) throw new Failure('refused', locked, { path: request.path });
    return await thread.rewrite({ ...request, kind: 'rewrite', folder: study.folder }, signal);
  } finally {
    session.close();
  }
}

/** The codes of the codebook, in the order of their paths. */
export async function searchableCodes(
  { database, summary }: SearchedStudy,
  signal: AbortSignal,
): Promise<readonly SearchableCode[]> {
  const session = await database.session();
  try {
    const rows = await new StudyTables(session, summary, signal).rows('codes', ['code_id', 'path', 'name']);
    return rows.flatMap(({ code_id: id, path, name }) => (id ? [{ id, path: path ?? name ?? id }] : []));
  } finally {
    session.close();
  }
}

async function taskOf(
  { folder }: SearchedStudy,
  tables: StudyTables,
  documents: Documents,
  request: SearchRequest,
): Promise<SearchTask> {
  const { kinds, pattern, replacement, include, exclude, unsaved } = request;
  const has = (kind: SearchRequest['kinds'][number]) => kinds.includes(kind);
  const known = new Map<string, KnownText>();
  const rows: SearchRow[] = [];
  const among = (table: string) => {
    for (const path of tables.files(table))
      if (!known.has(path)) known.set(path, { kind: 'rows', title: path, detail: '' });
  };
  const codes = request.code === null ? null : await codeAndBelow(tables, request.code);
  if (has('transcripts')) {
    const texts = await searchedTexts(tables, documents, request, codes && (await codedWith(tables, codes)));
    for (const [path, text] of texts.known) known.set(path, text);
    rows.push(...texts.rows);
  }
  if (has('quotations')) {
    rows.push(...(await searchedQuotations(tables, documents, request, codes)));
    among('codings');
  }
  if (has('codes') && isOfAll(request)) {
    rows.push(...(await searchedCodes(tables)));
    among('codes');
  }
  if (has('events') && codes === null) {
    rows.push(...(await searchedEvents(tables, request)));
    among('events');
  }
  if (has('memos') && isOfAll(request)) {
    rows.push(...(await searchedMemos(tables, documents)));
    if (areFiles(tables.files('memos')))
      for (const path of tables.files('memos')) known.set(path, { kind: 'memos', title: path, detail: '' });
    else among('memos');
  }
  const files = has('files') && isOfAll(request);
  return { kind: 'search', folder, pattern, replacement, include, exclude, unsaved, files, known, rows };
}

/** Whether neither a case nor a code is asked for: what knows of neither is left out where one is. */
const isOfAll = (request: SearchRequest): boolean => request.case === null && request.code === null;

async function codedWith(tables: StudyTables, codes: ReadonlySet<string>): Promise<ReadonlySet<string>> {
  const rows = await tables.rows('codings', ['document_id'], { column: 'code_id', values: [...codes] });
  return new Set(rows.map(({ document_id: id }) => id ?? ''));
}

function told(
  { points, ...found }: FoundByThread,
  summary: StudySummary,
  documents: Documents,
  speakers: (path: string, point: number) => string | null,
): Found {
  const { path } = found;
  if (path === null) return found;
  const matches = found.matches.map((match, index) => {
    const point = points[index];
    return point === undefined || found.unsaved ? match : { ...match, label: speakers(path, point) };
  });
  return { ...found, matches, locked: lockOf(path, factsOf(path, summary, documents)) ?? found.locked };
}

function factsOf(path: string, { tables }: StudySummary, documents: Documents) {
  const own = [...documents.values()].filter(document => document.path === path);
  const codingFiles = tables.find(({ name }) => name === 'codings')?.files ?? [];
  const isOf = (file: string) => own.some(({ id }) => file.endsWith(`/${id}.jsonl`));
  return {
    codings: own.reduce((sum, { codings }) => sum + codings, 0),
    codingFile: codingFiles.find(isOf) ?? null,
    tables: tables.filter(({ files }) => files.includes(path)).map(({ name }) => name),
  };
}
