import type { SearchedDocument } from './searchedDocuments';
import type { StudyTables } from './StudyTables';
import type { FoundByThread } from './task';

interface Turn {
  readonly start: number;
  readonly end: number;
  readonly speaker: string;
}

/** Who speaks at a place of a transcript, counted in code points; null where nobody does, or nobody is named. */
export async function speakersOf(
  tables: StudyTables,
  documents: ReadonlyMap<string, SearchedDocument>,
  found: readonly FoundByThread[],
): Promise<(path: string, point: number) => string | null> {
  const paths = new Set(found.filter(({ kind }) => kind === 'transcripts').map(({ path }) => path));
  const own = [...documents.values()].filter(({ path }) => path !== null && paths.has(path));
  const rows = await tables.rows('turns', ['document_id', 'speaker', 'start_char', 'end_char'], {
    column: 'document_id',
    values: own.map(({ id }) => id),
  });
  const turns = new Map<string, Turn[]>(own.map(({ path }) => [path ?? '', []]));
  for (const { document_id: id, speaker, start_char: start, end_char: end } of rows) {
    const path = documents.get(id ?? '')?.path;
    if (path && speaker) turns.get(path)?.push({ speaker, start: Number(start), end: Number(end) });
  }
  return (path, point) =>
    turns.get(path)?.find(({ start, end }) => start <= point && point < end)?.speaker ?? null;
}
