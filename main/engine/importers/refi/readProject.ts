import type { QdaProject } from '../../coding/project';
import { anchored } from '../positions/anchored';
import { conventionNamed, habitOf } from '../positions/convention';
import { ProjectDraft } from '../ProjectDraft';
import type { Source } from '../reader';
import { countLosses, readLinks } from './countLosses';
import { attribute, childOf, childrenOf, guid, textOf } from './Element';
import type { Element } from './Element';
import { gatherTexts } from './gatherTexts';
import type { GatheredText } from './gatherTexts';
import { Notes } from './Notes';
import type { Target } from './Notes';
import { CaseMembers, readCases, valueReader } from './readCases';
import { readCodes } from './readCodes';
import { readMedia } from './readMedia';
import { codeOf, readSelection } from './readSelections';
import type { Lookup } from './readSelections';
import { selectionsOf } from './selections';
import type { SourceFiles } from './SourceFiles';

/** Reads the XML of a project and the texts beside it. */
export async function readProject(source: Source, root: Element, files: SourceFiles): Promise<QdaProject> {
  const draft = new ProjectDraft();
  const origin = attribute(root, 'origin');
  readCoders(draft, root);
  const codes = readCodes(draft, childOf(root, 'CodeBook'));
  const noteElements = childrenOf(childOf(root, 'Notes'), 'Note');
  const caseElements = childrenOf(childOf(root, 'Cases'), 'Case');
  const notes = new Notes(draft, noteElements);
  const targets = new Map<string, Target>();
  const cases = new CaseMembers(draft, caseElements);
  const selectionTellsWho = /nvivo/i.test(origin ?? '');
  const codeIds = new Set(codes.keys());
  const lookup: Lookup = { draft, notes, codeIds, cases, selectionTellsWho, targets };
  const values = valueReader(draft, childrenOf(childOf(root, 'Variables'), 'Variable'));
  const sources = childOf(root, 'Sources')?.children ?? [];
  const texts = await gatherTexts(draft, sources, noteElements, files);
  addDocuments(draft, texts, values);
  readTexts(lookup, source, origin, texts);
  readSources(lookup, sources, texts);
  for (const [id, element] of codes) know(lookup, element, { kind: 'code', id }, id);
  const documentsOf = documentsByGuid(sources, texts);
  readCases(draft, caseElements, cases, documentsOf, targets, values);
  for (const { id } of draft.cases) targets.set(id, { kind: 'case', id });
  readLinks(draft, childrenOf(childOf(root, 'Links'), 'Link'), notes, targets);
  notes.attachAll(root, { kind: 'project', id: null }, 'The project');
  describeProject(draft, root);
  await notes.finish(files);
  countLosses(draft, root);
  return draft.finished(origin, attribute(root, 'name') || null);
}

function readCoders(draft: ProjectDraft, root: Element): void {
  for (const user of childrenOf(childOf(root, 'Users'), 'User')) {
    const id = draft.id('coder', guid(user));
    draft.coders.push({ id, name: attribute(user, 'name') ?? attribute(user, 'id') ?? id });
  }
}

function addDocuments(
  draft: ProjectDraft,
  texts: readonly GatheredText[],
  values: (element: Element, where: string) => ReadonlyMap<string, string>,
): void {
  for (const { documentId, name, element, owner, raw } of texts) {
    if (!raw) continue;
    const attributes = new Map([...(owner === element ? [] : values(owner, name)), ...values(element, name)]);
    draft.documents.push({
      id: documentId,
      name,
      text: raw.text,
      description: textOf(element, 'Description'),
      attributes,
      createdAt: attribute(element, 'creationDateTime') ?? attribute(owner, 'creationDateTime'),
    });
  }
}

/** Finds and reads the selections of all texts. */
function readTexts(
  lookup: Lookup,
  { options }: Source,
  origin: string | null,
  texts: readonly GatheredText[],
): void {
  const selected = texts.map(text => ({ text, selections: selectionsOf(text) }));
  const spanned = selected.flatMap(({ text: { documentId, name, raw }, selections }) =>
    raw ? [{ documentId, name, raw, spans: selections.map(({ span }) => span) }] : [],
  );
  const wanted = options.positions === null ? null : conventionNamed(options.positions);
  const found = anchored(lookup.draft, spanned, wanted ?? habitOf(origin), wanted);
  const places = new Map(spanned.map(({ documentId }, index) => [documentId, found[index]]));
  for (const { text, selections } of selected)
    for (const [index, selection] of selections.entries())
      readSelection(lookup, text, selection, places.get(text.documentId)?.[index]);
}

/** Codings and notes of whole sources. */
function readSources(lookup: Lookup, sources: readonly Element[], texts: readonly GatheredText[]): void {
  const { draft, notes } = lookup;
  for (const text of texts) readWhole(lookup, text.element, text.name, text);
  for (const owner of sources) {
    const own = texts.filter(text => text.owner === owner);
    const document = own.find(({ raw }) => raw !== null);
    const target: Target = document
      ? { kind: 'document', id: document.documentId }
      : { kind: 'project', id: null };
    const id = guid(owner);
    if (id !== null) lookup.targets.set(id, target);
    readMedia(draft, owner, target, notes);
    if (own.some(({ element }) => element === owner)) continue;
    readWhole(lookup, owner, attribute(owner, 'name') ?? owner.name, document);
  }
}

function readWhole(
  { draft, notes, cases, targets }: Lookup,
  element: Element,
  name: string,
  text: GatheredText | undefined,
): void {
  const target: Target = text?.raw
    ? { kind: 'document', id: text.documentId }
    : { kind: 'project', id: null };
  const id = guid(element);
  if (id !== null && !targets.has(id)) targets.set(id, target);
  notes.attachAll(element, target, name);
  for (const coding of childrenOf(element, 'Coding')) {
    const codeId = codeOf(coding);
    notes.attachAll(coding, target, name);
    if (codeId !== null && cases.has(codeId) && text?.raw) {
      cases.add(codeId, text.documentId);
      continue;
    }
    const code = draft.codes.find(one => one.id === codeId)?.name ?? codeId;
    const reason =
      'Whole-source coding: it codes the source as a whole, and has no place in its text. Make it an attribute, or code the passages.';
    draft.reject(`${name}, coding ${guid(coding) ?? ''}`, code, reason);
  }
}

function know({ notes, targets }: Lookup, element: Element, target: Target, id: string): void {
  targets.set(id, target);
  notes.attachAll(element, target, `Code ${attribute(element, 'name') ?? id}`);
}

/** The documents of a source by its GUID, and by those of its texts; none for one without text. */
function documentsByGuid(
  sources: readonly Element[],
  texts: readonly GatheredText[],
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const text of texts)
    if (guid(text.element) !== null) found.set(guid(text.element) ?? '', text.raw ? [text.documentId] : []);
  for (const owner of sources) {
    const ids = texts.filter(text => text.owner === owner && text.raw).map(({ documentId }) => documentId);
    found.set(guid(owner) ?? '', ids);
  }
  return found;
}

function describeProject(draft: ProjectDraft, root: Element): void {
  const description = textOf(root, 'Description');
  if (description === null) return;
  draft.memos.push({
    id: draft.id('memo', 'description'),
    target: { kind: 'project', id: null },
    coderId: null,
    title: null,
    text: description,
    createdAt: null,
  });
}
