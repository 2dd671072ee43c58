import { open, readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';

/** Whether another program has the file open to write to it, where the system can tell. */
export async function isBeingWritten(file: string): Promise<boolean> {
  if (process.platform === 'linux') return isOpenOnLinux(file);
  if (process.platform === 'win32') return isLocked(file);
  return false;
}

/** Windows refuses a second opening for writing while a program holds the file for itself. */
async function isLocked(file: string): Promise<boolean> {
  try {
    await (await open(file, 'r+')).close();
    return false;
  } catch (error) {
    return ['EBUSY', 'EACCES', 'EPERM'].includes(String(Reflect.get(Object(error), 'code')));
  }
}

async function isOpenOnLinux(file: string): Promise<boolean> {
  const processes = (await readdir('/proc')).filter(name => /^\d+$/.test(name));
  for (const id of processes) {
    const folder = join('/proc', id, 'fd');
    // Processes of other people, and those that have ended meanwhile, cannot be looked into.
    const handles = await readdir(folder).catch(() => []);
    for (const handle of handles) {
      if ((await readlink(join(folder, handle)).catch(() => '')) !== file) continue;
      const facts = await readFile(join('/proc', id, 'fdinfo', handle), 'utf8').catch(() => '');
      const flags = Number.parseInt(/^flags:\s*(\d+)/m.exec(facts)?.[1] ?? '0', 8);
      if ((flags & 3) !== 0) return true;
    }
  }
  return false;
}
