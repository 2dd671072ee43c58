import { existsSync } from 'node:fs';
import { access, constants, mkdir, mkdtemp, readFile, realpath, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Failure, failureData } from '../../contract/failure';
import type { Problem, StudySummary } from '../../contract/study';
import { Database } from '../database/Database';
import type { Session } from '../database/Session';
import { prepareCache } from './cache';
import { descriptionFile, readDescription } from './description';
import { listFiles } from '../files/listFiles';
import type { StudyFile } from '../files/listFiles';
import { loadStudy } from './loadStudy';
import type { OnProgress } from './loadStudy';
import { planDescribed, planUndescribed } from './plan';
import { hiddenFolder, isMissing } from '../files/studyPath';
import { summarise } from './summarise';

/** A study that is open: its folder, its database and what was found wrong with it. */
export class Study {
  /** Real path. */
  readonly folder: string;
  readonly database: Database;
  readonly summary: StudySummary;
  /** Its files as they were when it was opened. */
  readonly files: readonly StudyFile[];

  /** Real path of its hidden folder, which is elsewhere when its own cannot be written. */
  readonly hidden: string;

  private constructor(parts: Pick<Study, 'folder' | 'database' | 'summary' | 'files' | 'hidden'>) {
    this.folder = parts.folder;
    this.database = parts.database;
    this.summary = parts.summary;
    this.files = parts.files;
    this.hidden = parts.hidden;
  }

  /** Opens a folder as a study and loads what changed since it was last open. */
  static async open(path: string, signal: AbortSignal, onProgress: OnProgress): Promise<Study> {
    const folder = await studyFolder(path);
    const problems: Problem[] = [];
    const { database, session, hidden } = await openDatabase(folder, problems);
    try {
      const text = await describedBy(folder);
      const files = await listFiles(folder);
      const description = readDescription(text ?? '');
      const plan = text === null ? planUndescribed(files) : planDescribed(description.load, files);
      const place = { folder, scratch: join(hidden, `scratch-${process.pid}`) };
      await mkdir(place.scratch, { recursive: true });
      problems.push(...description.problems, ...plan.problems);
      problems.push(...(await loadStudy(session, plan, place, signal, onProgress)));
      await rm(place.scratch, { recursive: true, force: true });
      const title = description.title ?? basename(folder);
      const summary = await summarise(session, { folder, title, described: text !== null, problems });
      return new Study({ folder, database, summary, files, hidden });
    } catch (error) {
      database.close();
      throw error;
    } finally {
      session.close();
    }
  }

  close(): void {
    this.database.close();
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
  readonly session: Session;
  readonly hidden: string;
}

/**
 * The database with its cache file; in memory alone when the folder cannot be written to or another program has the
 * cache open. A cache that cannot be read is made anew: it holds nothing that the files do not.
 */
async function openDatabase(folder: string, problems: Problem[]): Promise<Opened> {
  const writable = await isWritable(folder);
  const hidden = writable ? join(folder, hiddenFolder) : await mkdtemp(join(tmpdir(), 'golden-thread-'));
  const open = async (cacheFile: string | null) => {
    const temporaryFolder = join(hidden, 'temporary');
    const database = await Database.open({ folders: [folder, hidden], temporaryFolder, cacheFile });
    return { database, session: await database.session(), hidden };
  };
  if (!writable) return prepared(await open(null));
  await mkdir(hidden, { recursive: true });
  const cacheFile = join(hidden, 'study.duckdb');
  try {
    const opened = await open(cacheFile);
    if (await prepareCache(opened.session)) return opened;
    opened.database.close();
  } catch (error) {
    if (isLocked(error)) {
      problems.push({
        severity: 'warning',
        message: elsewhere,
        place: { path: `${hiddenFolder}/study.duckdb` },
      });
      return prepared(await open(null));
    }
  }
  for (const file of [cacheFile, `${cacheFile}.wal`]) await rm(file, { force: true });
  return prepared(await open(cacheFile));
}

async function prepared(opened: Opened): Promise<Opened> {
  await prepareCache(opened.session);
  return opened;
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
