import { createHash } from 'node:crypto';
import { readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isNullable, isShape, isText } from '../../contract/check';
import { Failure } from '../../contract/failure';
import type { Backup } from '../../contract/study';
import { hiddenFolder, isMissing } from './studyPath';
import { writeFile } from './writeFile';

const isBackup = isShape<Backup>({ path: isText, text: isText, basedOn: isNullable(isText) });

/** Keeps the text of an unsaved editor among the study's hidden files. */
export async function keepBackup(folder: string, backup: Backup): Promise<void> {
  await writeFile(backupFile(folder, backup.path), JSON.stringify(backup));
}

export async function forgetBackup(folder: string, path: string): Promise<void> {
  await rm(backupFile(folder, path), { force: true });
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
