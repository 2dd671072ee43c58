import { existsSync } from 'node:fs';
import { access, constants, mkdir, mkdtemp, readFile, realpath, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Failure, failureData } from '../../contract/failure';
import type { Problem, StudySummary, ViewSummary } from '../../contract/study';
import { Database } from '../database/Database';
import type { Apart } from '../importers/apart/Apart';
import { prepareCache } from './cache';
import { descriptionFile, readDescription } from './description';
import type { LoadEntry } from './description';
import { Changes } from '../files/changes';
import { listFiles } from '../files/listFiles';
import type { StudyFile } from '../files/listFiles';
import { loadStudy } from './loadStudy';
import type { OnProgress } from './loadStudy';
import type { Part } from './parts';
import { planDescribed, planUndescribed } from './plan';
import type { Plan } from './plan';
import { hiddenFolder, isMissing } from '../files/studyPath';
import { summarise } from './summarise';

/** What the tables of a study are made of. */
export interface Made {
  readonly parts: ReadonlyMap<string, readonly Part[]>;
  /** Entries of study.yaml; null where there is none. */
  readonly entries: readonly LoadEntry[] | null;
  readonly plan: Plan;
}

/** A study that is open: its folder, its database, and what it holds as of its last load. */
export class Study {
  /** Real path. */
  readonly folder: string;
  /** Real path of its hidden folder, which is elsewhere when its own cannot be written. */
  readonly hidden: string;
  readonly database: Database;
  /** Changes of several files at once, such as an import. */
  readonly changes: Changes;
  #summary: StudySummary;
  #files: readonly StudyFile[] = [];
  #made: Made = { parts: new Map(), entries: null, plan: { described: false, files: [], problems: [] } };
  readonly #lasting: readonly Problem[];
  #loading: Promise<unknown> = Promise.resolve();
  /** Reads files apart from the engine's own thread. */
  readonly apart: Apart;

  private constructor(folder: string, apart: Apart, { database, hidden, problems }: Opened) {
    this.apart = apart;
    this.folder = folder;
    this.hidden = hidden;
    this.database = database;
    this.changes = new Changes(folder, hidden);
    this.#lasting = problems;
    const nothing = { tables: [], views: [], sources: [], cases: [], privacy: null };
    this.#summary = { ...nothing, folder, title: '', described: false, problems };
  }

  /** Opens a folder as a study and loads what changed since it was last open. */
  static async open(path: string, apart: Apart, signal: AbortSignal, onProgress: OnProgress): Promise<Study> {
    const folder = await studyFolder(path);
    const study = new Study(folder, apart, await openDatabase(folder));
    try {
      await study.changes.recover();
      await study.load(signal, onProgress);
      return study;
    } catch (error) {
      study.close();
      throw error;
    }
  }

  get summary(): StudySummary {
    return this.#summary;
  }

  /** Its files as they were at its last load. */
  get files(): readonly StudyFile[] {
    return this.#files;
  }

  /** What its tables were made of at its last load. */
  get made(): Made {
    return this.#made;
  }

  /** Loads what changed in the folder. Loads follow one another; a query that runs meanwhile sees the tables as they were. */
  load(signal: AbortSignal, onProgress: OnProgress): Promise<void> {
    const loaded = this.#loading.then(() => this.#load(signal, onProgress));
    // Whoever asked is told of a failure; the next load goes on.
    this.#loading = loaded.catch(() => undefined);
    return loaded;
  }

  /** Adds what was made of the files of views, which wants all tables and methods to be there first. */
  adopt(views: readonly ViewSummary[], problems: readonly Problem[]): void {
    this.#summary = { ...this.#summary, views, problems: [...this.#summary.problems, ...problems] };
  }

  close(): void {
    this.database.close();
  }

  async #load(signal: AbortSignal, onProgress: OnProgress): Promise<void> {
    const { folder, hidden } = this;
    const text = await describedBy(folder);
    const files = await listFiles(folder);
    const description = readDescription(text ?? '');
    const plan = text === null ? planUndescribed(files) : planDescribed(description.load, files);
    const place = { folder, scratch: join(hidden, `scratch-${process.pid}`), apart: this.apart };
    const session = await this.database.session();
    try {
      await mkdir(place.scratch, { recursive: true });
      const { problems: loading, parts } = await loadStudy(session, plan, place, signal, onProgress);
      const problems = [...this.#lasting, ...description.problems, ...plan.problems, ...loading];
      const title = description.title ?? basename(folder);
      const { privacy } = description;
      this.#summary = await summarise(session, {
        folder,
        title,
        described: text !== null,
        problems,
        privacy,
      });
      this.#files = files;
      this.#made = { parts, entries: text === null ? null : description.load, plan };
    } finally {
      session.close();
      await rm(place.scratch, { recursive: true, force: true });
    }
  }
}

async function studyFolder(path: string): Promise<string> {
  try {
    const folder = await realpath(path);
    if ((await stat(folder)).isDirectory()) return folder;
  } catch (error) {
    if (isMissing(error)) {
      throw new Failure(
        'study',
        `There is no folder “${path}”. A study is a folder: open one, or make a new one.`,
      );
    }
    throw new Failure('study', `“${path}” cannot be opened: ${failureData(error).message}`);
  }
  throw new Failure(
    'study',
    `“${path}” is a file. A study is a folder: open the folder that the file is in.`,
  );
}

async function describedBy(folder: string): Promise<string | null> {
  try {
    return await readFile(join(folder, descriptionFile), 'utf8');
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

interface Opened {
  readonly database: Database;
  readonly hidden: string;
  readonly problems: readonly Problem[];
}

/**
 * The database with its cache file; in memory alone when the folder cannot be written to or another program has the
 * cache open. A cache that cannot be read is made anew: it holds nothing that the files do not.
 */
async function openDatabase(folder: string): Promise<Opened> {
  const writable = await isWritable(folder);
  const hidden = writable ? join(folder, hiddenFolder) : await mkdtemp(join(tmpdir(), 'golden-thread-'));
  await mkdir(hidden, { recursive: true });
  const open = async (cacheFile: string | null) => {
    const temporaryFolder = join(hidden, 'temporary');
    const database = await Database.open({ folders: [folder, hidden], temporaryFolder, cacheFile });
    return { database, current: await prepareCache(database) };
  };
  const inMemory = async (problems: readonly Problem[]) => ({ ...(await open(null)), hidden, problems });
  if (!writable) return inMemory([]);
  const cacheFile = join(hidden, 'study.duckdb');
  try {
    const { database, current } = await open(cacheFile);
    if (current) return { database, hidden, problems: [] };
    database.close();
  } catch (error) {
    const place = { path: `${hiddenFolder}/study.duckdb` };
    if (isLocked(error)) return inMemory([{ severity: 'warning', message: elsewhere, place }]);
    // Any other failure is the cache's, which is made anew; one of the disk comes again below.
  }
  for (const file of [cacheFile, `${cacheFile}.wal`]) await rm(file, { force: true });
  return { ...(await open(cacheFile)), hidden, problems: [] };
}

const elsewhere =
  'The study is open in another window or program, so everything was loaded anew for this one and is not kept.';

function isLocked(error: unknown): boolean {
  return (
    error instanceof Error &&
    /could not set lock|being used by another process|Conflicting lock/i.test(error.message)
  );
}

async function isWritable(folder: string): Promise<boolean> {
  const hidden = join(folder, hiddenFolder);
  try {
    await access(existsSync(hidden) ? hidden : folder, constants.W_OK);
    return true;
  } catch {
    // Not an error: a study on a read-only disk opens without a cache.
    return false;
  }
}
