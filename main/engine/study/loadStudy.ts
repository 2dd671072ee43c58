import { join } from 'node:path';
import { Failure, failureData } from '../../contract/failure';
import { literal } from '../../contract/sql';
import type { Problem } from '../../contract/study';
import type { Session } from '../database/Session';
import { fingerprint } from './fingerprint';
import type { Fingerprint } from '../importers/importer';
import { forgetGathered, putGathered } from './gather';
import type { GatheredFile } from './gather';
import { derivedFrom, gathererOf } from './gatherers';
import { joinTables } from './joinTables';
import type { Joined } from './joinTables';
import { forgetGone, knownLoads } from './knownLoads';
import type { KnownLoad } from './knownLoads';
import { fileTable, forgetFile, loadFile, recipe } from './loadFile';
import type { Plan } from './plan';
import type { LoadPlace, PlannedFile } from './plannedFile';

export type OnProgress = (title: string, fraction: number | null) => void;

/** Small files are put in place so many at a time, so that a cancelled opening keeps what it has done. */
const together = 200;

/** Brings the database in step with the plan: loads what is new or changed, forgets what is gone. */
export async function loadStudy(
  session: Session,
  plan: Plan,
  place: LoadPlace,
  signal: AbortSignal,
  onProgress: OnProgress,
): Promise<Joined> {
  const known = await knownLoads(session);
  await forgetGone(session, plan, known);
  const loading = new Loading(session, plan, place, known, signal, onProgress);
  await loading.run();
  const joined = await joinTables(session, plan, loading.loaded, signal);
  return { ...joined, problems: [...loading.problems, ...joined.problems] };
}

/** One loading of what changed, file by file. */
class Loading {
  readonly problems: Problem[] = [];
  /** What is loaded, by the name that `fileTable` gives it. */
  readonly loaded: Set<string>;
  readonly #session: Session;
  readonly #plan: Plan;
  readonly #place: LoadPlace;
  readonly #known: ReadonlyMap<string, KnownLoad>;
  readonly #signal: AbortSignal;
  readonly #onProgress: OnProgress;
  #waiting: GatheredFile[] = [];

  constructor(
    session: Session,
    plan: Plan,
    place: LoadPlace,
    known: ReadonlyMap<string, KnownLoad>,
    signal: AbortSignal,
    onProgress: OnProgress,
  ) {
    this.#session = session;
    this.#plan = plan;
    this.#place = place;
    this.#known = known;
    this.#signal = signal;
    this.#onProgress = onProgress;
    const planned = new Set(plan.files.map(({ entry, file }) => fileTable(entry, file.path)));
    this.loaded = new Set([...known.keys()].filter(name => planned.has(name)));
  }

  async run(): Promise<void> {
    const { files } = this.#plan;
    for (const [index, planned] of files.entries()) {
      const name = fileTable(planned.entry, planned.file.path);
      const before = this.#known.get(name);
      const same = before?.recipe === recipe(planned.entry) && before.bytes === planned.file.bytes;
      if (same && before.modified === planned.file.modified) continue;
      this.#onProgress(`Loading ${planned.file.path}`, index / files.length);
      if (this.#waiting.length >= together || this.#waiting[0]?.planned.entry !== planned.entry)
        await this.#putWaiting();
      await this.#attempt(planned, () => this.#load(planned, same ? before.sha256 : null));
    }
    await this.#putWaiting();
  }

  async #load(planned: PlannedFile, sha256: string | null): Promise<void> {
    const print = await fingerprint(join(this.#place.folder, planned.file.path), this.#signal);
    if (print.sha256 === sha256) {
      await touch(this.#session, planned);
      return;
    }
    const gatherer = gathererOf(planned);
    if (gatherer) await this.#gather(planned, print);
    else await loadFile(this.#session, planned, print, this.#place, this.#signal);
    this.loaded.add(fileTable(planned.entry, planned.file.path));
  }

  async #gather(planned: PlannedFile, print: Fingerprint): Promise<void> {
    const gathered = await gathererOf(planned)?.read(planned, print, this.#place, this.#signal);
    if (gathered) this.#waiting.push({ planned, print, gathered });
  }

  async #putWaiting(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = [];
    const [first] = waiting;
    if (!first) return;
    const { entry } = first.planned;
    const derived = derivedFrom(entry.table);
    try {
      await putGathered(this.#session, entry, waiting, derived);
    } catch (error) {
      for (const { planned } of waiting) await this.#fail(planned, error);
    }
  }

  async #attempt(planned: PlannedFile, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      await this.#fail(planned, error);
    }
  }

  /** What cannot be loaded is a problem of its file, and no older state of it stays. */
  async #fail(planned: PlannedFile, error: unknown): Promise<void> {
    if (error instanceof Failure && error.code === 'cancelled') throw error;
    const { entry, file } = planned;
    this.loaded.delete(fileTable(entry, file.path));
    await this.#session.exclusive(() =>
      gathererOf(planned)
        ? forgetGathered(this.#session, [planned], derivedFrom(entry.table))
        : forgetFile(this.#session, planned),
    );
    const { code, message, place = { path: file.path } } = failureData(error);
    this.problems.push({ severity: 'error', code, message, place: { path: file.path, ...place } });
  }
}

async function touch(session: Session, { file, entry }: PlannedFile): Promise<void> {
  await session.run(
    `UPDATE study.golden_thread.loads SET modified = ${literal(file.modified)}
     WHERE path = ${literal(file.path)} AND table_name = ${literal(entry.table)}`,
  );
}
