import { pointsOf } from '../positions/placesAt';
import { rawText } from '../positions/RawText';
import type { RawText } from '../positions/RawText';
import { ProjectDraft } from '../ProjectDraft';
import type { ProjectReader, Source } from '../reader';
import { placeSpans } from '../sqlite/codedTexts';
import type { StoredSpan } from '../sqlite/codedTexts';
import { hasTables, SqliteFile } from '../sqlite/SqliteFile';
import type { Row } from '../sqlite/SqliteFile';
import { isoTime } from '../sqlite/time';
import { htmlText } from './htmlText';
import type { HtmlText } from './htmlText';
import { authorsOf } from './authorsOf';

/** Projects of Taguette: its database, in which positions count bytes of the text within a document's HTML. */
export const taguette: ProjectReader = {
  kind: 'project',
  id: 'taguette',
  title: 'Taguette project',
  extensions: ['sqlite3', 'sqlite', 'db'],
  recognises: source => hasTables(source, source.file, 'documents', 'highlights', 'highlight_tags', 'tags'),
  async read(source) {
    const database = await SqliteFile.open(source);
    try {
      return read(source, database);
    } finally {
      database.close();
    }
  },
};

function read(source: Source, database: SqliteFile) {
  const draft = new ProjectDraft();
  const project = projectOf(draft, source, database);
  const mine = (row: Row) => project === null || row.text('project_id') === project.text('id');
  readTags(draft, database.rows('tags').filter(mine));
  const documents = database.rows('documents').filter(mine);
  const texts = readDocuments(draft, documents);
  const all = new Set(database.rows('documents').map(row => row.text('id')));
  placeHighlights(draft, database, texts, all);
  const description = project?.text('description') ?? '';
  if (description.trim() !== '')
    draft.memos.push({
      id: draft.id('memo', 'description'),
      target: { kind: 'project', id: null },
      coderId: null,
      title: null,
      text: description,
      createdAt: null,
    });
  return draft.finished('Taguette', project?.text('name') ?? null);
}

/** The project that is asked for by its name, or else the first: a database may hold those of many people. */
function projectOf(draft: ProjectDraft, { options }: Source, database: SqliteFile): Row | null {
  const projects = database.rows('projects');
  const wanted = projects.find(row => row.text('name') === options.part) ?? projects[0] ?? null;
  const others = projects.filter(row => row !== wanted).map(row => `“${row.text('name') ?? ''}”`);
  draft.lose('Other projects in the file', 'One project is read at a time.', others.length);
  if (others.length > 0)
    draft.notes.push(
      `“${wanted?.text('name') ?? ''}” was read. The file holds ${others.join(', ')} as well: export those one by one.`,
    );
  return wanted;
}

function readTags(draft: ProjectDraft, tags: readonly Row[]): void {
  for (const row of tags) {
    const description = row.text('description') ?? '';
    draft.codes.push({
      id: draft.id('code', row.text('id')),
      parentId: null,
      name: row.text('path') ?? '',
      description: description.trim() === '' ? null : description,
      colour: null,
      codable: true,
    });
  }
  if (draft.codes.some(({ name }) => name.includes('.')))
    draft.notes.push('Tags such as “Parent.Child” are kept as they are, not made into a tree.');
}

interface Text {
  readonly raw: RawText;
  readonly html: HtmlText;
}

function readDocuments(draft: ProjectDraft, documents: readonly Row[]): ReadonlyMap<string, Text> {
  const texts = new Map<string, Text>();
  for (const row of documents) {
    const id = draft.id('document', row.text('id'));
    const name = row.text('name') ?? '';
    const html = htmlText(row.text('contents') ?? '');
    if (html.unknown.length > 0)
      draft.notes.push(
        `${name}: ${html.unknown.join(', ')} stand as they are written; positions after them may be off.`,
      );
    texts.set(id, { raw: rawText(html.counted), html });
    const description = row.text('description') ?? '';
    draft.documents.push({
      id,
      name,
      text: rawText(html.text).text,
      description: description.trim() === '' ? null : description,
      attributes: new Map(),
      createdAt: isoTime(row.text('created')),
    });
  }
  draft.lose('Formatting of texts', 'The plain text is read, as positions count in it.', texts.size);
  return texts;
}

function placeHighlights(
  draft: ProjectDraft,
  database: SqliteFile,
  texts: ReadonlyMap<string, Text>,
  all: ReadonlySet<string | null>,
): void {
  const tags = new Map<string, string[]>();
  for (const row of database.rows('highlight_tags')) {
    const highlight = row.text('highlight_id') ?? '';
    tags.set(highlight, [...(tags.get(highlight) ?? []), row.text('tag_id') ?? '']);
  }
  const codeIds = new Set(draft.codes.map(({ id }) => id));
  const authors = authorsOf(database);
  const spans = database.rows('highlights').flatMap((row): readonly StoredSpan[] => {
    const documentId = row.text('document_id') ?? '';
    // A highlight of another project's document is lost with that project, which is told already.
    if (!texts.has(documentId) && all.has(documentId)) return [];
    const id = row.text('id') ?? '';
    const where = `Document ${documentId}, highlight ${id}`;
    const quote = htmlText(row.text('snippet') ?? '').counted.trim();
    const known = (tags.get(id) ?? []).filter(tag => {
      if (codeIds.has(tag)) return true;
      draft.reject(where, quote, 'Dangling: its tag is not in the project.');
      return false;
    });
    if (known.length === 0)
      draft.lose('Marked passages without a code or a comment', 'There is nothing to keep of them.');
    return known.map(tag => ({
      documentId,
      start: row.number('start_offset'),
      end: row.number('end_offset'),
      quote: null,
      where,
      take: ({ start, end, raw }) => {
        const author = authors.get(id);
        draft.codings.push({
          id: draft.id('coding', known.length === 1 ? id : `${id}-${tag}`),
          documentId,
          codeId: tag,
          coderId: draft.coder(author?.login ?? null),
          ...shifted(texts.get(documentId), start, end),
          memo: null,
          createdAt: author?.at ?? null,
          raw,
        });
      },
    }));
  });
  const raws = new Map([...texts].map(([id, { raw }]) => [id, raw]));
  placeSpans(draft, raws, spans, raw => ({
    unit: 'utf8_byte',
    lineBreak: raw.characters.includes('\r\n') ? 2 : 1,
    mark: raw.marked ? 1 : 0,
  }));
}

/** The place after the line breaks that were put in before it. */
function shifted(text: Text | undefined, start: number, end: number): { start: number; end: number } {
  const marked = text?.raw.marked === true ? 1 : 0;
  const points = (text?.html.breaks ?? []).map(at =>
    pointsOf(text?.html.counted.slice(marked, at).replaceAll('\r\n', '\n') ?? ''),
  );
  const before = (place: number, isEnd: boolean) =>
    points.filter(point => (isEnd ? point < place : point <= place)).length;
  return { start: start + before(start, false), end: end + before(end, true) };
}
