import { watch } from 'chokidar';
import { join, relative, sep } from 'node:path';
import { isBeingWritten } from './isBeingWritten';

/** How long a file must stay as it is, and how long changes are gathered, in milliseconds. */
const settled = 300;
const gathering = 120;
/** How often a file that is being written is looked at again, and for how long, in milliseconds. */
const pause = 200;
const patience = 60_000;

/**
 * Tells of changes in a study's folder: once for all that come together, and of a file only when it has stopped
 * growing and no program that can be seen has it open to write. The returned function ends it.
 */
export function watchFolder(
  folder: string,
  onChange: () => void,
  onError: (error: unknown) => void,
): () => void {
  let timer: NodeJS.Timeout | null = null;
  let ended = false;
  const tell = () => {
    if (timer || ended) return;
    timer = setTimeout(() => {
      timer = null;
      onChange();
    }, gathering);
  };
  const watcher = watch(folder, {
    ignored: path => isNoPart(relative(folder, path)),
    ignoreInitial: true,
    awaitWriteFinish: { stabilityThreshold: settled, pollInterval: 60 },
    ignorePermissionErrors: true,
  });
  const whenWritten = async (file: string) => {
    const last = Date.now() + patience;
    while (!ended && Date.now() < last && (await isBeingWritten(file)))
      await new Promise(resume => setTimeout(resume, pause));
    tell();
  };
  watcher.on('all', (event, path) => {
    const isFile = event === 'add' || event === 'change';
    if (isFile) whenWritten(join(folder, relative(folder, path))).catch(onError);
    else tell();
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
