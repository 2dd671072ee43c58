import type { FileChange } from '../files/changes';
import { freeName, safeName } from './fileNames';
import { frontMatter, frontMatterLength, pointsOf } from './frontMatter';
import { landCodes } from './landCodes';
import { writeMemos } from './memoFile';
import type { Memo } from './memoFile';
import type { ProjectCoding, ProjectDocument, ProjectMemo, QdaProject } from './project';

/** What the study has already, for a project to be put beside it. */
export interface LandingGround {
  /** Text of coding/codebook.yaml; null where there is none. */
  readonly codebook: string | null;
  readonly documents: readonly { readonly id: string; readonly title: string; readonly text: string }[];
  /** Case id of the study by name of a case of the project; those missing name no case. */
  readonly cases: ReadonlyMap<string, string>;
  /** Paths of all files of the study, in small letters. */
  readonly paths: ReadonlySet<string>;
  /** The text of a file of the study; null where there is none. */
  read(path: string): Promise<string | null>;
}

/** The files that make a project part of the study. */
export interface Landing {
  readonly changes: readonly FileChange[];
  readonly counts: Readonly<Record<string, number>>;
}

/** A document of the project as the study has it. */
interface Landed {
  readonly id: string;
  /** Code points of its file that stand before its words. */
  readonly shift: number;
  readonly words: string;
}

/**
 * Writes a project in the study's own plain files: a transcript each document, codes into the codebook, a file of
 * codings each coder and document, memos each coder. What the study has already (a document of the same words, a code
 * of the same names, a coding of the same id) is used as it is.
 */
export async function landProject(project: QdaProject, ground: LandingGround): Promise<Landing> {
  const coders = coderFolders(project);
  const documents = landDocuments(project, ground);
  const codes = landCodes(ground.codebook, project.codes);
  const changes: FileChange[] = [...documents.changes];
  if (project.codes.length > 0 && codes.text !== ground.codebook)
    changes.push({ path: 'coding/codebook.yaml', contents: codes.text });
  const groups = group(
    project.codings,
    ({ coderId, documentId }) => `${coders(coderId)}/${documents.landed.get(documentId)?.id ?? ''}`,
  );
  for (const [name, codings] of groups) {
    const path = `coding/${name}.jsonl`;
    const before = (await ground.read(path)) ?? '';
    const lines = codingLines(codings, before, coders, documents.landed, codes.ids);
    if (lines !== '') changes.push({ path, contents: joined(before, lines) });
  }
  for (const [coder, memos] of group(project.memos, ({ coderId }) => coders(coderId))) {
    const path = `coding/${coder}/memos.md`;
    const before = (await ground.read(path)) ?? '';
    const fresh = memos.filter(({ id }) => !before.includes(`id="${id}"`));
    const text = writeMemos(
      fresh.map(memo => memoOf(memo, documents.landed, codes.ids, ground.cases, project)),
    );
    if (text !== '') changes.push({ path, contents: joined(before, text) });
  }
  return {
    changes,
    counts: {
      documents: project.documents.length,
      codes: project.codes.length,
      codings: project.codings.length,
      coders: project.coders.length,
      cases: project.cases.length,
      memos: project.memos.length,
    },
  };
}

function group<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const list = groups.get(key);
    if (list) list.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** The folder of each coder: their name as a file may have it, and one for codings that name nobody. */
function coderFolders({ coders }: QdaProject): (id: string | null) => string {
  const taken = new Set<string>();
  const names = new Map(coders.map(({ id, name }) => [id, freeName(safeName(name, 'coder'), taken)]));
  return id => (id === null ? 'unknown' : (names.get(id) ?? safeName(id, 'unknown')));
}

function landDocuments(
  project: QdaProject,
  ground: LandingGround,
): { readonly landed: ReadonlyMap<string, Landed>; readonly changes: readonly FileChange[] } {
  const taken = new Set(ground.documents.map(({ id }) => id.toLowerCase()));
  const bodies = new Map(
    ground.documents.map(document => [document.text.slice(frontMatterLength(document.text)), document]),
  );
  const landed = new Map<string, Landed>();
  const changes: FileChange[] = [];
  for (const document of project.documents) {
    const there = bodies.get(document.text);
    if (there) {
      const shift = pointsOf(there.text.slice(0, frontMatterLength(there.text)));
      landed.set(document.id, { id: there.id, shift, words: document.text });
      continue;
    }
    const id = freeName(safeName(document.name.replace(/\.\w{2,4}$/, ''), 'document'), taken);
    const head = frontMatter(factsOf(document, id, project, ground));
    landed.set(document.id, { id, shift: pointsOf(head), words: document.text });
    changes.push({ path: freePath(`transcripts/${id}`, ground.paths), contents: head + document.text });
  }
  return { landed, changes };
}

function freePath(path: string, paths: ReadonlySet<string>): string {
  let free = `${path}.md`;
  for (let number = 2; paths.has(free.toLowerCase()); number++) free = `${path} ${number}.md`;
  return free;
}

function factsOf(
  { id: guid, name, attributes, createdAt }: ProjectDocument,
  id: string,
  { cases }: QdaProject,
  ground: LandingGround,
): ReadonlyMap<string, string | null> {
  const own = cases.filter(({ documentIds }) => documentIds.includes(guid));
  const [first] = own.flatMap(({ name: caseName }) => ground.cases.get(caseName) ?? []);
  return new Map<string, string | null>([
    ...attributes,
    ['document_id', id],
    ['case_id', first ?? null],
    ['title', name],
    ['created_at', createdAt],
    ['guid', guid],
  ]);
}

function codingLines(
  codings: readonly ProjectCoding[],
  before: string,
  coders: (id: string | null) => string,
  documents: ReadonlyMap<string, Landed>,
  codes: ReadonlyMap<string, string>,
): string {
  const [first] = codings;
  const document = first && documents.get(first.documentId);
  if (!document) return '';
  const quoteOf = quoter(document.words);
  return codings
    .filter(({ id }) => !before.includes(`"coding_id":${JSON.stringify(id)}`))
    .map(({ id, codeId, coderId, start, end, memo, createdAt, raw }) => {
      const line = {
        coding_id: id,
        document_id: document.id,
        code_id: codes.get(codeId) ?? codeId,
        coder: coders(coderId),
        start_char: start + document.shift,
        end_char: end + document.shift,
        quote: quoteOf(start, end),
        polarity: null,
        level: null,
        memo,
        created_at: createdAt,
        prefix: quoteOf(Math.max(0, start - 32), start),
        suffix: quoteOf(end, end + 32),
        raw_start: raw?.start ?? null,
        raw_end: raw?.end ?? null,
      };
      return `${JSON.stringify(line)}\n`;
    })
    .join('');
}

/** Cuts stretches out of a text by code points. */
function quoter(text: string): (start: number, end: number) => string {
  // A text without astral characters has one UTF-16 unit a code point.
  if (!/[\ud800-\udbff]/.test(text)) return (start, end) => text.slice(start, end);
  const points = Array.from(text);
  return (start, end) => points.slice(start, end).join('');
}

function memoOf(
  memo: ProjectMemo,
  documents: ReadonlyMap<string, Landed>,
  codes: ReadonlyMap<string, string>,
  cases: ReadonlyMap<string, string>,
  project: QdaProject,
): Memo {
  const { kind, id, start, end } = memo.target;
  const caseName = project.cases.find(one => one.id === id)?.name;
  const document = id === null ? undefined : documents.get(id);
  const span =
    document && start !== undefined && end !== undefined
      ? `#${start + document.shift}-${end + document.shift}`
      : '';
  const ids = {
    project: null,
    document: document?.id ?? id,
    segment: `${document?.id ?? id ?? ''}${span}`,
    code: id === null ? null : (codes.get(id) ?? id),
    coding: id,
    case: caseName === undefined ? id : (cases.get(caseName) ?? caseName),
  };
  const text = memo.title === null || memo.title === '' ? memo.text : `# ${memo.title}\n\n${memo.text}`;
  return { id: memo.id, targetKind: kind, targetId: ids[kind], createdAt: memo.createdAt, text };
}

function joined(before: string, more: string): string {
  if (before === '') return more;
  return `${before}${before.endsWith('\n') ? '' : '\n'}${more}`;
}
