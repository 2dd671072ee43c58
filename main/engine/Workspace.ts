import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Announce, EngineFolders } from '../contract/engine';
import { Failure, failureData } from '../contract/failure';
import type { StudySummary } from '../contract/study';
import { PastQueryFile } from './files/PastQueryFile';
import { insideStudy } from './files/studyPath';
import { watchFolder } from './files/watchFolder';
import { Apart } from './importers/apart/Apart';
import { Imports } from './importing/Imports';
import { Library } from './library/Library';
import { loadViews } from './loadViews';
import type { Origins } from './queries/lineage';
import { Profiles } from './queries/profile/Profiles';
import { Queries } from './queries/Queries';
import { SearchThread } from './searching/SearchThread';
import { UserFiles } from './settings/UserFiles';
import { matcher } from './study/plan';
import { Study } from './study/Study';
import type { Opener } from './study/Study';

/** A study with what runs on it. */
export interface OpenStudy {
  readonly study: Study;
  readonly queries: Queries;
  readonly profiles: Profiles;
  readonly imports: Imports;
  readonly past: PastQueryFile;
  /** Ends the watch over its folder. */
  readonly unwatch: () => void;
}

/** What the engine holds: at most one open study, and the shipped library. */
export class Workspace {
  readonly folders: EngineFolders;
  readonly library: Library;
  readonly announce: Announce;
  /** Whether files outside the study may be written and read back: for the command line alone. */
  readonly unconfined: boolean;
  readonly #opener: Opener;
  readonly apart: Apart;
  readonly searching: SearchThread;
  readonly userFiles: UserFiles;
  readonly #cancels = new Map<string, AbortController>();
  #open: OpenStudy | null = null;
  #opening: Promise<unknown> = Promise.resolve();

  constructor(folders: EngineFolders, announce: Announce, unconfined: boolean, program: string) {
    this.folders = folders;
    this.#opener = { program, edits: !unconfined };
    this.announce = announce;
    this.unconfined = unconfined;
    this.userFiles = new UserFiles(folders.user, () => {
      announce('settings.changed', {});
    });
    // The command line heeds no settings that could change while it runs.
    if (!unconfined) void this.userFiles.watch(this.#tellWatch('Watching the settings'));
    const { threads } = folders;
    this.library = new Library(folders.analyses, threads && join(threads, 'methodThread.cjs'));
    this.apart = new Apart(threads && join(threads, 'readerThread.cjs'));
    this.searching = new SearchThread(threads && join(threads, 'searchThread.cjs'));
  }

  /** The study that is open. */
  current(): OpenStudy {
    if (this.#open) return this.#open;
    throw new Failure('study', 'No study is open. Open a folder first.');
  }

  summary(): StudySummary | null {
    return this.#open?.study.summary ?? null;
  }

  /** Opens a study in place of the one that is open. When it cannot be opened, the one before is open again. */
  open(folder: string, signal: AbortSignal): Promise<StudySummary> {
    const opened = this.#opening.then(() => this.#replace(folder, signal));
    // Whoever asked is told of a failure; the next opening goes on.
    this.#opening = opened.catch(() => undefined);
    return opened;
  }

  /** Loads what changed in the open study's folder, and tells when it is there. */
  async reload(signal: AbortSignal): Promise<StudySummary> {
    const { study } = this.current();
    await this.job('study', 'Reloading the study', signal, async (tell, cancel) => {
      await study.load(cancel, tell);
      await loadViews(study);
    });
    this.announce('study.changed', { folder: study.folder });
    return study.summary;
  }

  /** Tells that the open study has other files than before. */
  announceFiles(): void {
    this.announce('study.changed', { folder: this.current().study.folder });
  }

  async close(): Promise<void> {
    await this.#opening;
    await this.#closeOpen();
    this.userFiles.close();
    this.apart.close();
    this.searching.close();
    this.library.close();
  }

  /** Runs work that a person should see and may cancel, telling of its beginning, its progress and its end. */
  async job<T>(
    job: string,
    title: string,
    asked: AbortSignal,
    work: (tell: Tell, signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    let last = title;
    const tell: Tell = (now, fraction) => {
      last = now;
      this.announce('job.progressed', { job, title: now, fraction });
    };
    const cancel = new AbortController();
    const abort = () => {
      cancel.abort();
    };
    asked.addEventListener('abort', abort, { once: true });
    if (asked.aborted) abort();
    this.#cancels.set(job, cancel);
    this.announce('job.began', { job, title });
    try {
      const done = await work(tell, cancel.signal);
      this.announce('job.ended', { job, title: last, failure: null });
      return done;
    } catch (error) {
      this.announce('job.ended', { job, title: last, failure: failureData(error) });
      throw error;
    } finally {
      asked.removeEventListener('abort', abort);
      if (this.#cancels.get(job) === cancel) this.#cancels.delete(job);
    }
  }

  /** Cancels a job that goes on; nothing when it has ended. */
  cancel(job: string): void {
    this.#cancels.get(job)?.abort();
  }

  /** A path to write to or read from: inside the study, or anywhere for the command line. */
  async place(path: string): Promise<string> {
    if (this.unconfined) return resolve(path);
    return insideStudy(this.current().study.folder, path);
  }

  async #replace(folder: string, signal: AbortSignal): Promise<StudySummary> {
    const before = this.#open?.study.folder;
    // One process may hold a cache file once: the study before must let go of its own first.
    await this.#closeOpen();
    try {
      await this.#load(folder, signal);
    } catch (error) {
      if (before !== undefined && before !== folder) await this.#load(before, new AbortController().signal);
      throw error;
    }
    const { summary } = this.current().study;
    this.announce('study.changed', { folder: summary.folder });
    return summary;
  }

  async #load(folder: string, signal: AbortSignal): Promise<void> {
    const study = await this.job('study', 'Opening the study', signal, (tell, cancel) =>
      Study.open(folder, this.#opener, this.apart, cancel, tell),
    );
    // DuckDB takes relative paths from the process's own folder, so that is the study's while it is open.
    process.chdir(study.folder);
    await this.library.define(study.database);
    await loadViews(study);
    const queries = new Queries(study.database, study.folder, () => Promise.resolve(originsOf(study)));
    const profiles = new Profiles(study.database);
    const imports = new Imports(study);
    const past = new PastQueryFile(study.folder, error => {
      const title = 'Keeping the queries that were run';
      this.announce('job.ended', { job: 'past queries', title, failure: failureData(error) });
    });
    this.#open = { study, queries, profiles, imports, past, unwatch: this.#watch(study) };
  }

  /** Follows what other programs do in the folder. The command line reads a study once and needs no watch. */
  #watch(study: Study): () => void {
    if (this.unconfined) return () => undefined;
    const tell = this.#tellWatch('Watching the study’s folder');
    let waiting = false;
    const load = async () => {
      if (waiting) return;
      waiting = true;
      await study.changes.settled();
      waiting = false;
      await study.load(new AbortController().signal, () => undefined);
      await loadViews(study);
      this.announce('study.changed', { folder: study.folder });
    };
    return watchFolder(study.folder, () => void load().catch(tell), tell);
  }

  /** Tells that what other programs do can no longer be followed. */
  #tellWatch(title: string): (error: unknown) => void {
    return error => {
      this.announce('job.ended', { job: 'watch', title, failure: failureData(error) });
    };
  }

  async #closeOpen(): Promise<void> {
    const open = this.#open;
    this.#open = null;
    open?.unwatch();
    await open?.study.leave();
    await open?.queries.endAll();
    await open?.profiles.end();
    await open?.study.close();
  }
}

export type Tell = (title: string, fraction: number | null) => void;

/** By the summary that a load makes, so that one who keeps what comes of it can tell whether it still holds. */
const originsKept = new WeakMap<StudySummary, Origins>();

function originsOf({ folder, files, summary }: Study): Origins {
  const kept = originsKept.get(summary);
  if (kept) return kept;
  const origins: Origins = {
    tables: new Map(summary.tables.map(({ name, synthetic }) => [name.toLowerCase(), { name, synthetic }])),
    matchFiles(pattern) {
      const path = pattern.startsWith(folder)
        ? pattern.slice(folder.length + 1)
        : pattern.replace(/^\.\//, '');
      if (path === '' || !/[./*?]/.test(path)) return [];
      const file = join(folder, path);
      if (!/[*?[{]/.test(path)) return existsSync(file) && statSync(file).isFile() ? [path] : [];
      return files.map(file => file.path).filter(matcher(path));
    },
  };
  originsKept.set(summary, origins);
  return origins;
}
