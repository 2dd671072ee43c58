import { frontMatterLength, pointsOf } from '../coding/frontMatter';
import type {
  ProjectCase,
  ProjectCode,
  ProjectCoding,
  ProjectDocument,
  ProjectMemo,
  ProjectReject,
  QdaProject,
} from '../coding/project';
import type { Row, Session } from '../database/Session';

/** The study's own coding as a project that other tools can read. Tables that the study lacks give nothing. */
export async function studyProject(session: Session, title: string): Promise<QdaProject> {
  const documents = await rowsOf(session, 'documents', 'document_id');
  const codes = codesOf(await rowsOf(session, 'codes', 'path'));
  const cases = casesOf(await rowsOf(session, 'cases', 'case_id'), documents);
  const shifts = new Map(documents.map(row => [text(row, 'document_id'), shiftOf(row)]));
  const guids = new Map(documents.map(row => [text(row, 'document_id'), guidOf(row, 'document_id')]));
  const codings: ProjectCoding[] = [];
  const rejects: ProjectReject[] = [];
  const coders = new Set<string>();
  for (const row of await rowsOf(session, 'codings', 'coding_id')) {
    const document = text(row, 'document_id');
    const start = Number(row['start_char']) - (shifts.get(document) ?? 0);
    const coder = optional(row, 'coder');
    if (coder !== null) coders.add(coder);
    const id = text(row, 'coding_id');
    const codeId = codes.ids.get(text(row, 'code_id'));
    if (start < 0 || codeId === undefined) {
      const reason = 'It stands in the front matter of the file, which is no part of the words.';
      rejects.push({
        where: `coding ${id}`,
        value: optional(row, 'quote'),
        reason: codeId === undefined ? 'Its code is not in the codebook.' : reason,
      });
      continue;
    }
    codings.push({
      id,
      documentId: guids.get(document) ?? document,
      codeId,
      coderId: coder,
      start,
      end: Number(row['end_char']) - (shifts.get(document) ?? 0),
      memo: optional(row, 'memo'),
      createdAt: moment(row, 'created_at'),
      raw: null,
    });
  }
  const memoRows = await rowsOf(session, 'memos', 'memo_id');
  for (const row of memoRows) coders.add(text(row, 'coder'));
  const ids = {
    codes: codes.ids,
    documents: guids,
    shifts,
    cases: new Map(cases.map(one => [one.caseId, one.id])),
  };
  return {
    origin: null,
    title,
    coders: [...coders]
      .filter(name => name !== 'unknown')
      .sort()
      .map(name => ({ id: name, name })),
    codes: codes.codes,
    documents: documents.map(row => documentOf(row)),
    codings: codings.map(coding => (coding.coderId === 'unknown' ? { ...coding, coderId: null } : coding)),
    memos: memoRows.map(row => memoOf(row, ids)),
    cases: cases.map(({ id, name, documentIds, attributes }) => ({ id, name, documentIds, attributes })),
    losses: [],
    rejects,
    notes: [],
    doubts: [],
  };
}

async function rowsOf(session: Session, table: string, order: string): Promise<readonly Row[]> {
  const there = await session.rows(
    `SELECT 1 FROM duckdb_columns() WHERE database_name = 'study' AND schema_name = 'main'
     AND table_name = '${table}' AND column_name = '${order}'`,
  );
  return there.length === 0 ? [] : session.rows(`FROM study.main.${table} ORDER BY "${order}"`);
}

const text = (row: Row, column: string) => plain(row[column] ?? '');

function optional(row: Row, column: string): string | null {
  const value = row[column];
  return value === null || value === undefined || value === '' ? null : plain(value);
}

/** A value as text; dates as ISO 8601. */
function plain(value: unknown): string {
  if (value instanceof Date) return value.toISOString().replace(/T00:00:00\.000Z$/, '');
  return typeof value === 'string'
    ? value
    : JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? String(part) : part));
}

function moment(row: Row, column: string): string | null {
  const value = row[column];
  return value instanceof Date ? value.toISOString().replace('.000Z', 'Z') : optional(row, column);
}

const guidOf = (row: Row, id: string) => optional(row, 'guid') ?? text(row, id);

const shiftOf = (row: Row) => pointsOf(text(row, 'text').slice(0, frontMatterLength(text(row, 'text'))));

function documentOf(row: Row): ProjectDocument {
  const whole = text(row, 'text');
  return {
    id: guidOf(row, 'document_id'),
    name: optional(row, 'title') ?? text(row, 'document_id'),
    text: whole.slice(frontMatterLength(whole)),
    description: null,
    attributes: attributesOf(row, [
      'document_id',
      'case_id',
      'title',
      'text',
      'sha256',
      'path',
      'folder',
      'guid',
      'created_at',
    ]),
    createdAt: moment(row, 'created_at'),
  };
}

function attributesOf(row: Row, besides: readonly string[]): ReadonlyMap<string, string> {
  const given = Object.keys(row).filter(name => !besides.includes(name));
  return new Map(
    given.flatMap(name => {
      const value = optional(row, name);
      return value === null ? [] : [[name, value] as const];
    }),
  );
}

function codesOf(rows: readonly Row[]): {
  readonly codes: readonly ProjectCode[];
  /** Id in the project by code id of the study. */
  readonly ids: ReadonlyMap<string, string>;
} {
  const ids = new Map(rows.map(row => [text(row, 'code_id'), guidOf(row, 'code_id')]));
  const codes = rows.map(row => {
    const rules = [
      optional(row, 'definition'),
      ruled('Include when', optional(row, 'include_when')),
      ruled('Exclude when', optional(row, 'exclude_when')),
    ].filter(rule => rule !== null);
    return {
      id: guidOf(row, 'code_id'),
      parentId: ids.get(text(row, 'parent_id')) ?? null,
      name: text(row, 'name'),
      description: rules.length === 0 ? null : rules.join('\n\n'),
      colour: optional(row, 'colour'),
      codable: optional(row, 'codable') !== 'false',
    };
  });
  return { codes: parentsFirst(codes), ids };
}

const ruled = (rule: string, words: string | null) => (words === null ? null : `${rule}: ${words}`);

function parentsFirst(codes: readonly ProjectCode[]): readonly ProjectCode[] {
  const placed: ProjectCode[] = [];
  const visit = (parent: string | null) => {
    for (const code of codes.filter(({ parentId }) => parentId === parent)) {
      placed.push(code);
      visit(code.id);
    }
  };
  visit(null);
  return placed;
}

function casesOf(
  rows: readonly Row[],
  documents: readonly Row[],
): readonly (ProjectCase & { readonly caseId: string })[] {
  return rows.map(row => {
    const caseId = text(row, 'case_id');
    return {
      caseId,
      id: guidOf(row, 'case_id'),
      name: optional(row, 'name') ?? caseId,
      documentIds: documents
        .filter(document => text(document, 'case_id') === caseId)
        .map(document => guidOf(document, 'document_id')),
      attributes: attributesOf(row, ['case_id', 'name', 'guid', 'colour', 'shape', 'sort_order']),
    };
  });
}

interface Ids {
  readonly codes: ReadonlyMap<string, string>;
  readonly documents: ReadonlyMap<string, string>;
  readonly shifts: ReadonlyMap<string, number>;
  readonly cases: ReadonlyMap<string, string>;
}

function memoOf(row: Row, ids: Ids): ProjectMemo {
  const words = text(row, 'text');
  const [, title = null, rest = words] = /^# ([^\n]+)\n\n([\s\S]*)$/.exec(words) ?? [];
  const coder = optional(row, 'coder');
  return {
    id: text(row, 'memo_id'),
    target: targetOf(text(row, 'target_kind'), optional(row, 'target_id'), ids),
    coderId: coder === 'unknown' ? null : coder,
    title,
    text: rest,
    createdAt: moment(row, 'created_at'),
  };
}

function targetOf(kind: string, id: string | null, ids: Ids): ProjectMemo['target'] {
  switch (kind) {
    case 'document':
      return { kind, id: ids.documents.get(id ?? '') ?? id };
    case 'code':
      return { kind, id: ids.codes.get(id ?? '') ?? id };
    case 'case':
      return { kind, id: ids.cases.get(id ?? '') ?? id };
    case 'coding':
      return { kind, id };
    case 'segment': {
      const [, document = '', start = '0', end = '0'] = /^(.*)#(\d+)-(\d+)$/.exec(id ?? '') ?? [];
      const shift = ids.shifts.get(document) ?? 0;
      const place = { start: Number(start) - shift, end: Number(end) - shift };
      return { kind, id: ids.documents.get(document) ?? document, ...place };
    }
    default:
      return { kind: 'project', id: null };
  }
}
