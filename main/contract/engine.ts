import type { Ask, Checks, Handlers } from './call';
import {
  isBoolean,
  isCount,
  isListOf,
  isNullable,
  isNumber,
  isOneOf,
  isRecordOf,
  isShape,
  isText,
} from './check';
import type { CodeName, ColumnFacts, OwnNames, SqlLanguage } from './catalogue';
import type { SavedResult, SaveRequest } from './exporting';
import type { FailureData } from './failure';
import type { ChartRequest, ExportedFigure, ExportRequest, PreparedChart, Thread } from './figure';
import type { FileVersion, KeptFile } from './history';
import { isImportPlan, isStagedPiece } from './importing';
import type {
  ImportChoices,
  ImportPlan,
  ImportPreview,
  ImportReport,
  Inspection,
  StagedPiece,
} from './importing';
import type { LibraryMethod } from './method';
import type { PastQueries } from './pastQuery';
import type { ExplainRequest, QueryPlan } from './plan';
import type { ColumnName, ColumnProfile } from './profile';
import type {
  Arranged,
  ColumnValues,
  CopyRequest,
  Filter,
  FindRequest,
  FoundCell,
  Order,
  PageRequest,
  Query,
  ResultSummary,
  Script,
  ScriptOutcome,
  TextRange,
  ValuesRequest,
} from './result';
import type { Choices } from './savedQuery';
import { isRewriteRequest, isSearchRequest, isThingRequest } from './search';
import type {
  RewriteRequest,
  Rewritten,
  SearchableCode,
  SearchRequest,
  SearchResult,
  ThingPlace,
  ThingRequest,
} from './search';
import type { SettingValue } from './settings';
import type { Column, Backup, FileEntry, FileText, LibraryEntry, StudySummary } from './study';
import { isSettingValue } from './userFiles';
import type { KeyRule, UserSettings } from './userFiles';

type Nothing = Readonly<Record<string, never>>;

/** Every question that a window or the command line may put to the engine. */
export interface Requests {
  'engine.about': { in: Nothing; out: Readonly<Record<string, string>> };
  /** Opens a study in place of the one that is open; loads what changed since it was last open. */
  'study.open': { in: { readonly folder: string }; out: StudySummary };
  /** Loads what changed in the open study's folder. */
  'study.reload': { in: Nothing; out: StudySummary };
  /** The open study; null before one is opened. */
  'study.summary': { in: Nothing; out: StudySummary | null };
  /** Makes a folder with an empty study in it. */
  'study.create': {
    in: { readonly folder: string; readonly title: string };
    out: { readonly folder: string };
  };
  /** Cancels a job that goes on; nothing when it has ended. */
  'job.cancel': { in: { readonly job: string }; out: null };
  /** What the person has set, for every study. */
  'settings.read': { in: Nothing; out: UserSettings };
  /** Sets one setting and leaves the rest of settings.json as it is; null puts it back as it comes. */
  'settings.write': { in: { readonly id: string; readonly value: SettingValue | null }; out: null };
  /** Puts rules in the place of all that keybindings.json has for a command. */
  'keys.write': { in: { readonly command: string; readonly rules: readonly KeyRule[] }; out: null };
  'file.list': { in: Nothing; out: readonly FileEntry[] };
  'file.read': { in: { readonly path: string }; out: FileText };
  /** Fails with `conflict` when the file is no longer the version named (null: when it exists). */
  'file.write': {
    in: { readonly path: string; readonly text: string; readonly basedOn: string | null };
    out: { readonly version: string };
  };
  /** Keeps the text of an unsaved editor; null text forgets it. */
  'backup.write': {
    in: { readonly path: string; readonly text: string | null; readonly basedOn: string | null };
    out: null;
  };
  'backup.list': { in: Nothing; out: readonly Backup[] };
  /** Versions kept of a file, the newest first. */
  'history.list': { in: { readonly path: string }; out: readonly FileVersion[] };
  'history.read': { in: { readonly path: string; readonly id: string }; out: { readonly text: string } };
  /** Keeps the text of an editor that is not saved. */
  'history.keep': { in: { readonly path: string; readonly text: string }; out: null };
  /** Every file of which versions are kept, whether it is still there or not. */
  'history.files': { in: Nothing; out: readonly KeptFile[] };
  'library.list': { in: Nothing; out: readonly LibraryEntry[] };
  /** Every method of the shipped library, family by family. */
  'library.methods': { in: Nothing; out: readonly LibraryMethod[] };
  /** What SQL brings of itself, the same as long as the engine runs. */
  'catalogue.language': { in: Nothing; out: SqlLanguage };
  /** What SQL has made while the study is open, as an editor's session sees it. */
  'catalogue.own': { in: { readonly session: string }; out: OwnNames };
  /** Null while a query runs, and where counting takes longer than one waits for it. */
  'catalogue.column': { in: { readonly table: string; readonly column: string }; out: ColumnFacts | null };
  /** Columns of a file that a query reads, by a path in quotation marks or the call that reads it; null where it cannot be read. */
  'catalogue.file': { in: { readonly from: string }; out: readonly Column[] | null };
  /** The codes of the study's codebook, parents before children. */
  'catalogue.codes': { in: Nothing; out: readonly CodeName[] };
  /** What is wrong with each statement of a script, as far as DuckDB tells without running any. */
  'query.check': { in: Pick<Query, 'session' | 'sql' | 'path'>; out: readonly FailureData[] };
  /** Counts what a column of the study holds. */
  'table.profile': { in: ColumnName; out: ColumnProfile };
  /** Counts what every column of a table or view holds, in their order. */
  'table.profiles': { in: Pick<ColumnName, 'table'>; out: readonly ColumnProfile[] };
  /** Runs a script for its last rows alone. */
  'query.run': { in: Query; out: ResultSummary };
  /** Runs a script, or a part of it, for all its rows. */
  'query.script': { in: Script; out: ScriptOutcome };
  /** How a statement is done, step by step; when that is timed, it runs. */
  'query.explain': { in: ExplainRequest; out: QueryPlan };
  /** The queries run in this study in which a text is found, the newest first. */
  'query.past': { in: { readonly search: string; readonly limit: number }; out: PastQueries };
  /** Forgets queries that were run: those named, or all. */
  'query.forget': { in: { readonly ids: readonly string[] | null }; out: null };
  /** What there is to choose from for a parameter, by the query that its head names. */
  'query.choices': { in: { readonly sql: string }; out: Choices };
  /** How many rows an arrangement has, whose pages may then be asked for. */
  'result.arrange': { in: Arranged; out: { readonly rows: number } };
  'result.page': { in: PageRequest; out: Uint8Array };
  'result.values': { in: ValuesRequest; out: ColumnValues };
  'result.find': { in: FindRequest; out: FoundCell };
  /** A query that gives the same rows in the same order. */
  'result.sql': { in: Arranged; out: { readonly sql: string } };
  'result.copy': { in: CopyRequest; out: string };
  'result.save': { in: SaveRequest; out: SavedResult };
  /** Writes the study’s coding for other coding tools: a REFI-QDA project or codebook. */
  'study.export': {
    in: { readonly format: 'qdpx' | 'qdc'; readonly path: string };
    out: { readonly path: string; readonly notes: readonly string[] };
  };
  'result.close': { in: { readonly result: string }; out: null };
  /** Brings in a piece of a file that is to be imported; it waits among the study's hidden files. */
  'import.stage': { in: StagedPiece; out: { readonly file: string } };
  /** Brings in a file from anywhere by its path: for the command line alone. */
  'import.take': { in: { readonly path: string }; out: { readonly file: string } };
  'import.inspect': { in: { readonly file: string }; out: Inspection };
  'import.choices': { in: Nothing; out: ImportChoices };
  /** Does all that the plan says but the writing. */
  'import.preview': { in: ImportPlan; out: ImportPreview };
  /** Imports all or, when one of them fails, nothing. */
  'import.run': { in: { readonly plans: readonly ImportPlan[] }; out: ImportReport };
  /** Takes an import back: its files, and its entries in study.yaml. Fails with `conflict` when they changed since. */
  'import.undo': { in: { readonly change: string }; out: null };
  /** Removes a file that was brought in and is not wanted. */
  'import.forget': { in: { readonly file: string }; out: null };
  'chart.prepare': { in: ChartRequest; out: PreparedChart };
  'figure.export': { in: ExportRequest; out: ExportedFigure };
  /** The thread embedded in an exported figure, or beside it. */
  'figure.thread': { in: { readonly path: string }; out: Thread };
  /** Looks through the texts and the tables of the study. */
  'search.run': { in: SearchRequest; out: SearchResult };
  /** The codes of the codebook, to search by. */
  'search.codes': { in: Nothing; out: readonly SearchableCode[] };
  /** Where something stands that was found in a table. */
  'search.locate': { in: ThingRequest; out: ThingPlace };
  /** What a text becomes when matches in it are replaced; nothing is written. Fails with `conflict` when it changed since. */
  'search.rewrite': { in: RewriteRequest; out: Rewritten };
}

/** Facts, in the past tense, that carry names rather than data. */
export interface Events {
  'study.changed': { readonly folder: string };
  'settings.changed': Nothing;
  'job.began': { readonly job: string; readonly title: string };
  'job.progressed': { readonly job: string; readonly title: string; readonly fraction: number | null };
  'job.ended': { readonly job: string; readonly title: string; readonly failure: FailureData | null };
}

const isOrder = isShape<Order>({ column: isCount, descending: isBoolean });
const isFilter = isShape<Filter>({
  column: isCount,
  test: isOneOf('among', 'contains', 'equals', 'starts', 'between', 'null', 'not null'),
  values: isListOf(isNullable(isText)),
});
const arranged = { result: isText, order: isListOf(isOrder), filters: isListOf(isFilter) };
const isParameters = isRecordOf(isNullable(isText));
const query = { session: isText, sql: isText, path: isNullable(isText), parameters: isParameters };
const isPart = isNullable(isShape<TextRange>({ start: isCount, end: isCount }));
const isNothing = isShape<Nothing>({});

/** One check for each request: a request without its check does not compile. */
export const checks: Checks<Requests> = {
  'engine.about': isNothing,
  'study.open': isShape<Requests['study.open']['in']>({ folder: isText }),
  'study.reload': isNothing,
  'study.summary': isNothing,
  'study.create': isShape<Requests['study.create']['in']>({ folder: isText, title: isText }),
  'job.cancel': isShape<Requests['job.cancel']['in']>({ job: isText }),
  'settings.read': isNothing,
  'settings.write': isShape<Requests['settings.write']['in']>({
    id: isText,
    value: isNullable(isSettingValue),
  }),
  'keys.write': isShape<Requests['keys.write']['in']>({
    command: isText,
    rules: isListOf(isShape<KeyRule>({ key: isText, command: isText })),
  }),
  'file.list': isNothing,
  'file.read': isShape<Requests['file.read']['in']>({ path: isText }),
  'file.write': isShape<Requests['file.write']['in']>({
    path: isText,
    text: isText,
    basedOn: isNullable(isText),
  }),
  'backup.write': isShape<Requests['backup.write']['in']>({
    path: isText,
    text: isNullable(isText),
    basedOn: isNullable(isText),
  }),
  'backup.list': isNothing,
  'history.list': isShape<Requests['history.list']['in']>({ path: isText }),
  'history.read': isShape<Requests['history.read']['in']>({ path: isText, id: isText }),
  'history.keep': isShape<Requests['history.keep']['in']>({ path: isText, text: isText }),
  'history.files': isNothing,
  'library.list': isNothing,
  'library.methods': isNothing,
  'catalogue.language': isNothing,
  'catalogue.own': isShape<Requests['catalogue.own']['in']>({ session: isText }),
  'catalogue.column': isShape<Requests['catalogue.column']['in']>({ table: isText, column: isText }),
  'catalogue.file': isShape<Requests['catalogue.file']['in']>({ from: isText }),
  'catalogue.codes': isNothing,
  'query.check': isShape<Requests['query.check']['in']>({
    session: isText,
    sql: isText,
    path: isNullable(isText),
  }),
  'table.profile': isShape<ColumnName>({ table: isText, column: isText }),
  'table.profiles': isShape<Requests['table.profiles']['in']>({ table: isText }),
  'query.choices': isShape<Requests['query.choices']['in']>({ sql: isText }),
  'query.run': isShape<Query>(query),
  'query.script': isShape<Script>({ ...query, part: isPart }),
  'query.explain': isShape<ExplainRequest>({ ...query, part: isPart, timed: isBoolean }),
  'query.past': isShape<Requests['query.past']['in']>({ search: isText, limit: isCount }),
  'query.forget': isShape<Requests['query.forget']['in']>({ ids: isNullable(isListOf(isText)) }),
  'result.arrange': isShape<Arranged>(arranged),
  'result.page': isShape<PageRequest>({ ...arranged, offset: isCount, limit: isCount }),
  'result.values': isShape<ValuesRequest>({
    result: isText,
    column: isCount,
    filters: isListOf(isFilter),
    search: isText,
  }),
  'result.find': isShape<FindRequest>({
    ...arranged,
    columns: isListOf(isCount),
    text: isText,
    from: isShape<FindRequest['from']>({ row: isCount, column: isCount }),
    direction: isOneOf('here', 'next', 'previous'),
  }),
  'result.sql': isShape<Arranged>(arranged),
  'result.copy': isShape<CopyRequest>({
    ...arranged,
    offset: isCount,
    limit: isCount,
    columns: isListOf(isCount),
    format: isOneOf('tsv', 'csv', 'markdown', 'insert'),
    header: isBoolean,
  }),
  'study.export': isShape<Requests['study.export']['in']>({ format: isOneOf('qdpx', 'qdc'), path: isText }),
  'result.save': isShape<SaveRequest>({
    ...arranged,
    format: isOneOf('csv', 'parquet', 'xlsx', 'arrow'),
    path: isText,
    purpose: isOneOf('export', 'working copy'),
  }),
  'result.close': isShape<Requests['result.close']['in']>({ result: isText }),
  'import.stage': isStagedPiece,
  'import.take': isShape<Requests['import.take']['in']>({ path: isText }),
  'import.inspect': isShape<Requests['import.inspect']['in']>({ file: isText }),
  'import.choices': isNothing,
  'import.preview': isImportPlan,
  'import.run': isShape<Requests['import.run']['in']>({ plans: isListOf(isImportPlan) }),
  'import.undo': isShape<Requests['import.undo']['in']>({ change: isText }),
  'import.forget': isShape<Requests['import.forget']['in']>({ file: isText }),
  'chart.prepare': isShape<ChartRequest>({
    path: isText,
    text: isText,
    parameters: isParameters,
    theme: isOneOf('light', 'dark', 'contrast-light', 'contrast-dark'),
  }),
  'figure.export': isShape<ExportRequest>({
    path: isText,
    text: isText,
    parameters: isParameters,
    formats: isListOf(isOneOf('svg', 'png', 'pdf')),
    dotsPerInch: isNullable(isNumber),
    folder: isText,
    name: isText,
  }),
  'figure.thread': isShape<Requests['figure.thread']['in']>({ path: isText }),
  'search.run': isSearchRequest,
  'search.codes': isNothing,
  'search.locate': isThingRequest,
  'search.rewrite': isRewriteRequest,
};

/** Asks an engine, wherever it runs. */
export type EngineAsk = Ask<Requests>;
/** What the engine answers its requests with. */
export type EngineHandlers = Handlers<Requests>;
/** Tells everyone who listens. */
export type Announce = <Name extends keyof Events>(name: Name, detail: Events[Name]) => void;

/** An engine that runs: what a host (desktop, server, command line) holds of it. */
export interface Engine {
  /** Answers a request by name, after checking its input; rejects with a Failure. */
  answer(name: string, input: unknown, signal: AbortSignal): Promise<unknown>;
  /** Adds a listener for events; the returned function removes it. */
  listen(receive: (name: string, detail: unknown) => void): () => void;
  close(): Promise<void>;
}

/** Folders that a host gives to the engine. */
export interface EngineFolders {
  /** The shipped library, `analyses/`. */
  readonly analyses: string;
  /** The shipped fonts, TrueType files. */
  readonly fonts: string;
  /** The person's own folder, with settings.json and keybindings.json. */
  readonly user: string;
  /** The scripts of the threads that read files and compute methods; null when the engine runs from its sources. */
  readonly threads: string | null;
}
