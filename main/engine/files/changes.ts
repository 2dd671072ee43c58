import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, link, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { isBoolean, isListOf, isNullable, isShape, isText } from '../../contract/check';
import { Failure } from '../../contract/failure';
import { keepFile } from './history';
import { entriesOf } from './entriesOf';
import { insideStudy, isMissing } from './studyPath';
import { syncFolder, writeFile } from './writeFile';

/** A file of the study that is to have other contents. */
export interface FileChange {
  /** Within the study. */
  readonly path: string;
  /** The contents: bytes, a text, or a file among the study's hidden ones that moves there. Null removes the file. */
  readonly contents: string | Uint8Array | { readonly file: string } | null;
  /** SHA-256 of the file that the contents build on, null for a file that is not to be there yet; any file where it is left out. */
  readonly basedOn?: string | null;
}

interface Kept {
  readonly path: string;
  /** SHA-256 of the file after the change; null where there is none. */
  readonly after: string | null;
  /** Whether there was a file before, which is kept. */
  readonly before: boolean;
}

/** What a change set says of itself, once it is certain to be made. */
interface Plan {
  readonly title: string;
  readonly files: readonly Kept[];
}

const isPlan = isShape<Plan>({
  title: isText,
  files: isListOf(isShape<Kept>({ path: isText, after: isNullable(isText), before: isBoolean })),
});

/** Files that people write, whose versions are kept beyond what can be undone. */
const written = /\.(ya?ml|jsonl|md|sql|json)$/i;

/** Change sets that are kept to be undone; older ones go. */
const kept = 20;

/**
 * Several files changed as one: whatever happens, and at whatever moment, either none of them has changed or all of
 * them have once the study is open again. First all new contents are written among the hidden files, then a plan that
 * makes it certain, then the files are put in their places; a plan that was not carried out to its end is carried out
 * when the study is opened next.
 */
export class Changes {
  readonly #folder: string;
  readonly #store: string;
  readonly #maker: string;
  #last = 0;
  #making: Promise<unknown> = Promise.resolve();

  /** `folder` is the study's, `hidden` its hidden one; both real paths. `maker` are eight hexadecimal digits. */
  constructor(folder: string, hidden: string, maker: string = randomBytes(4).toString('hex')) {
    this.#folder = folder;
    this.#maker = maker;
    this.#store = join(hidden, 'changes');
  }

  /** Resolves once no change is being made: until then some of its files are new and others old. */
  async settled(): Promise<void> {
    await this.#making;
  }

  /** Makes the changes, one set after another; the name by which they can be undone. */
  make(title: string, changes: readonly FileChange[]): Promise<string> {
    const made = this.#making.then(() => this.#make(title, changes));
    // Whoever asked is told of a failure; the next change goes on.
    this.#making = made.catch(() => undefined);
    return made;
  }

  async #make(title: string, changes: readonly FileChange[]): Promise<string> {
    this.#last = Math.max(Date.now(), this.#last + 1);
    const name = `${String(this.#last).padStart(15, '0')}-${this.#maker}`;
    const place = join(this.#store, name);
    await mkdir(join(place, 'new'), { recursive: true });
    await mkdir(join(place, 'old'), { recursive: true });
    try {
      const files = await severalAtOnce(changes, (change, index) => this.#prepare(place, index, change));
      await syncFolder(join(place, 'new'));
      await syncFolder(join(place, 'old'));
      await writeFile(join(place, 'plan.json'), JSON.stringify({ title, files } satisfies Plan));
    } catch (error) {
      await rm(place, { recursive: true, force: true });
      throw error;
    }
    await this.#carryOut(place);
    await this.#forgetOld();
    return name;
  }

  /**
   * Finishes what a program that ended had begun: changes that are certain are made, others are forgotten. What those
   * makers are at who still live is theirs.
   */
  async recover(living: readonly string[] = []): Promise<void> {
    for (const name of await this.#names()) {
      if (living.some(maker => name.endsWith(maker))) continue;
      const place = join(this.#store, name);
      if (await isThere(join(place, 'done'))) continue;
      if (await isThere(join(place, 'plan.json'))) await this.#carryOut(place);
      else await rm(place, { recursive: true, force: true });
    }
  }

  /** Puts everything back as it was before. Fails with `conflict`, and changes nothing, where a file changed since. */
  async undo(name: string): Promise<void> {
    const place = join(this.#store, name);
    if (!(await this.#names()).includes(name))
      throw new Failure('lost', 'This change is no longer kept, so it cannot be undone.');
    const { title, files } = await readPlan(place);
    for (const { path, after } of files) {
      const now = await hashOf(await insideStudy(this.#folder, path));
      if (now !== after) {
        const message = `${path} has changed since “${title}”, so that is not undone: its newer words would be lost. Change ${path} by hand.`;
        throw new Failure('conflict', message, { path });
      }
    }
    const back = files.map(({ path, before }, index): FileChange => {
      return { path, contents: before ? { file: join(place, 'old', String(index)) } : null };
    });
    await this.make(`Undo: ${title}`, back);
    await rm(place, { recursive: true, force: true });
  }

  async #prepare(place: string, index: number, { path, contents, basedOn }: FileChange): Promise<Kept> {
    const target = await insideStudy(this.#folder, path);
    const staged = join(place, 'new', String(index));
    if (contents !== null) await stage(staged, contents);
    const before = await isThere(target);
    const old = join(place, 'old', String(index));
    if (before) await copyWhole(target, old);
    if (basedOn !== undefined && basedOn !== (await hashOf(old))) {
      const message = `${path} ${basedOn === null ? 'came' : 'changed'} meanwhile, so that no file was changed. Do it again: it then builds on what is there now.`;
      throw new Failure('conflict', message, { path });
    }
    if (before && written.test(path)) await keepFile(this.#folder, path, target);
    return { path, after: contents === null ? null : await hashOf(staged), before };
  }

  async #carryOut(place: string): Promise<void> {
    const { files } = await readPlan(place);
    const folders = await severalAtOnce(files, async ({ path, after }, index) => {
      const target = await insideStudy(this.#folder, path);
      const staged = join(place, 'new', String(index));
      if (after === null) await rm(target, { force: true });
      else if (await isThere(staged)) {
        await mkdir(dirname(target), { recursive: true });
        await moveTo(staged, target);
      }
      return dirname(target);
    });
    for (const folder of new Set(folders)) if (await isFolder(folder)) await syncFolder(folder);
    await writeFile(join(place, 'done'), '');
  }

  async #names(): Promise<readonly string[]> {
    const names = await entriesOf(this.#store);
    return names.filter(name => /^\d{15}-[0-9a-f]{8}$/.test(name)).sort();
  }

  async #forgetOld(): Promise<void> {
    const names = await this.#names();
    for (const name of names.slice(0, Math.max(0, names.length - kept)))
      await rm(join(this.#store, name), { recursive: true, force: true });
  }
}

/** How many files are written at once: a disk makes many of them certain in the time of one. */
const atOnce = 16;

/** Does the work for each item, several of them at once; the answers in the order of the items. */
async function severalAtOnce<Item, Answer>(
  items: readonly Item[],
  work: (item: Item, index: number) => Promise<Answer>,
): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (let at = 0; at < items.length; at += atOnce) {
    const some = items.slice(at, at + atOnce).map((item, index) => work(item, at + index));
    answers.push(...(await Promise.all(some)));
  }
  return answers;
}

async function stage(staged: string, contents: Exclude<FileChange['contents'], null>): Promise<void> {
  if (typeof contents === 'string' || contents instanceof Uint8Array) await writeWhole(staged, contents);
  else await link(contents.file, staged).catch(() => copyWhole(contents.file, staged));
}

/** A second name for the file costs nothing; where the disk knows no such thing, or it is another one, a copy does. */
async function copyWhole(from: string, to: string): Promise<void> {
  await copyFile(from, to);
  const handle = await open(to, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Moves a file into its place at one stroke, also to another disk. */
async function moveTo(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (!(error instanceof Error) || Reflect.get(error, 'code') !== 'EXDEV') throw error;
    const beside = `${to}.${randomBytes(6).toString('hex')}.tmp`;
    await copyWhole(from, beside);
    await rename(beside, to);
    await rm(from, { force: true });
  }
}

async function writeWhole(file: string, contents: string | Uint8Array): Promise<void> {
  const handle = await open(file, 'w');
  try {
    await handle.writeFile(contents);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function readPlan(place: string): Promise<Plan> {
  const plan: unknown = JSON.parse(await readFile(join(place, 'plan.json'), 'utf8'));
  if (isPlan(plan)) return plan;
  throw new Failure('file', `The plan ${join(place, 'plan.json')} of a change cannot be read.`);
}

async function hashOf(file: string): Promise<string | null> {
  try {
    const hash = createHash('sha256');
    await pipeline(createReadStream(file), hash);
    return hash.digest('hex');
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

async function isThere(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isFile();
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}
