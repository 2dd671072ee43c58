import type { SearchRequest } from '../../contract/search';
import type { SearchedDocument } from './searchedDocuments';
import type { StudyTables, TextRow } from './StudyTables';
import type { RowText, SearchRow } from './task';

type Documents = ReadonlyMap<string, SearchedDocument>;

/** A code with those beneath it. */
export async function codeAndBelow(tables: StudyTables, code: string): Promise<ReadonlySet<string>> {
  const rows = await tables.rows('codes', ['code_id', 'parent_id']);
  const below = new Set([code]);
  for (let before = -1; before !== below.size;) {
    before = below.size;
    for (const { code_id: id, parent_id: parent } of rows)
      if (id && parent && below.has(parent)) below.add(id);
  }
  return below;
}

/** Codes, by their names, paths and rules. */
export async function searchedCodes(tables: StudyTables): Promise<readonly SearchRow[]> {
  const rules = ['definition', 'include_when', 'exclude_when', 'example'];
  const rows = await tables.rows('codes', ['code_id', 'name', 'path', ...rules]);
  return rows.flatMap((row): readonly SearchRow[] => {
    const { code_id: id, name, path } = row;
    if (!id) return [];
    const above = path && name && path.endsWith(name) ? path.length - name.length : 0;
    return [
      {
        kind: 'codes',
        id,
        title: name ?? id,
        detail: id,
        paths: tables.files('codes'),
        texts: [
          ...textOf('name', name),
          // A name that stands above others is found once: in the path only what reaches over from one to the next.
          ...(above > 0 && path ? [{ label: 'path', text: path, across: above }] : []),
          ...rules.flatMap(rule => textOf(rule.replace('_', ' '), row[rule])),
        ],
      },
    ];
  });
}

/** Coded passages, each once however many coders gave it codes. */
export async function searchedQuotations(
  tables: StudyTables,
  documents: Documents,
  request: SearchRequest,
  codes: ReadonlySet<string> | null,
): Promise<readonly SearchRow[]> {
  const columns = ['document_id', 'code_id', 'coder', 'start_char', 'end_char', 'quote'];
  const names = await codeNames(tables);
  const passages = new Map<string, { readonly row: TextRow; readonly given: TextRow[] }>();
  for (const row of await tables.rows('codings', columns)) {
    const { document_id: id, code_id: code, start_char: start, end_char: end, quote } = row;
    const document = documents.get(id ?? '');
    if (request.case !== null && document?.caseId !== request.case) continue;
    if (codes && !codes.has(code ?? '')) continue;
    const key = JSON.stringify([id, start, end, quote]);
    const passage = passages.get(key);
    if (passage) passage.given.push(row);
    else passages.set(key, { row, given: [row] });
  }
  const words = await wordsOf(
    tables,
    [...passages.values()].map(({ row }) => row),
  );
  return [...passages.values()]
    .sort((a, b) => byPlace(a.row, b.row))
    .flatMap(({ row, given }): readonly SearchRow[] => {
      const { document_id: id, start_char: start } = row;
      const text = row['quote'] ?? words(row);
      if (!id || !text) return [];
      const path = documents.get(id)?.path ?? null;
      return [
        {
          kind: 'quotations',
          id: JSON.stringify([id, start]),
          title: id,
          detail: `${listed(given.map(({ code_id: code }) => names.get(code ?? '') ?? code))} · ${listed(given.map(({ coder }) => coder))}`,
          paths: path === null ? tables.files('codings') : [path],
          texts: [{ label: null, text, across: null }],
        },
      ];
    });
}

/** The words of passages that were loaded without them, from their documents. */
async function wordsOf(
  tables: StudyTables,
  passages: readonly TextRow[],
): Promise<(row: TextRow) => string | null> {
  const without = passages.filter(({ quote }) => quote === null);
  const ids = [...new Set(without.map(({ document_id: id }) => id ?? ''))];
  const rows = await tables.rows('documents', ['document_id', 'text'], {
    column: 'document_id',
    values: ids,
  });
  const points = new Map(rows.map(({ document_id: id, text }) => [id, Array.from(text ?? '')]));
  return ({ document_id: id = null, start_char: start, end_char: end }) =>
    points.get(id)?.slice(Number(start), Number(end)).join('') ?? null;
}

/** Events, of a case also those that concern all cases. */
export async function searchedEvents(
  tables: StudyTables,
  request: SearchRequest,
): Promise<readonly SearchRow[]> {
  const columns = ['event_id', 'case_id', 'title', 'description', 'start_date'];
  const rows = await tables.rows('events', columns);
  return rows.flatMap((row): readonly SearchRow[] => {
    const { event_id: id, case_id: caseId, title, description, start_date: date } = row;
    if (!id || (request.case !== null && caseId && caseId !== request.case)) return [];
    return [
      {
        kind: 'events',
        id,
        title: title ?? id,
        detail: [date?.slice(0, 10), caseId ? tables.caseName(caseId) : null].filter(Boolean).join(' · '),
        paths: tables.files('events'),
        texts: [...textOf('title', title), ...textOf('description', description)],
      },
    ];
  });
}

/** Memos that do not stand in a file of memos: those on coded passages, and those of other tables. */
export async function searchedMemos(
  tables: StudyTables,
  documents: Documents,
): Promise<readonly SearchRow[]> {
  const onCodings = await tables.rows('codings', ['coding_id', 'document_id', 'coder', 'memo']);
  const others = areFiles(tables.files('memos'))
    ? []
    : await tables.rows('memos', ['memo_id', 'target_kind', 'target_id', 'coder', 'text']);
  return [
    ...onCodings.flatMap(({ coding_id: id, document_id: document, coder, memo }) => {
      const path = documents.get(document ?? '')?.path;
      const paths = path ? [path] : tables.files('codings');
      return memoRow(`coding ${id ?? ''}`, `On a passage of ${document ?? ''}`, coder, memo, paths);
    }),
    ...others.flatMap(({ memo_id: id, target_kind: kind, target_id: target, coder, text }) =>
      memoRow(
        `memo ${id ?? ''}`,
        `On ${kind ?? 'the study'} ${target ?? ''}`.trim(),
        coder,
        text,
        tables.files('memos'),
      ),
    ),
  ];
}

/** Whether memos are the text of Markdown files, which are then searched as they stand. */
export function areFiles(paths: readonly string[]): boolean {
  return paths.every(path => /\.md$/i.test(path));
}

function memoRow(
  id: string,
  title: string,
  coder: string | null | undefined,
  text: string | null | undefined,
  paths: readonly string[],
): readonly SearchRow[] {
  if (!text) return [];
  return [
    { kind: 'memos', id, title, detail: coder ?? '', paths, texts: [{ label: null, text, across: null }] },
  ];
}

function textOf(label: string, text: string | null | undefined): readonly RowText[] {
  return text ? [{ label, text, across: null }] : [];
}

async function codeNames(tables: StudyTables): Promise<ReadonlyMap<string, string>> {
  const rows = await tables.rows('codes', ['code_id', 'name']);
  return new Map(rows.flatMap(({ code_id: id, name }) => (id && name ? [[id, name] as const] : [])));
}

function listed(values: readonly (string | null | undefined)[]): string {
  return [...new Set(values.filter(Boolean))].join(', ');
}

function byPlace(a: TextRow, b: TextRow): number {
  const [first, second] = [a['document_id'] ?? '', b['document_id'] ?? ''];
  if (first !== second) return first < second ? -1 : 1;
  return Number(a['start_char']) - Number(b['start_char']);
}
