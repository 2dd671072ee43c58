import { pointsOf } from '../positions/placesAt';
import type { RawText } from '../positions/RawText';
import type { ProjectDraft } from '../ProjectDraft';
import type { SqliteFile } from '../sqlite/SqliteFile';
import { isoTime } from '../sqlite/time';
import { attributesOf } from './attributes';

/** Reads the cases; a case has the documents that are its own from beginning to end. */
export function readCases(
  draft: ProjectDraft,
  database: SqliteFile,
  texts: ReadonlyMap<string, RawText>,
): void {
  const members = membersOf(draft, database, texts);
  const values = attributesOf(database, 'case');
  for (const row of database.rows('cases')) {
    const id = draft.id('case', row.text('caseid'));
    const attributes = values.get(id) ?? new Map<string, string>();
    draft.cases.push({
      id,
      name: row.text('name') ?? '',
      documentIds: [...(members.get(id) ?? [])],
      attributes,
    });
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
  database: SqliteFile,
  texts: ReadonlyMap<string, RawText>,
): ReadonlyMap<string, ReadonlySet<string>> {
  const members = new Map<string, Set<string>>();
  const names = new Map(database.rows('source').map(row => [row.text('id'), row.text('name')]));
  for (const row of database.rows('case_text')) {
    const [caseId, fileId] = [row.text('caseid') ?? '', row.text('fid') ?? ''];
    const raw = texts.get(fileId);
    if (!raw) {
      const where = `Case ${caseId}`;
      draft.reject(where, names.get(fileId) ?? fileId, 'It has a file without a text.');
      continue;
    }
    // Positions of a case's text are of the text as stored; its last line feed is not always counted.
    const whole = pointsOf(raw.characters.trimEnd());
    if ((row.number('pos0') ?? 0) === 0 && (row.number('pos1') ?? 0) >= whole)
      members.set(caseId, (members.get(caseId) ?? new Set()).add(fileId));
    else draft.lose('Passages that belong to a case', 'A case has whole documents here.');
    if ((row.text('memo') ?? '').trim() !== '')
      draft.memos.push({
        id: draft.id('memo', null),
        target: { kind: 'case', id: caseId },
        coderId: draft.coder(row.text('owner')),
        title: null,
        text: row.text('memo') ?? '',
        createdAt: isoTime(row.text('date')),
      });
  }
  return members;
}
