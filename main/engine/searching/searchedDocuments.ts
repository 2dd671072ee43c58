import type { SearchRequest } from '../../contract/search';
import type { StudyTables, TextRow } from './StudyTables';
import type { KnownText, SearchRow } from './task';

/** A transcript or note of the study. */
export interface SearchedDocument {
  readonly id: string;
  readonly path: string | null;
  readonly caseId: string | null;
  readonly title: string;
  readonly detail: string;
  /** Passages that were coded in it. */
  readonly codings: number;
}

/** Every document, by its id. */
export async function documentsOf(tables: StudyTables): Promise<ReadonlyMap<string, SearchedDocument>> {
  const columns = ['document_id', 'path', 'case_id', 'participant_id', 'round'];
  const counts = new Map<string, number>();
  for (const { document_id: id } of await tables.rows('codings', ['document_id']))
    if (id) counts.set(id, (counts.get(id) ?? 0) + 1);
  const rows = await tables.rows('documents', columns);
  return new Map(
    rows.flatMap(row => {
      const { document_id: id, path = null, case_id: caseId = null } = row;
      if (!id) return [];
      const codings = counts.get(id) ?? 0;
      return [[id, { id, path, caseId, title: id, detail: detailOf(row, tables), codings }]];
    }),
  );
}

function detailOf(
  { case_id: caseId, participant_id: participant, round }: TextRow,
  tables: StudyTables,
): string {
  const parts = [caseId ? tables.caseName(caseId) : null, round ? `round ${round}` : null, participant];
  return parts.filter(Boolean).join(' · ');
}

/** Files that documents are the words of, letter by letter; of others the words are searched as they were read. */
const isPlain = (path: string): boolean => /\.(md|markdown|txt|vtt|srt)$/i.test(path);

interface SearchedTexts {
  readonly known: ReadonlyMap<string, KnownText>;
  readonly rows: readonly SearchRow[];
}

/** The documents that are asked for: those of one case, and those with a passage of one of the codes. */
export async function searchedTexts(
  tables: StudyTables,
  documents: ReadonlyMap<string, SearchedDocument>,
  request: SearchRequest,
  coded: ReadonlySet<string> | null,
): Promise<SearchedTexts> {
  const known = new Map<string, KnownText>();
  const others: SearchedDocument[] = [];
  for (const document of documents.values()) {
    const { id, path, caseId, title, detail } = document;
    const wanted = (request.case === null || caseId === request.case) && (coded?.has(id) ?? true);
    const plain = path !== null && isPlain(path);
    const kind = !wanted ? 'none' : plain ? 'transcripts' : 'rows';
    if (path !== null) known.set(path, { kind, title, detail });
    if (kind === 'rows') others.push(document);
  }
  const texts = await tables.rows('documents', ['document_id', 'text'], {
    column: 'document_id',
    values: others.map(({ id }) => id),
  });
  const rows = texts.flatMap(({ document_id: id, text }): readonly SearchRow[] => {
    const document = documents.get(id ?? '');
    if (!document || !text) return [];
    const { title, detail, path } = document;
    const paths = path === null ? tables.files('documents') : [path];
    return [
      {
        kind: 'transcripts',
        id: document.id,
        title,
        detail,
        paths,
        texts: [{ label: null, text, across: null }],
      },
    ];
  });
  return { known, rows };
}
