import { watch } from 'chokidar';
import { join, relative, sep } from 'node:path';
import { filesBeingWritten } from './filesBeingWritten';

/** How long a file must stay as it is, and how long changes are gathered, in milliseconds. */
const settled = 300;
const gathering = 120;
/** How often files that are being written are looked at again, in milliseconds. */
const pause = 200;

/**
 * Tells of changes in a study's folder: once for all that come together, and of a file only when it has stopped
 * growing and no program that can be seen has it open to write. The returned function ends it.
 */
export function watchFolder(
  folder: string,
  onChange: () => void,
  onError: (error: unknown) => void,
): () => void {
  const gathered = new Set<string>();
  let timer: NodeJS.Timeout | null = null;
  let ended = false;
  const wait = (milliseconds: number) => {
    if (ended) return;
    timer ??= setTimeout(() => {
      timer = null;
      tell().catch(onError);
    }, milliseconds);
  };
  const tell = async () => {
    const changed = [...gathered];
    const written = await filesBeingWritten(changed);
    for (const path of changed) if (!written.has(path)) gathered.delete(path);
    if (written.size > 0) wait(pause);
    if (!ended && written.size < changed.length) onChange();
  };
  const watcher = watch(folder, {
    ignored: path => isNoPart(relative(folder, path)),
    ignoreInitial: true,
    awaitWriteFinish: { stabilityThreshold: settled, pollInterval: 60 },
    ignorePermissionErrors: true,
  });
  watcher.on('all', (_event, path) => {
    gathered.add(join(folder, relative(folder, path)));
    wait(gathering);
  });
  watcher.on('error', onError);
  return () => {
    ended = true;
    if (timer) clearTimeout(timer);
    void watcher.close();
  };
}

/** Hidden files, what programs write beside a file before they put it in its place, and folders that are no study's. */
function isNoPart(path: string): boolean {
  return path
    .split(sep)
    .some(
      name =>
        (name.startsWith('.') && name !== '..') ||
        name.startsWith('~$') ||
        ['node_modules', '__pycache__'].includes(name) ||
        /\.[0-9a-f]{12}\.tmp$/.test(name),
    );
}
