import { rawText } from '../positions/RawText';
import type { RawText } from '../positions/RawText';
import { ProjectDraft } from '../ProjectDraft';
import type { ProjectReader } from '../reader';
import { placeSpans } from '../sqlite/codedTexts';
import { hasTables, SqliteFile } from '../sqlite/SqliteFile';
import { isoTime } from '../sqlite/time';
import { Living } from './Living';
import { readCases } from './readCases';
import { readCodes } from './readCodes';
import { spansOf } from './spans';

/** Projects of RQDA: a database in which what was deleted stands on, marked as such. */
export const rqda: ProjectReader = {
  kind: 'project',
  id: 'rqda',
  title: 'RQDA project',
  extensions: ['rqda'],
  recognises: source => hasTables(source, source.file, 'source', 'freecode', 'coding'),
  async read(source) {
    const database = await SqliteFile.open(source);
    try {
      return read(database);
    } finally {
      database.close();
    }
  },
};

function read(database: SqliteFile) {
  const draft = new ProjectDraft();
  const living = new Living(draft, database);
  readCodes(draft, living);
  const texts = readDocuments(draft, living);
  placeSpans(draft, texts, spansOf(draft, living, texts));
  readCases(draft, living, texts);
  readJournal(draft, living);
  const [project] = database.rows('project');
  const memo = project?.text('memo') ?? '';
  if (memo.trim() !== '')
    draft.memos.push({
      id: draft.id('memo', 'project'),
      target: { kind: 'project', id: null },
      coderId: null,
      title: null,
      text: memo,
      createdAt: isoTime(project?.text('date') ?? null),
    });
  const pictures = [
    ...living.rows('image', 'pictures'),
    ...living.rows('imageCoding', 'codings of pictures'),
  ];
  draft.lose('Pictures and their codings', 'Only texts are read.', pictures.length);
  draft.lose(
    'Categories of files',
    'Cases group documents here.',
    living.rows('filecat', 'categories').length,
  );
  return draft.finished(`RQDA ${project?.text('databaseversion') ?? ''}`.trim(), null);
}

function readDocuments(draft: ProjectDraft, living: Living): ReadonlyMap<string, RawText> {
  const texts = new Map<string, RawText>();
  const values = living.attributes('fileAttr', 'fileID');
  for (const row of living.rows('source', 'files')) {
    const id = draft.id('document', row.text('id'));
    const raw = rawText(row.text('file') ?? '');
    const createdAt = isoTime(row.text('date'));
    texts.set(id, raw);
    const attributes = values.get(id) ?? new Map<string, string>();
    draft.documents.push({
      id,
      name: row.text('name') ?? '',
      text: raw.text,
      description: null,
      attributes,
      createdAt,
    });
    const memo = row.text('memo') ?? '';
    if (memo.trim() === '') continue;
    draft.memos.push({
      id: draft.id('memo', `file-${id}`),
      target: { kind: 'document', id },
      coderId: draft.coder(row.text('owner')),
      title: null,
      text: memo,
      createdAt,
    });
  }
  return texts;
}

function readJournal(draft: ProjectDraft, living: Living): void {
  for (const row of living.rows('journal', 'entries of the journal'))
    draft.memos.push({
      id: draft.id('memo', `journal-${row.text('name') ?? ''}`),
      target: { kind: 'project', id: null },
      coderId: draft.coder(row.text('owner')),
      title: row.text('name'),
      text: row.text('journal') ?? '',
      createdAt: isoTime(row.text('date')),
    });
}
