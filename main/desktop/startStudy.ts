import { cpSync, existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

interface SampleStudy {
  readonly sampleStudy: string;
  readonly packaged: boolean;
}

/** The study that the program was started with: `--study=<folder>`, or in a package the first plain word. */
export function namedStudy(words: readonly string[], from: string, packaged: boolean): string | null {
  const option = words.find(word => word.startsWith('--study='))?.slice('--study='.length);
  const plain = packaged ? words.slice(1).find(word => !word.startsWith('-')) : undefined;
  const named = option ?? plain;
  return named ? resolve(from, named) : null;
}

/** The sample study where it can be worked in: a package's own may be read-only, so the person gets a copy. */
export function ownSampleStudy({ sampleStudy, packaged }: SampleStudy, userData: string): string {
  if (!packaged) return sampleStudy;
  const copy = join(userData, 'sample-study');
  if (!existsSync(copy)) cpSync(sampleStudy, copy, { recursive: true });
  return copy;
}
