import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isNumber, isShape, isText } from '../../contract/check';
import { FileLock } from '../database/FileLock';
import { backupsSettled, takeOverBackups } from '../files/backups';
import { entriesOf } from '../files/entriesOf';

/** A program that has a study open. */
export interface Holder {
  /** As it is named in messages. */
  readonly program: string;
  readonly process: number;
}

const isHolder = isShape<Holder>({ program: isText, process: isNumber });
const ending = '.lock';

/**
 * What a program has to itself of a study that others may have open too: a folder among the hidden files, which is its
 * own for as long as it holds the lock beside it. What programs that ended left in theirs is taken over or cleared away.
 */
export class Seat {
  readonly folder: string;
  readonly token: string;
  readonly #lock: FileLock;

  private constructor(seats: string, token: string, lock: FileLock) {
    this.folder = join(seats, token);
    this.token = token;
    this.#lock = lock;
  }

  /** `hidden` is the study's hidden folder. */
  static async take(hidden: string, program: string): Promise<Seat> {
    const seats = join(hidden, 'seats');
    await mkdir(seats, { recursive: true });
    for (;;) {
      const token = randomBytes(4).toString('hex');
      // Held already where another program looked whether it is while it was being made.
      const lock = await FileLock.take(join(seats, token + ending));
      if (lock === null) continue;
      const seat = new Seat(seats, token, lock);
      await mkdir(seat.folder);
      const holder: Holder = { program, process: process.pid };
      await writeFile(join(seat.folder, 'holder.json'), JSON.stringify(holder));
      return seat;
    }
  }

  /** Where the unsaved texts of its editors are kept. */
  get backups(): string {
    return join(this.folder, 'backups');
  }

  /** The programs that have the study open besides, by their tokens. */
  async others(): Promise<ReadonlyMap<string, Holder>> {
    const living = new Map<string, Holder>();
    for (const token of await this.#tokens())
      await this.#besides(token, async lock => {
        if (lock === null) living.set(token, await holderOf(join(this.folder, '..', token)));
      });
    return living;
  }

  /** Takes over the unsaved texts that programs left when they ended, and clears away the rest. */
  async inherit(study: string, hidden: string): Promise<void> {
    // Where they were kept before programs had seats.
    await takeOverBackups(join(hidden, 'backups'), this.backups, study);
    for (const token of await this.#tokens())
      await this.#besides(token, async lock => {
        if (lock === null) return;
        const left = join(this.folder, '..', token);
        await takeOverBackups(join(left, 'backups'), this.backups, study);
        await rm(left, { recursive: true, force: true });
        await rm(left + ending, { force: true });
      });
  }

  /** Lets others take over what is left, at once. */
  async leave(): Promise<void> {
    await backupsSettled(this.backups);
    this.#lock.release();
  }

  /** Removes what is of no use to others, once nothing here uses it any more. */
  async clear(): Promise<void> {
    for (const name of await entriesOf(this.folder))
      if (name !== 'backups') await rm(join(this.folder, name), { recursive: true, force: true });
    if ((await entriesOf(this.backups)).length > 0) return;
    await rm(this.folder, { recursive: true, force: true });
    await rm(this.folder + ending, { force: true });
  }

  async #tokens(): Promise<readonly string[]> {
    const names = await entriesOf(join(this.folder, '..'));
    const tokens = names.map(name => name.replace(ending, '')).filter(name => /^[0-9a-f]{8}$/.test(name));
    return [...new Set(tokens)].filter(token => token !== this.token);
  }

  /** Does something with the lock of another seat, which is null while its program lives. */
  async #besides(token: string, work: (lock: FileLock | null) => Promise<void>): Promise<void> {
    const lock = await FileLock.take(join(this.folder, '..', token + ending));
    try {
      await work(lock);
    } finally {
      lock?.release();
    }
  }
}

async function holderOf(folder: string): Promise<Holder> {
  try {
    const holder: unknown = JSON.parse(await readFile(join(folder, 'holder.json'), 'utf8'));
    if (isHolder(holder)) return holder;
  } catch {
    // It is just beginning or ending: that it is there is what counts.
  }
  return { program: 'another program', process: 0 };
}
