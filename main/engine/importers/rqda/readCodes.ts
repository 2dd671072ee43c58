import type { ProjectDraft } from '../ProjectDraft';
import { colourOf } from '../refi/readCodes';
import type { Row } from '../sqlite/SqliteFile';
import type { Living } from './Living';

/** The id of a code: categories and codes are numbered apart. */
export function codeId(id: string | null): string {
  return `code-${id ?? ''}`;
}

/** Categories become codes that nothing is coded with; a code stands under the first of its categories. */
export function readCodes(draft: ProjectDraft, living: Living): void {
  const categories = living.rows('codecat', 'categories');
  const known = new Set(categories.map(row => row.text('catid')));
  const parents = new Map<string, string>();
  for (const row of living.rows('treecode', 'places of codes in categories')) {
    const [cid, catid] = [row.text('cid') ?? '', row.text('catid') ?? ''];
    if (!known.has(catid)) continue;
    if (parents.has(cid)) draft.lose('Further categories of a code', 'A code has one parent here.');
    else parents.set(cid, `category-${catid}`);
  }
  for (const row of categories) add(draft, row, `category-${row.text('catid') ?? ''}`, null, false);
  for (const row of living.rows('freecode', 'codes'))
    add(draft, row, codeId(row.text('id')), parents.get(row.text('id') ?? '') ?? null, true);
}

function add(draft: ProjectDraft, row: Row, id: string, parentId: string | null, codable: boolean): void {
  const memo = row.text('memo') ?? '';
  draft.codes.push({
    id: draft.id('code', id),
    parentId,
    name: row.text('name') ?? '',
    description: memo.trim() === '' ? null : memo,
    colour: colourOf(row.text('color')),
    codable,
  });
}
