import type {
  Coder,
  Loss,
  ProjectCode,
  ProjectCoding,
  ProjectReject,
  QdaProject,
} from '../../coding/project';
import { anchorSegments } from './anchor/anchorSegments';
import type { Anchored, Unanchored } from './anchor/anchorSegments';
import type { NamedText } from './anchor/documentNames';
import { grouped } from './grouped';
import type { SegmentTable } from './table';

/** A table and what tells it from others of the same file: its sheet's name, or null for a file's only table. */
export interface NamedTable {
  readonly name: string | null;
  readonly table: SegmentTable;
}

/**
 * A project of the tables of one file, their passages found in the transcripts. Every row of segments is a coding or a
 * reject; counts of a matrix are no codings and are for loading as a table.
 */
export function toProject(
  title: string | null,
  tables: readonly NamedTable[],
  documents: readonly NamedText[],
): QdaProject {
  const segments = tables.flatMap(({ table }) => table.segments);
  const { codings, unanchored, notes } = anchorSegments(segments, documents);
  const whereOf = places(tables);
  const { kept, repeated } = withoutRepeats(codings, whereOf);
  const used = new Set(kept.map(({ documentId }) => documentId));
  return {
    origin: null,
    title,
    coders: codersOf(tables),
    codes: codesOf(tables),
    documents: documents
      .filter(({ id }) => used.has(id))
      .map(({ id, name, text }) => ({
        id,
        name,
        text,
        description: null,
        attributes: new Map(),
        createdAt: null,
      })),
    codings: numbered(kept, whereOf),
    memos: [],
    cases: [],
    doubts: [],
    losses: lossesOf(tables),
    rejects: [
      ...tables.flatMap(({ name, table }) =>
        table.rejects.map(({ line, value, reason }) => ({ where: place(name, line), value, reason })),
      ),
      ...unanchored.map(lost => rejected(lost, whereOf)),
      ...repeated,
    ],
    notes: [...new Set(tables.flatMap(({ table }) => table.notes)), ...notes],
  };
}

type WhereOf = ReadonlyMap<SegmentTable['segments'][number], string>;

function place(name: string | null, line: number): string {
  return name === null ? `line ${line}` : `${name}, line ${line}`;
}

function places(tables: readonly NamedTable[]): WhereOf {
  return new Map(
    tables.flatMap(({ name, table }) =>
      table.segments.map(segment => [segment, place(name, segment.line)] as const),
    ),
  );
}

/** The path, as MAXQDA writes it; a backslash within a name is doubled, so that no two paths have one id. */
function codeId(path: readonly string[]): string {
  return path.map(name => name.replaceAll('\\', '\\\\')).join('\\');
}

/** All codes of the tables and those above them, each after its parent. A code that is only a parent is not codable. */
function codesOf(tables: readonly NamedTable[]): readonly ProjectCode[] {
  const codes = new Map<string, ProjectCode>();
  const listed = tables.flatMap(({ table }) => [
    ...table.codes,
    ...table.segments.map(({ codePath }) => ({ path: codePath, description: null })),
  ]);
  for (const { path, description } of listed) {
    path.forEach((name, depth) => {
      const id = codeId(path.slice(0, depth + 1));
      const itself = depth === path.length - 1;
      const known = codes.get(id);
      codes.set(id, {
        id,
        parentId: depth === 0 ? null : codeId(path.slice(0, depth)),
        name,
        description: (itself ? description : null) ?? known?.description ?? null,
        colour: null,
        codable: itself || known?.codable === true,
      });
    });
  }
  return [...codes.values()];
}

function codersOf(tables: readonly NamedTable[]): readonly Coder[] {
  const names = new Set(tables.flatMap(({ table }) => table.segments.map(({ coder }) => coder)));
  return [...names].flatMap(name => (name === null ? [] : [{ id: name, name }]));
}

function lossesOf(tables: readonly NamedTable[]): readonly Loss[] {
  const losses = tables.flatMap(({ table }) => table.losses);
  return [...grouped(losses, ({ what, why }) => `${what}\n${why}`).values()].flatMap(same => {
    const [first] = same;
    return first ? [{ ...first, count: same.reduce((sum, { count }) => sum + count, 0) }] : [];
  });
}

function rejected({ segment, why }: Unanchored, whereOf: WhereOf): ProjectReject {
  const code = segment.codePath.join(' > ');
  const where = `${whereOf.get(segment) ?? ''}, “${segment.document}”, code “${code}”`;
  return { where, value: segment.quote || segment.comment, reason: why };
}

/** A passage that one coder gave one code counts once; a row that says it again is a reject, unless it has a comment. */
function withoutRepeats(
  codings: readonly Anchored[],
  whereOf: WhereOf,
): { readonly kept: readonly Anchored[]; readonly repeated: readonly ProjectReject[] } {
  const kept = new Map<string, Anchored>();
  const repeated: ProjectReject[] = [];
  for (const coding of codings) {
    const { segment, documentId, start, end } = coding;
    const key = JSON.stringify([documentId, segment.codePath, segment.coder, start, end]);
    const first = kept.get(key);
    if (!first) kept.set(key, coding);
    else if (segment.comment !== null && segment.comment !== first.segment.comment)
      kept.set(`${key} ${kept.size}`, coding);
    else {
      const why = `${whereOf.get(first.segment) ?? ''} puts the same code on the same passage for the same coder.`;
      repeated.push({ ...rejected({ segment, reason: 'not found', why }, whereOf) });
    }
  }
  return { kept: [...kept.values()], repeated };
}

/** Ids are the places of the rows, with a number where a row has several codes. */
function numbered(codings: readonly Anchored[], whereOf: WhereOf): readonly ProjectCoding[] {
  const used = new Map<string, number>();
  return codings.map(({ segment, documentId, start, end }) => {
    const where = whereOf.get(segment) ?? '';
    const number = (used.get(where) ?? 0) + 1;
    used.set(where, number);
    return {
      id: number === 1 ? where : `${where}, code ${number}`,
      documentId,
      codeId: codeId(segment.codePath),
      coderId: segment.coder,
      start,
      end,
      memo: segment.comment,
      createdAt: segment.createdAt,
      raw: segment.offsets ?? null,
    };
  });
}
