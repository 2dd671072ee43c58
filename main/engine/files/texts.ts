import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { Failure } from '../../contract/failure';
import type { FileText } from '../../contract/study';
import { keepVersion } from './history';
import { insideStudy, isMissing } from './studyPath';
import { writeFile } from './writeFile';

/** Largest text that opens in an editor, in bytes. */
const largest = 16 * 1_048_576;

/** The text of a file of the study. */
export async function readText(folder: string, path: string): Promise<FileText> {
  return { ...(await textOf(await insideStudy(folder, path), path)), readOnly: false };
}

/** The text of any file, with its version; for messages the path is named as given. */
export async function textOf(file: string, path: string): Promise<Omit<FileText, 'readOnly'>> {
  try {
    const { size } = await stat(file);
    if (size > largest) {
      const message = `${path} has ${Math.round(size / 1_048_576)} MB, too much for an editor. Query it instead.`;
      throw new Failure('file', message, { path });
    }
    const bytes = await readFile(file);
    return { text: new TextDecoder('utf-8').decode(bytes), version: versionOf(bytes) };
  } catch (error) {
    if (isMissing(error)) throw new Failure('file', `There is no file “${path}” in the study.`, { path });
    throw error;
  }
}

function versionOf(contents: string | Uint8Array): string {
  return createHash('sha256').update(contents).digest('hex');
}

/**
 * Writes a text over the version that it was edited from; refuses to write over any other. What it replaces, and what it
 * writes, are kept among the file's versions.
 */
export async function writeText(
  folder: string,
  path: string,
  text: string,
  basedOn: string | null,
): Promise<{ readonly version: string }> {
  const file = await insideStudy(folder, path);
  const before = await contentsOf(file);
  const current = before && versionOf(before);
  if (current !== basedOn && current !== versionOf(text)) {
    const what =
      current === null ? 'is no longer there' : basedOn === null ? 'is there already' : 'changed meanwhile';
    throw new Failure('conflict', `${path} ${what}. Keep your text or the file’s: neither is lost yet.`, {
      path,
    });
  }
  if (before) await keepVersion(folder, path, new TextDecoder('utf-8').decode(before), 'before');
  await writeFile(file, text);
  await keepVersion(folder, path, text, 'saved');
  return { version: versionOf(text) };
}

async function contentsOf(file: string): Promise<Uint8Array | null> {
  try {
    return await readFile(file);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
