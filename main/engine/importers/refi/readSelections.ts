import type { ProjectCoding } from '../../coding/project';
import type { Found, Stretch } from '../positions/anchored';
import { isQuote } from '../positions/readings';
import type { ProjectDraft } from '../ProjectDraft';
import type { CaseMembers } from './readCases';
import { attribute, childOf, childrenOf, guid, textOf } from './Element';
import type { Element } from './Element';
import type { GatheredText } from './gatherTexts';
import type { Notes, Target } from './Notes';
import type { Selection } from './selections';

/** Where the parts of a project are looked up while its selections are read. */
export interface Lookup {
  readonly draft: ProjectDraft;
  readonly notes: Notes;
  readonly codeIds: ReadonlySet<string>;
  readonly cases: CaseMembers;
  /** Whether the person and time of a selection are those of its coding: NVivo writes whoever exported on codings. */
  readonly selectionTellsWho: boolean;
  /** What a selection or coding became, by GUID, for links. */
  readonly targets: Map<string, Target>;
}

/** Reads one selection: its codings, its description, its notes. */
export function readSelection(
  lookup: Lookup,
  text: GatheredText,
  selection: Selection,
  found: Found | undefined,
): void {
  const where = `${text.name}, selection ${selection.id ?? selection.written}`;
  if (!found || 'reason' in found) {
    rejectSelection(lookup, text, selection, where, found?.reason ?? 'The text of its document is missing.');
    return;
  }
  const codings = childrenOf(selection.element, 'Coding').flatMap(coding => {
    const read = readCoding(lookup, text, selection, coding, found.at, where);
    return read ? [read] : [];
  });
  describe(lookup, text, selection, codings, found, where);
}

function readCoding(
  lookup: Lookup,
  text: GatheredText,
  selection: Selection,
  coding: Element,
  at: Stretch,
  where: string,
): { readonly coding: ProjectCoding; readonly element: Element } | null {
  const { draft, codeIds, cases, selectionTellsWho } = lookup;
  const codeId = codeOf(coding);
  if (codeId === null || !codeIds.has(codeId)) {
    if (codeId !== null && cases.has(codeId)) cases.addStretch(codeId, text, at);
    else draft.reject(where, codeId, 'Dangling: its code is not in the project.');
    return null;
  }
  const own = [coding, selection.element];
  const [first, second] = selectionTellsWho ? own.reverse() : own;
  const told = (name: string, of: (element: Element, name: string) => string | null) =>
    (first && of(first, name)) ?? (second ? of(second, name) : null);
  return {
    element: coding,
    coding: {
      id: draft.id('coding', guid(coding)),
      documentId: text.documentId,
      codeId,
      coderId: draft.coder(told('creatingUser', guid)),
      ...at,
      memo: null,
      createdAt: told('creationDateTime', attribute),
      raw: { start: selection.span.start, end: selection.span.end },
    },
  };
}

/** The code that a coding is with. */
export function codeOf(coding: Element): string | null {
  const reference = childOf(coding, 'CodeRef');
  return reference ? guid(reference, 'targetGUID') : null;
}

/** What was written on a selection belongs to its one coding, else to the stretch of text. */
function describe(
  { draft, notes, targets }: Lookup,
  text: GatheredText,
  selection: Selection,
  codings: readonly { readonly coding: ProjectCoding; readonly element: Element }[],
  { at, quote }: Extract<Found, { at: unknown }>,
  where: string,
): void {
  const stretch: Target = { kind: 'segment', id: text.documentId, ...at };
  const description = textOf(selection.element, 'Description');
  const [only] = codings.length === 1 ? codings : [];
  const target: Target = only ? { kind: 'coding', id: only.coding.id } : stretch;
  for (const { coding, element } of codings) {
    draft.codings.push(only ? { ...coding, memo: description } : coding);
    const own: Target = { kind: 'coding', id: coding.id };
    notes.attachAll(element, own, where);
    const id = guid(element);
    if (id !== null) targets.set(id, own);
  }
  notes.attachAll(selection.element, target, where);
  if (selection.id !== null) targets.set(selection.id, target);
  const name = givenName(selection, quote);
  if (only || (description === null && codings.length > 0)) {
    if (name !== null) draft.lose('Names given to quotations', 'A coding has a memo, but no name.');
  } else if (description !== null || name !== null) {
    draft.memos.push({
      id: draft.id('memo', selection.id),
      target: stretch,
      coderId: draft.coder(guid(selection.element, 'creatingUser')),
      title: name,
      text: description ?? '',
      createdAt: attribute(selection.element, 'creationDateTime'),
    });
  } else if (childrenOf(selection.element, 'NoteRef', 'Coding').length === 0)
    draft.lose('Marked passages without a code or a comment', 'There is nothing to keep of them.');
}

/** A selection's name where a person gave it: most programs put the quotation there. */
function givenName({ span }: Selection, quote: string): string | null {
  if (span.quote === null || span.quote.trim() === '') return null;
  return isQuote(quote, 0, quote.length, span.quote) ? null : span.quote;
}

/** Every coding of a selection that stands nowhere is a reject, with what was written on it. */
function rejectSelection(
  { draft, notes }: Lookup,
  text: GatheredText,
  { element, written, span }: Selection,
  where: string,
  reason: string,
): void {
  const words = [span.quote, textOf(element, 'Description')].filter(Boolean).join('; ');
  const value = words === '' ? written : `${written}: ${words}`;
  const codings = childrenOf(element, 'Coding');
  for (const coding of codings) {
    const code = draft.codes.find(({ id }) => id === codeOf(coding))?.name ?? codeOf(coding) ?? '';
    draft.reject(`${where}, coded ${code}`, value, reason);
  }
  if (codings.length === 0) draft.reject(where, value, reason);
  const target: Target = text.raw ? { kind: 'document', id: text.documentId } : { kind: 'project', id: null };
  for (const holder of [element, ...codings]) notes.attachAll(holder, target, where);
}
