import { readFile } from 'node:fs/promises';
import { Failure } from '../../contract/failure';
import type { Rewritten } from '../../contract/search';
import { insideStudy } from '../files/studyPath';
import { decodeText } from './decodeText';
import { plainLines } from './lineEnds';
import { compilePattern } from './pattern';
import { filledIn, readReplacement } from './replacement';
import { versionOf } from './searchText';
import type { RewriteTask } from './task';

/** The text with matches replaced; fails when it is no longer the text that they were found in. Writes nothing. */
export async function rewrite(task: RewriteTask): Promise<Rewritten> {
  const { path, version } = task;
  if (task.text !== null) return { ...replaced(task, task.text), version: null };
  const bytes = await readFile(await insideStudy(task.folder, path));
  if (versionOf(bytes) !== version) throw changed(path);
  const decoded = decodeText(bytes);
  if (decoded?.encoding !== 'utf-8') throw changed(path);
  return { ...replaced(task, decoded.text), version };
}

function replaced(task: RewriteTask, before: string): { readonly before: string; readonly after: string } {
  const { text, original, lineEnd } = plainLines(before);
  const replacement = readReplacement(task.replacement, task.pattern.regular);
  const wanted = new Set(task.starts);
  const parts: string[] = [];
  let from = 0;
  for (const match of text.matchAll(compilePattern(task.pattern))) {
    if (match[0] === '' || !wanted.delete(match.index)) continue;
    const start = original(match.index);
    parts.push(before.slice(from, start), filledIn(replacement, match).replaceAll('\n', lineEnd));
    from = original(match.index + match[0].length);
  }
  if (wanted.size > 0) throw changed(task.path);
  return { before, after: [...parts, before.slice(from)].join('') };
}

function changed(path: string): Failure {
  return new Failure(
    'conflict',
    `${path} changed after it was searched, so nothing in it was replaced. Search again.`,
    { path },
  );
}
