import { findMatches } from './findMatches';
import type { Budget } from './Budget';
import type { FoundByThread, SearchRow } from './task';

/** Finds the matches in the texts of one thing; null when there are none. */
export function searchRow(row: SearchRow, pattern: RegExp, budget: Budget): FoundByThread | null {
  let count = 0;
  const matches = row.texts.flatMap(({ label, text, across }) => {
    const plain = text.replace(/\r\n?/g, '\n');
    const found = findMatches(plain, pattern, null, across === null ? budget.most() : Infinity);
    if (found.empty) budget.empty = true;
    const own = found.matches.filter(
      ({ start, matched }) => across === null || (start < across && start + matched.length > across),
    );
    count += across === null ? found.count : own.length;
    return own.map(match => ({ ...match, label }));
  });
  if (count === 0) return null;
  const { kind, id, title, detail } = row;
  return {
    ...{ kind, id, title, detail, count, points: [] },
    ...{ path: null, unsaved: false, version: null },
    matches: budget.take(count, matches),
    locked: 'What stands in a table is changed in the file that it was loaded from.',
  };
}
