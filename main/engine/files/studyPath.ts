import { realpath } from 'node:fs/promises';
import { dirname, isAbsolute, join, normalize, relative, resolve, sep } from 'node:path';
import { Failure } from '../../contract/failure';

/** The study's own hidden folder: its cache and backups. */
export const hiddenFolder = '.golden-thread';

/**
 * The absolute path of a file of the study. Refuses what lies outside the study's folder, by `..`, as an absolute
 * path or through a symbolic link.
 */
export async function insideStudy(folder: string, path: string): Promise<string> {
  const file = resolve(folder, normalize(path));
  if (isAbsolute(path) || !contains(folder, file) || path.includes('\0')) throw outside(path);
  const real = await nearestReal(file);
  if (!contains(folder, real)) throw outside(path);
  return file;
}

function contains(folder: string, file: string): boolean {
  const between = relative(folder, file);
  return between === '' || (between !== '..' && !between.startsWith(`..${sep}`) && !isAbsolute(between));
}

/** The real path of the file, or of what there is of the folders above it. */
async function nearestReal(file: string): Promise<string> {
  try {
    return await realpath(file);
  } catch (error) {
    if (!isMissing(error) || dirname(file) === file) throw error;
    return join(await nearestReal(dirname(file)), file.slice(dirname(file).length));
  }
}

/** Whether a file system error says that there is no such file. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && ['ENOENT', 'ENOTDIR'].includes(String(Reflect.get(error, 'code')));
}

function outside(path: string): Failure {
  return new Failure(
    'refused',
    `“${path}” is not in the study’s folder. Only files of the study can be opened.`,
    {
      path,
    },
  );
}
