import type { ProjectDraft } from '../ProjectDraft';
import type { SqliteFile } from '../sqlite/SqliteFile';

/** Counts what a project holds that is not carried over. */
export function countLosses(draft: ProjectDraft, database: SqliteFile): void {
  const media = [...database.rows('code_image'), ...database.rows('code_av')];
  draft.lose('Codings of areas and times of media', 'Only codings of text are read.', media.length);
  for (const row of media)
    if ((row.text('memo') ?? '').trim() !== '')
      draft.memos.push({
        id: draft.id('memo', null),
        target: { kind: 'project', id: null },
        coderId: draft.coder(row.text('owner')),
        title: 'On a coding of a picture or recording',
        text: row.text('memo') ?? '',
        createdAt: null,
      });
  const important = database.rows('code_text').filter(row => row.number('important') === 1).length;
  draft.lose(
    'Marks that a coding is important',
    'Write it into the coding’s memo before importing.',
    important,
  );
  const said = database.rows('attribute_type').filter(row => (row.text('memo') ?? '').trim() !== '').length;
  draft.lose('Memos on attributes', 'Attributes have a name and a value.', said);
  draft.lose('Saved SQL', 'It is of QualCoder’s own tables.', database.rows('stored_sql').length);
}
