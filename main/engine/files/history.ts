import { createHash, randomBytes } from 'node:crypto';
import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isOneOf } from '../../contract/check';
import { Failure } from '../../contract/failure';
import type { FileVersion, KeptFile } from '../../contract/history';
import { entriesOf } from './entriesOf';
import { hiddenFolder, isMissing } from './studyPath';
import { writeFile } from './writeFile';

/** Versions of one file that are kept; older ones go. */
const mostVersions = 100;
/** Largest text of which versions are kept, in characters. */
const largest = 4_000_000;
const namePattern = /^(\d{15})-(\w+)-(\d+)-[0-9a-f]{8}\.txt$/;
const pathFile = 'path';
const isCause = isOneOf('before', 'saved', 'import', 'discarded');

/**
 * Keeps a version of a file among the study's hidden files, unless it is what was kept last. A folder for each file holds a
 * text for each version, whose name says when it was kept, why, and how many characters it has.
 */
export async function keepVersion(
  folder: string,
  path: string,
  text: string,
  cause: FileVersion['cause'],
): Promise<void> {
  if (text.length > largest) return;
  const place = placeOf(folder, path);
  const names = await namesIn(place);
  const last = names.at(-1);
  if (last !== undefined && (await readFile(join(place, last), 'utf8')) === text) return;
  const time = Math.max(Date.now(), Number(last?.slice(0, 15) ?? 0) + 1);
  const name = `${String(time).padStart(15, '0')}-${cause}-${text.length}-${randomBytes(4).toString('hex')}.txt`;
  if (last === undefined) await writeFile(join(place, pathFile), path);
  await writeFile(join(place, name), text);
  for (const old of names.slice(0, Math.max(0, names.length + 1 - mostVersions)))
    await rm(join(place, old), { force: true });
}

/** Keeps what a file holds now as a version of it, unless it is too large to be a text that people write. */
export async function keepFile(folder: string, path: string, file: string): Promise<void> {
  const { size } = await stat(file);
  if (size <= largest) await keepVersion(folder, path, await readFile(file, 'utf8'), 'import');
}

/** The versions kept of a file, the newest first. */
export async function listVersions(folder: string, path: string): Promise<readonly FileVersion[]> {
  const names = await namesIn(placeOf(folder, path));
  return names.reverse().flatMap(id => {
    const [, time, cause, characters] = namePattern.exec(id) ?? [];
    return isCause(cause) ? [{ id, at: Number(time), cause, characters: Number(characters) }] : [];
  });
}

/** The text of a version. */
export async function readVersion(folder: string, path: string, id: string): Promise<string> {
  try {
    if (!namePattern.test(id)) throw new Failure('lost', gone);
    return await readFile(join(placeOf(folder, path), id), 'utf8');
  } catch (error) {
    if (isMissing(error)) throw new Failure('lost', gone);
    throw error;
  }
}

const gone = 'This version is no longer kept.';

/** Every file of which versions are kept, with when the last was, the newest first. */
export async function listKeptFiles(folder: string): Promise<readonly KeptFile[]> {
  const store = storeOf(folder);
  const kept = await Promise.all(
    (await entriesOf(store)).map(async (name): Promise<readonly KeptFile[]> => {
      const last = (await namesIn(join(store, name))).at(-1);
      if (last === undefined) return [];
      return [{ path: await readFile(join(store, name, pathFile), 'utf8'), at: Number(last.slice(0, 15)) }];
    }),
  );
  return kept.flat().sort((one, other) => other.at - one.at);
}

function storeOf(folder: string): string {
  return join(folder, hiddenFolder, 'history');
}

function placeOf(folder: string, path: string): string {
  return join(storeOf(folder), createHash('sha256').update(path).digest('hex').slice(0, 24));
}

async function namesIn(place: string): Promise<string[]> {
  return (await entriesOf(place)).filter(name => namePattern.test(name)).sort();
}
