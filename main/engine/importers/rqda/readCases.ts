import { pointsOf } from '../positions/placesAt';
import type { RawText } from '../positions/RawText';
import type { ProjectDraft } from '../ProjectDraft';
import { isoTime } from '../sqlite/time';
import type { Living } from './Living';

/** Reads the cases; a case has the documents that are its own from beginning to end. */
export function readCases(draft: ProjectDraft, living: Living, texts: ReadonlyMap<string, RawText>): void {
  const members = membersOf(draft, living, texts);
  const values = living.attributes('caseAttr', 'caseID');
  for (const row of living.rows('cases', 'cases')) {
    const id = draft.id('case', row.text('id'));
    const documentIds = [...(members.get(id) ?? [])];
    const attributes = values.get(id) ?? new Map<string, string>();
    draft.cases.push({ id, name: row.text('name') ?? '', documentIds, attributes });
    const text = row.text('memo') ?? '';
    if (text.trim() === '') continue;
    draft.memos.push({
      id: draft.id('memo', `case-${id}`),
      target: { kind: 'case', id },
      coderId: draft.coder(row.text('owner')),
      title: null,
      text,
      createdAt: isoTime(row.text('date')),
    });
  }
}

function membersOf(
  draft: ProjectDraft,
  living: Living,
  texts: ReadonlyMap<string, RawText>,
): ReadonlyMap<string, ReadonlySet<string>> {
  const members = new Map<string, Set<string>>();
  for (const row of living.rows('caselinkage', 'places of files in cases')) {
    const [caseId, fileId] = [row.text('caseid') ?? '', row.text('fid') ?? ''];
    const raw = texts.get(fileId);
    if (!raw) {
      draft.reject(`Case ${caseId}`, fileId, 'It has a file that was deleted.');
      continue;
    }
    const whole = pointsOf(raw.characters.trimEnd());
    if ((row.number('selfirst') ?? 0) <= 0 && (row.number('selend') ?? 0) >= whole)
      members.set(caseId, (members.get(caseId) ?? new Set()).add(fileId));
    else draft.lose('Passages that belong to a case', 'A case has whole documents here.');
  }
  return members;
}
