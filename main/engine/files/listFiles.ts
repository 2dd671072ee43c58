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
  const found: StudyFile[] = [];
  for (const entry of entries.sort(byName)) {
    if (entry.name.startsWith('.') || /\.[0-9a-f]{12}\.tmp$/.test(entry.name)) continue;
    const path = within === '' ? entry.name : `${within}/${entry.name}`;
    if (entry.isDirectory() && !skippedFolders.has(entry.name))
      found.push(...(await listFiles(folder, path)));
    if (!entry.isFile()) continue;
    const { size, mtimeNs } = await stat(join(folder, path), { bigint: true });
    found.push({ path, bytes: Number(size), modified: String(mtimeNs) });
  }
  return found;
}

function byName(a: Dirent, b: Dirent): number {
  return a.name < b.name ? -1 : 1;
}
