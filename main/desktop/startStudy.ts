import { cpSync, existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

interface SampleStudy {
  readonly sampleStudy: string;
  readonly packaged: boolean;
}

/**
 * The study that the program was started with: `--study=<folder>`, or the first plain word. Before it is packaged, its
 * own folder stands among the words (`electron . my-study`), as may scripts that Electron is to load first.
 */
export function namedStudy(
  words: readonly string[],
  from: string,
  { packaged, root }: { readonly packaged: boolean; readonly root: string },
): string | null {
  const option = words.find(word => word.startsWith('--study='))?.slice('--study='.length);
  if (option) return resolve(from, option);
  const plain = words
    .slice(1)
    .filter(word => !word.startsWith('-'))
    .map(word => resolve(from, word));
  return plain.find(path => packaged || (path !== root && isFolder(path))) ?? null;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** The sample study where it can be worked in: a package's own may be read-only, so the person gets a copy. */
export function ownSampleStudy({ sampleStudy, packaged }: SampleStudy, userData: string): string {
  if (!packaged) return sampleStudy;
  const copy = join(userData, 'sample-study');
  if (!existsSync(copy)) cpSync(sampleStudy, copy, { recursive: true });
  return copy;
}
