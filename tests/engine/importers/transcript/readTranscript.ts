import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Apart } from '../../../../main/engine/importers/apart/Apart';
import { asFound } from '../../../../main/engine/importers/reader';
import type { ReadDocument } from '../../../../main/engine/importers/reader';
import { documentReaderOf } from '../../../../main/engine/importers/transcript';
import { fingerprint } from '../../../../main/engine/study/fingerprint';

/** The root of the repository. */
export const root = resolve(import.meta.dirname, '../../../..');

/** Real files that are no part of the repository; where they are missing, tests of them are skipped, but not in CI. */
export const shared = resolve(root, '../shared/data/qda');
export const withoutShared = !existsSync(shared) && process.env['CI'] !== 'true';
if (withoutShared) process.stderr.write(`Tests of real transcripts are skipped: there is no ${shared}.\n`);

/** Reads a file as the engine does, on this thread or, with a script, on one of its own. */
export async function readFile(file: string, script: string | null = null): Promise<ReadDocument> {
  const reader = documentReaderOf(file);
  if (!reader) throw new Error(`There is no reader for ${file}.`);
  const { signal } = new AbortController();
  const { encoding } = await fingerprint(file, signal);
  const path = file.slice(file.lastIndexOf('/') + 1);
  const apart = new Apart(script);
  try {
    return await apart.document(reader, { file, path, encoding, options: asFound, types: new Map() }, signal);
  } finally {
    apart.close();
  }
}

/** Reads contents as a file of the name. */
export async function read(contents: string | Uint8Array, name = 't.txt'): Promise<ReadDocument> {
  const folder = mkdtempSync(join(tmpdir(), 'golden-thread-transcript-'));
  try {
    const file = join(folder, name);
    writeFileSync(file, contents);
    return await readFile(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What each turn says, cut from the text by code points, with who says it. */
export function spoken({ text, turns }: ReadDocument): [speaker: string | null, words: string][] {
  const points = Array.from(text);
  return turns.map(({ speaker, start, end }) => [speaker, points.slice(start, end).join('')]);
}

/** Speakers, times and words of the turns. */
export function timed(document: ReadDocument): [string | null, number | null, number | null, string][] {
  const words = spoken(document);
  return document.turns.map(({ speaker, from, to }, index) => [speaker, from, to, words[index]?.[1] ?? '']);
}
