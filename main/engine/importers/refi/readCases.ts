import type { Stretch } from '../positions/anchored';
import { pointsOf } from '../positions/placesAt';
import type { ProjectDraft } from '../ProjectDraft';
import { attribute, childOf, childrenOf, guid, textOf } from './Element';
import type { Element } from './Element';
import type { GatheredText } from './gatherTexts';
import type { Target } from './Notes';

/** Which documents belong to which cases, gathered from wherever a project says so. */
export class CaseMembers {
  readonly #members: ReadonlyMap<string, Set<string>>;
  readonly #draft: ProjectDraft;

  constructor(draft: ProjectDraft, cases: readonly Element[]) {
    this.#draft = draft;
    this.#members = new Map(cases.flatMap(one => (guid(one) === null ? [] : [[guid(one) ?? '', new Set()]])));
  }

  has(id: string): boolean {
    return this.#members.has(id);
  }

  add(id: string, documentId: string): void {
    this.#members.get(id)?.add(documentId);
  }

  of(id: string): readonly string[] {
    return [...(this.#members.get(id) ?? [])];
  }

  /** A stretch of text that is a case's: the document is, when the stretch is all of it. */
  addStretch(id: string, { documentId, raw }: GatheredText, { start, end }: Stretch): void {
    const characters = raw?.text ?? '';
    const before = characters.length - characters.trimStart().length;
    const trimmed = pointsOf(characters.trimEnd());
    if (start <= before && end >= trimmed) this.add(id, documentId);
    else
      this.#draft.lose(
        'Passages that belong to a case',
        'A case has whole documents here; give the passages a code of the case’s name before exporting.',
      );
  }
}

/** Reads the cases; documents and selections are known by then. */
export function readCases(
  draft: ProjectDraft,
  cases: readonly Element[],
  members: CaseMembers,
  documentsOf: ReadonlyMap<string, readonly string[]>,
  targets: ReadonlyMap<string, Target>,
  values: (element: Element, where: string) => ReadonlyMap<string, string>,
): void {
  for (const [index, element] of cases.entries()) {
    const wanted = guid(element);
    const given = attribute(element, 'name');
    const where = `Case ${given ?? wanted ?? index + 1}`;
    const named = memberIds(draft, element, documentsOf, where);
    loseParts(draft, element, targets, where);
    const documentIds = [...new Set([...named, ...(wanted === null ? [] : members.of(wanted))])];
    const [only] = documentIds.length === 1 ? documentIds : [];
    const name = given ?? draft.documents.find(({ id }) => id === only)?.name ?? `Case ${index + 1}`;
    const id = draft.id('case', wanted);
    draft.cases.push({ id, name, documentIds, attributes: values(element, where) });
    const description = textOf(element, 'Description');
    if (description !== null)
      draft.memos.push({
        id: draft.id('memo', null),
        target: { kind: 'case', id },
        coderId: null,
        title: null,
        text: description,
        createdAt: null,
      });
  }
}

function memberIds(
  draft: ProjectDraft,
  element: Element,
  documentsOf: ReadonlyMap<string, readonly string[]>,
  where: string,
): readonly string[] {
  return childrenOf(element, 'SourceRef').flatMap(reference => {
    const id = guid(reference, 'targetGUID');
    const documents = id === null ? undefined : documentsOf.get(id);
    if (documents === undefined)
      draft.reject(where, id, 'Dangling: it has a source that is not in the project.');
    else if (documents.length === 0)
      draft.reject(where, id, 'It has a source without a text, so there is no document of it.');
    return documents ?? [];
  });
}

function loseParts(
  draft: ProjectDraft,
  element: Element,
  targets: ReadonlyMap<string, Target>,
  where: string,
): void {
  draft.lose(
    'Codes attached to a case as such',
    'Codings are of texts here.',
    childrenOf(element, 'CodeRef').length,
  );
  for (const reference of childrenOf(element, 'SelectionRef')) {
    const id = guid(reference, 'targetGUID');
    if (id !== null && targets.has(id))
      draft.lose('Passages that belong to a case', 'A case has whole documents here.');
    else draft.reject(where, id, 'Dangling: it has a passage that is not among those read.');
  }
}

/** Reads values of variables, by the variables' names. */
export function valueReader(
  draft: ProjectDraft,
  variables: readonly Element[],
): (element: Element, where: string) => ReadonlyMap<string, string> {
  const names = new Map(variables.map(one => [guid(one), attribute(one, 'name') ?? '']));
  return (element, where) => {
    const values = new Map<string, string>();
    for (const value of childrenOf(element, 'VariableValue')) {
      const reference = childOf(value, 'VariableRef');
      const id = reference ? guid(reference, 'targetGUID') : null;
      const content = value.children.find(({ name }) => name.endsWith('Value'))?.text;
      const name = names.get(id);
      if (name === undefined)
        draft.reject(where, content ?? null, 'Dangling: it has a value of a variable that is not defined.');
      else if (content !== undefined) values.set(freeName(values, name), content);
    }
    return values;
  };
}

function freeName(values: ReadonlyMap<string, string>, name: string): string {
  let free = name;
  for (let copy = 2; values.has(free); copy += 1) free = `${name} (${copy})`;
  return free;
}
