import type { ProjectDraft } from '../ProjectDraft';
import type { StoredSpan } from '../sqlite/codedTexts';
import type { SqliteFile } from '../sqlite/SqliteFile';
import { isoTime } from '../sqlite/time';
import { codeId } from './readCodes';

/** Codings and annotations, to be found in the texts. */
export function spansOf(draft: ProjectDraft, database: SqliteFile): readonly StoredSpan[] {
  const names = new Map(database.rows('source').map(row => [row.text('id'), row.text('name')]));
  const codes = new Map(draft.codes.map(({ id, name }) => [id, name]));
  const codings = database.rows('code_text').flatMap((row): readonly StoredSpan[] => {
    const [cid, fid, ctid] = [codeId(row.text('cid')), row.text('fid') ?? '', row.text('ctid')];
    const code = codes.get(cid);
    const where = `${names.get(fid) ?? fid}, coding ${ctid ?? ''} with ${code ?? cid}`;
    if (code === undefined) {
      draft.reject(where, row.text('seltext'), 'Dangling: its code is not in the project.');
      return [];
    }
    const take: StoredSpan['take'] = at =>
      draft.codings.push({
        id: draft.id('coding', ctid),
        documentId: fid,
        codeId: cid,
        coderId: draft.coder(row.text('owner')),
        memo: (row.text('memo') ?? '').trim() === '' ? null : row.text('memo'),
        createdAt: isoTime(row.text('date')),
        ...at,
      });
    const [start, end] = [row.number('pos0'), row.number('pos1')];
    return [{ documentId: fid, start, end, quote: row.text('seltext'), where, take }];
  });
  return [...codings, ...annotations(draft, database)];
}

function annotations(draft: ProjectDraft, database: SqliteFile): readonly StoredSpan[] {
  return database.rows('annotation').map(row => {
    const documentId = row.text('fid') ?? '';
    const id = row.text('anid') ?? '';
    const text = row.text('memo') ?? '';
    return {
      documentId,
      start: row.number('pos0'),
      end: row.number('pos1'),
      quote: null,
      where: `Annotation ${id}: ${text}`,
      take: ({ start, end }) =>
        draft.memos.push({
          id: draft.id('memo', `annotation-${id}`),
          target: { kind: 'segment', id: documentId, start, end },
          coderId: draft.coder(row.text('owner')),
          title: null,
          text,
          createdAt: isoTime(row.text('date')),
        }),
    };
  });
}
