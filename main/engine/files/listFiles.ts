import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

export interface StudyFile {
  /** Within the study, with `/`. */
  readonly path: string;
  readonly bytes: number;
  /** Time of the last change, in nanoseconds since 1970, as text: more than a number holds exactly. */
  readonly modified: string;
}

/** Folders that hold no files of a study. */
const skippedFolders = new Set(['node_modules', '__pycache__']);

/** All files of the study in the order of their paths; hidden ones and what symbolic links point to are left out. */
export async function listFiles(folder: string, within = ''): Promise<readonly StudyFile[]> {
  const entries = await readdir(join(folder, within), { withFileTypes: true });
  // Asked for side by side: one after another, thousands of small answers take longer than all the reading.
  const found = await Promise.all(entries.sort(byName).map(entry => filesOf(entry, folder, within)));
  return found.flat();
}

async function filesOf(entry: Dirent, folder: string, within: string): Promise<readonly StudyFile[]> {
  if (entry.name.startsWith('.') || /\.[0-9a-f]{12}\.tmp$/.test(entry.name)) return [];
  const path = within === '' ? entry.name : `${within}/${entry.name}`;
  if (entry.isDirectory()) return skippedFolders.has(entry.name) ? [] : listFiles(folder, path);
  if (!entry.isFile()) return [];
  const { size, mtimeNs } = await stat(join(folder, path), { bigint: true });
  return [{ path, bytes: Number(size), modified: String(mtimeNs) }];
}

function byName(a: Dirent, b: Dirent): number {
  return a.name < b.name ? -1 : 1;
}
