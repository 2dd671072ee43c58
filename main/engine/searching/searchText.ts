import { createHash } from 'node:crypto';
import type { FoundMatch, SearchKind } from '../../contract/search';
import type { Budget } from './Budget';
import { findMatches } from './findMatches';
import { plainLines } from './lineEnds';
import type { Replacement } from './replacement';
import type { FoundByThread } from './task';

/** A text to look through. */
export interface SearchedText {
  readonly kind: SearchKind;
  readonly path: string;
  readonly title: string;
  readonly detail: string;
  readonly text: string;
  readonly unsaved: boolean;
  readonly version: string | null;
  readonly locked: string | null;
}

/** Finds the matches in one text; null when there are none. */
export function searchText(
  searched: SearchedText,
  pattern: RegExp,
  replacement: Replacement | null,
  budget: Budget,
): FoundByThread | null {
  const { kind, path, title, detail, unsaved, version, locked } = searched;
  const { text } = plainLines(searched.text);
  const { count, matches, empty } = findMatches(text, pattern, replacement, budget.most());
  if (empty) budget.empty = true;
  if (count === 0) return null;
  const told = budget.take(count, matches);
  return {
    ...{ kind, path, title, detail, count, unsaved, version, locked, id: path, matches: told },
    points: kind === 'transcripts' ? pointsOf(text, told) : [],
  };
}

/** SHA-256 of a file's bytes, which is its version. */
export function versionOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Where matches begin in Unicode code points. */
function pointsOf(text: string, matches: readonly FoundMatch[]): readonly number[] {
  let unit = 0;
  let point = 0;
  return matches.map(({ start }) => {
    for (; unit < start; point++) unit += (text.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1;
    return point;
  });
}
