import { pointsOf } from '../positions/placesAt';
import type { RawText } from '../positions/RawText';
import type { ProjectDraft } from '../ProjectDraft';
import type { StoredSpan } from '../sqlite/codedTexts';
import { isoTime } from '../sqlite/time';
import type { Living } from './Living';
import { codeId } from './readCodes';

/** Codings and annotations, to be found in the texts. */
export function spansOf(
  draft: ProjectDraft,
  living: Living,
  texts: ReadonlyMap<string, RawText>,
): readonly StoredSpan[] {
  const names = new Map(draft.documents.map(({ id, name }) => [id, name]));
  const codes = new Map(draft.codes.map(({ id, name }) => [id, name]));
  draft.lose(
    'Second codings',
    'RQDA keeps them apart in a table of its own.',
    living.rows('coding2', 'second codings').length,
  );
  const codings = living.rows('coding', 'codings').flatMap((row, index): readonly StoredSpan[] => {
    const [code, documentId] = [codeId(row.text('cid')), row.text('fid') ?? ''];
    const where = `${names.get(documentId) ?? `File ${documentId}`}, coding ${index + 1} with ${codes.get(code) ?? code}`;
    if (!codes.has(code)) {
      draft.reject(where, row.text('seltext'), 'Dangling: its code was deleted.');
      return [];
    }
    const memo = row.text('memo') ?? '';
    const take: StoredSpan['take'] = at =>
      draft.codings.push({
        id: draft.id('coding', `coding-${index + 1}`),
        documentId,
        codeId: code,
        coderId: draft.coder(row.text('owner')),
        memo: memo.trim() === '' ? null : memo,
        createdAt: isoTime(row.text('date')),
        ...at,
      });
    const [start, end] = [row.number('selfirst'), row.number('selend')];
    return [{ documentId, start, end, quote: row.text('seltext'), where, take }];
  });
  return [...codings, ...annotations(draft, living, texts)];
}

/** An annotation stands at one place; it is kept with the one character that follows. */
function annotations(
  draft: ProjectDraft,
  living: Living,
  texts: ReadonlyMap<string, RawText>,
): readonly StoredSpan[] {
  const rows = living.rows('annotation', 'annotations');
  if (rows.length > 0)
    draft.notes.push('Annotations of RQDA have a place but no length: each is kept with one character.');
  return rows.map((row, index) => {
    const documentId = row.text('fid') ?? '';
    const text = row.text('annotation') ?? '';
    const length = pointsOf(texts.get(documentId)?.characters ?? '');
    const position = row.number('position') ?? NaN;
    const start = position >= length && length > 0 && position <= length + 1 ? length - 1 : position;
    return {
      documentId,
      start,
      end: start + 1,
      quote: null,
      where: `Annotation ${index + 1}: ${text}`,
      take: at =>
        draft.memos.push({
          id: draft.id('memo', `annotation-${index + 1}`),
          target: { kind: 'segment', id: documentId, start: at.start, end: at.end },
          coderId: draft.coder(row.text('owner')),
          title: null,
          text,
          createdAt: isoTime(row.text('date')),
        }),
    };
  });
}
