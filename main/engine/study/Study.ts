import { existsSync } from 'node:fs';
import { access, constants, mkdir, mkdtemp, readFile, realpath, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Failure, failureData } from '../../contract/failure';
import type { Problem, StudySummary, ViewSummary } from '../../contract/study';
import { Database } from '../database/Database';
import type { DatabaseOptions } from '../database/Database';
import { isLocked } from '../database/FileLock';
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
import { Seat } from './Seat';
import type { Holder } from './Seat';
import { summarise } from './summarise';

/** What the tables of a study are made of. */
export interface Made {
  readonly parts: ReadonlyMap<string, readonly Part[]>;
  /** Entries of study.yaml; null where there is none. */
  readonly entries: readonly LoadEntry[] | null;
  readonly plan: Plan;
}

/** Who opens a study. */
export interface Opener {
  /** As other programs that open the study name it. */
  readonly program: string;
  /** Whether it has editors, which take over unsaved texts. */
  readonly edits: boolean;
}

/** A study that is open: its folder, its database, and what it holds as of its last load. */
export class Study {
  /** Real path. */
  readonly folder: string;
  /** Folder of the texts that are unsaved here. */
  readonly backups: string;
  readonly database: Database;
  /** Changes of several files at once, such as an import. */
  readonly changes: Changes;
  #summary: StudySummary;
  #files: readonly StudyFile[] = [];
  #made: Made = { parts: new Map(), entries: null, plan: { described: false, files: [], problems: [] } };
  readonly #lasting: readonly Problem[];
  readonly #seat: Seat;
  #loading: Promise<unknown> = Promise.resolve();
  /** Reads files apart from the engine's own thread. */
  readonly apart: Apart;

  private constructor(folder: string, apart: Apart, { database, hidden, seat, problems }: Opened) {
    this.apart = apart;
    this.folder = folder;
    this.backups = seat.backups;
    this.database = database;
    this.changes = new Changes(folder, hidden, seat.token);
    this.#seat = seat;
    this.#lasting = problems;
    const nothing = { tables: [], views: [], sources: [], cases: [], privacy: null };
    this.#summary = { ...nothing, folder, title: '', described: false, problems };
  }

  /** Opens a folder as a study and loads what changed since it was last open. */
  static async open(
    path: string,
    opener: Opener,
    apart: Apart,
    signal: AbortSignal,
    onProgress: OnProgress,
  ): Promise<Study> {
    const folder = await studyFolder(path);
    const opened = await openHidden(folder, opener);
    const study = new Study(folder, apart, opened);
    try {
      await study.changes.recover([...opened.others.keys()]);
      await study.load(signal, onProgress);
      return study;
    } catch (error) {
      await study.leave();
      await study.close();
      throw error;
    }
  }

  /** A folder that no other program uses, for what is needed only while the study is open. */
  get scratch(): string {
    return this.#seat.folder;
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

  /** From now on another program may take over what is unsaved here. Comes before `close`. */
  leave(): Promise<void> {
    return this.#seat.leave();
  }

  async close(): Promise<void> {
    this.database.close();
    await this.#seat.clear();
  }

  async #load(signal: AbortSignal, onProgress: OnProgress): Promise<void> {
    const { folder } = this;
    const text = await describedBy(folder);
    const files = await listFiles(folder);
    const description = readDescription(text ?? '');
    const plan = text === null ? planUndescribed(files) : planDescribed(description.load, files);
    const place = { folder, scratch: join(this.scratch, 'loading'), apart: this.apart };
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
  readonly seat: Seat;
  readonly others: ReadonlyMap<string, Holder>;
  readonly problems: readonly Problem[];
}

/** Takes a seat among the study's hidden files, which are elsewhere when the folder cannot be written to, and opens the database. */
async function openHidden(folder: string, { program, edits }: Opener): Promise<Opened> {
  const writable = await isWritable(folder);
  const hidden = writable ? join(folder, hiddenFolder) : await mkdtemp(join(tmpdir(), 'golden-thread-'));
  const seat = await Seat.take(hidden, program);
  try {
    if (edits) await seat.inherit(folder, hidden);
    const others = await seat.others();
    const place = { folders: [folder, hidden], temporaryFolder: join(seat.folder, 'temporary') };
    const cacheFile = join(hidden, 'study.duckdb');
    const database = writable ? await openCache(place, cacheFile) : null;
    const kept = { hidden, seat, others };
    if (database) return { ...kept, database, problems: [] };
    const problems = writable ? [openElsewhere([...others.values()])] : [];
    return { ...kept, database: (await openDatabase(place, null)).database, problems };
  } catch (error) {
    await seat.leave();
    await seat.clear();
    throw error;
  }
}

type DatabasePlace = Omit<DatabaseOptions, 'cacheFile'>;

async function openDatabase(place: DatabasePlace, cacheFile: string | null) {
  const database = await Database.open({ ...place, cacheFile });
  return { database, current: await prepareCache(database) };
}

/**
 * The database with its cache file, null while another program has that open. A cache that cannot be read is made anew: it
 * holds nothing that the files do not.
 */
async function openCache(place: DatabasePlace, cacheFile: string): Promise<Database | null> {
  try {
    const { database, current } = await openDatabase(place, cacheFile);
    if (current) return database;
    database.close();
  } catch (error) {
    if (isLocked(error)) return null;
    // Any other failure is the cache's, which is made anew; one of the disk comes again below.
  }
  for (const file of [cacheFile, `${cacheFile}.wal`]) await rm(file, { force: true });
  try {
    return (await openDatabase(place, cacheFile)).database;
  } catch (error) {
    if (isLocked(error)) return null;
    throw error;
  }
}

/** The others who have the study open are named; what it costs is said, and that it costs nothing else. */
function openElsewhere(holders: readonly Holder[]): Problem {
  const named = holders.map(({ program, process }) =>
    process === 0 ? program : `${program} (process ${process})`,
  );
  const who = named.length === 0 ? 'another program' : named.join(' and ');
  return {
    severity: 'warning',
    message: `The study is open in ${who} too, so its tables were loaded anew for here and are not kept. Close the other one and this study opens faster. Unsaved texts are kept apart, and what is saved in either is seen by both.`,
    place: { path: `${hiddenFolder}/study.duckdb` },
  };
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
