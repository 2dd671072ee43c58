import { createHash } from 'node:crypto';
import { readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isNullable, isShape, isText } from '../../contract/check';
import { Failure } from '../../contract/failure';
import type { Backup } from '../../contract/study';
import { hiddenFolder, isMissing } from './studyPath';
import { writeFile } from './writeFile';

const isBackup = isShape<Backup>({ path: isText, text: isText, basedOn: isNullable(isText) });

/** What is under way for each file: an older text must never come to stand over a newer one. */
const underWay = new Map<string, Promise<void>>();

/** Keeps the text of an unsaved editor among the study's hidden files, after what was asked before. */
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
  const names = await readdir(backupFolder(folder)).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  const kept = names.filter(name => name.endsWith('.json')).sort();
  return Promise.all(kept.map(name => readBackup(join(backupFolder(folder), name))));
}

async function readBackup(file: string): Promise<Backup> {
  const backup: unknown = JSON.parse(await readFile(file, 'utf8'));
  if (isBackup(backup)) return backup;
  throw new Failure(
    'file',
    `The backup ${file} of an unsaved text cannot be read. Its text is still in that file.`,
  );
}

function backupFolder(folder: string): string {
  return join(folder, hiddenFolder, 'backups');
}

function backupFile(folder: string, path: string): string {
  return join(backupFolder(folder), `${createHash('sha256').update(path).digest('hex').slice(0, 24)}.json`);
}
