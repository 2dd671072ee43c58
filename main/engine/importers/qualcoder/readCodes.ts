import type { ProjectDraft } from '../ProjectDraft';
import { colourOf } from '../refi/readCodes';
import type { Row, SqliteFile } from '../sqlite/SqliteFile';

/** The id of a code: categories and codes are numbered apart. */
export function codeId(cid: string | null): string {
  return `code-${cid ?? ''}`;
}

/** Categories become codes that nothing is coded with; codes stand under their category or code. */
export function readCodes(draft: ProjectDraft, database: SqliteFile): void {
  const categories = new Map(
    database.rows('code_cat').map(row => [`category-${row.text('catid') ?? ''}`, row]),
  );
  const codes = new Map(database.rows('code_name').map(row => [codeId(row.text('cid')), row]));
  const rows = new Map([...categories, ...codes]);
  const parentOf = (row: Row) =>
    idOf('code', row.text('supercid')) ??
    idOf('category', row.text('supercatid')) ??
    idOf('category', row.text('catid'));
  const done = new Set<string>();
  const add = (id: string, row: Row) => {
    if (done.has(id)) return;
    done.add(id);
    const wanted = categories.has(id) ? idOf('category', row.text('supercatid')) : parentOf(row);
    const parent = wanted === null ? undefined : rows.get(wanted);
    if (wanted !== null && !parent)
      draft.notes.push(`${row.text('name') ?? id}: its category is not in the project, so it stands alone.`);
    if (wanted !== null && parent) add(wanted, parent);
    draft.codes.push({
      id: draft.id('code', id),
      parentId: parent && draft.codes.some(code => code.id === wanted) ? wanted : null,
      name: row.text('name') ?? '',
      description: (row.text('memo') ?? '').trim() === '' ? null : row.text('memo'),
      colour: colourOf(row.text('color')),
      codable: codes.has(id),
    });
  };
  for (const [id, row] of rows) add(id, row);
}

function idOf(kind: 'category' | 'code', number: string | null): string | null {
  return number === null || number === '' ? null : `${kind}-${number}`;
}
