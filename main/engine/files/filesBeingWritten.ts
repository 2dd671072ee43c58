import { open, readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';

/** Those of the files that another program has open to write to, where the system can tell. */
export async function filesBeingWritten(files: readonly string[]): Promise<ReadonlySet<string>> {
  if (process.platform === 'linux') return openOnLinux(new Set(files));
  if (process.platform !== 'win32') return new Set();
  const locked = await Promise.all(files.map(async file => ((await isLocked(file)) ? [file] : [])));
  return new Set(locked.flat());
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

async function openOnLinux(files: ReadonlySet<string>): Promise<ReadonlySet<string>> {
  const written = new Set<string>();
  const processes = (await readdir('/proc')).filter(name => /^\d+$/.test(name));
  for (const id of processes) {
    const folder = join('/proc', id, 'fd');
    // Processes of other people, and those that have ended meanwhile, cannot be looked into.
    const handles = await readdir(folder).catch(() => []);
    for (const handle of handles) {
      const file = await readlink(join(folder, handle)).catch(() => '');
      if (!files.has(file) || written.has(file)) continue;
      const facts = await readFile(join('/proc', id, 'fdinfo', handle), 'utf8').catch(() => '');
      const flags = Number.parseInt(/^flags:\s*(\d+)/m.exec(facts)?.[1] ?? '0', 8);
      if ((flags & 3) !== 0) written.add(file);
    }
  }
  return written;
}
