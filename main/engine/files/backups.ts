import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isNullable, isShape, isText } from '../../contract/check';
import { Failure } from '../../contract/failure';
import type { Backup } from '../../contract/study';
import { entriesOf } from './entriesOf';
import { keepVersion } from './history';
import { isMissing } from './studyPath';
import { writeFile } from './writeFile';

const isBackup = isShape<Backup>({ path: isText, text: isText, basedOn: isNullable(isText) });

/** What is under way for each file: an older text must never come to stand over a newer one. */
const underWay = new Map<string, Promise<void>>();

/** Keeps the text of an unsaved editor in a folder of such, after what was asked before. */
export function keepBackup(folder: string, backup: Backup): Promise<void> {
  return inTurn(backupFile(folder, backup.path), file => writeFile(file, JSON.stringify(backup)));
}

export function forgetBackup(folder: string, path: string): Promise<void> {
  return inTurn(backupFile(folder, path), file => rm(file, { force: true }));
}

async function inTurn(file: string, work: (file: string) => Promise<void>): Promise<void> {
  const before = underWay.get(file) ?? Promise.resolve();
  const done = before.then(() => work(file));
  // Whoever asked is told of a failure; the next one goes on.
  const settled = done.catch(() => undefined);
  underWay.set(file, settled);
  await done.finally(() => {
    if (underWay.get(file) === settled) underWay.delete(file);
  });
}

/** The unsaved editors of the last time. */
export async function listBackups(folder: string): Promise<readonly Backup[]> {
  const names = await entriesOf(folder);
  const kept = names.filter(name => name.endsWith('.json')).sort();
  return Promise.all(kept.map(name => readBackup(join(folder, name))));
}

async function readBackup(file: string): Promise<Backup> {
  const backup: unknown = JSON.parse(await readFile(file, 'utf8'));
  if (isBackup(backup)) return backup;
  throw new Failure(
    'file',
    `The backup ${file} of an unsaved text cannot be read. Its text is still in that file.`,
  );
}

function backupFile(folder: string, path: string): string {
  return join(folder, `${createHash('sha256').update(path).digest('hex').slice(0, 24)}.json`);
}

/** Resolves once nothing is being kept in a folder or forgotten there. */
export async function backupsSettled(folder: string): Promise<void> {
  const here = [...underWay].filter(([file]) => dirname(file) === folder);
  await Promise.all(here.map(([, settled]) => settled));
}

/**
 * Moves the unsaved texts of one folder to another. Where both have one of the same path, the newer is the unsaved text and
 * the older is kept among the versions of its file.
 */
export async function takeOverBackups(from: string, to: string, study: string): Promise<void> {
  const names = await entriesOf(from);
  await mkdir(to, { recursive: true });
  for (const name of names.filter(name => name.endsWith('.json'))) {
    const [left, mine] = [join(from, name), join(to, name)];
    const [then, now] = [await timeOf(left), await timeOf(mine)];
    // Another program was quicker.
    if (then === null) continue;
    if (now !== null) {
      const { path, text } = await readBackup(then < now ? left : mine);
      await keepVersion(study, path, text, 'discarded');
    }
    if (now !== null && then < now) await rm(left, { force: true });
    else await rename(left, mine);
  }
}

async function timeOf(file: string): Promise<number | null> {
  try {
    return (await stat(file)).mtimeMs;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
