import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { rawText } from '../positions/RawText';
import type { RawText } from '../positions/RawText';
import { ProjectDraft } from '../ProjectDraft';
import type { ProjectReader, Source } from '../reader';
import { placeSpans } from '../sqlite/codedTexts';
import { hasTables, SqliteFile } from '../sqlite/SqliteFile';
import { isoTime } from '../sqlite/time';
import { attributesOf } from './attributes';
import { readCases } from './readCases';
import { readCodes } from './readCodes';
import { countLosses } from './countLosses';
import { spansOf } from './spans';

/** Projects of QualCoder: a folder with a database, or the database alone. */
export const qualcoder: ProjectReader = {
  kind: 'project',
  id: 'qualcoder',
  title: 'QualCoder project',
  extensions: ['qda'],
  async recognises(source) {
    return hasTables(source, await databaseOf(source), 'source', 'code_name', 'code_text');
  },
  async read(source) {
    const database = await SqliteFile.open(source, await databaseOf(source));
    try {
      return read(database);
    } finally {
      database.close();
    }
  },
};

async function databaseOf({ file }: Source): Promise<string> {
  return (await stat(file)).isDirectory() ? join(file, 'data.qda') : file;
}

function read(database: SqliteFile) {
  const draft = new ProjectDraft();
  readCodes(draft, database);
  const texts = readDocuments(draft, database);
  placeSpans(draft, texts, spansOf(draft, database));
  readCases(draft, database, texts);
  readMemos(draft, database);
  countLosses(draft, database);
  const [project] = database.rows('project');
  const version = project?.text('about') ?? project?.text('databaseversion') ?? '';
  return draft.finished(version.startsWith('QualCoder') ? version : `QualCoder ${version}`.trim(), null);
}

function readDocuments(draft: ProjectDraft, database: SqliteFile): ReadonlyMap<string, RawText> {
  const texts = new Map<string, RawText>();
  const values = attributesOf(database, 'file');
  for (const row of database.rows('source')) {
    const whole = row.text('fulltext');
    const name = row.text('name') ?? '';
    const kind = /^\/?(images|audio|video)[:/]/.exec(row.text('mediapath') ?? '')?.[1];
    if (kind !== undefined) {
      draft.lose('Pictures, recordings and films', 'Only texts are read.');
      draft.notes.push(`${name}: a file of ${kind}, left in the project folder.`);
    }
    if (whole === null || (kind !== undefined && whole === '')) continue;
    const id = draft.id('document', row.text('id'));
    const raw = rawText(whole);
    texts.set(id, raw);
    const created = isoTime(row.text('date'));
    draft.coder(row.text('owner'));
    const attributes = values.get(id) ?? new Map<string, string>();
    draft.documents.push({ id, name, text: raw.text, description: null, attributes, createdAt: created });
    const memo = row.text('memo') ?? '';
    if (memo.trim() !== '') remember(draft, 'document', id, memo, row.text('owner'), created);
  }
  return texts;
}

function readMemos(draft: ProjectDraft, database: SqliteFile): void {
  const [project] = database.rows('project');
  const memo = project?.text('memo') ?? '';
  if (memo.trim() !== '') remember(draft, 'project', null, memo, null, null);
  for (const row of database.rows('journal')) {
    draft.memos.push({
      id: draft.id('memo', `journal-${row.text('jid') ?? ''}`),
      target: { kind: 'project', id: null },
      coderId: draft.coder(row.text('owner')),
      title: row.text('name'),
      text: row.text('jentry') ?? '',
      createdAt: isoTime(row.text('date')),
    });
  }
}

function remember(
  draft: ProjectDraft,
  kind: 'document' | 'project',
  id: string | null,
  text: string,
  owner: string | null,
  createdAt: string | null,
): void {
  const memo = { target: { kind, id }, coderId: draft.coder(owner), title: null, text, createdAt };
  draft.memos.push({ id: draft.id('memo', `${kind}-${id ?? ''}`), ...memo });
}
