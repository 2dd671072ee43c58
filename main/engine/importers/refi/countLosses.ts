import type { ProjectDraft } from '../ProjectDraft';
import { attribute, childOf, childrenOf, guid, textOf } from './Element';
import type { Element } from './Element';
import type { Notes, Target } from './Notes';

/** Links: one between a note and something else makes it a memo of that; others are not carried over. */
export function readLinks(
  draft: ProjectDraft,
  links: readonly Element[],
  notes: Notes,
  targets: ReadonlyMap<string, Target>,
): void {
  for (const link of links) {
    const [origin, end] = [guid(link, 'originGUID'), guid(link, 'targetGUID')];
    const [note, other] = notes.has(origin) ? [origin, end] : [end, origin];
    const target = other === null ? undefined : targets.get(other);
    if (note !== null && notes.has(note) && target) notes.attach(note, target);
    else draft.lose('Links', 'There are no links between codes, quotations or notes here.');
  }
}

/** Counts what a project holds that is not carried over. */
export function countLosses(draft: ProjectDraft, project: Element): void {
  const sets = childrenOf(childOf(project, 'Sets'), 'Set');
  const codeSets = sets.filter(set => childrenOf(set, 'MemberCode').length > 0).length;
  draft.lose('Sets of codes', 'A code has one parent here, and belongs to no sets.', codeSets);
  draft.lose('Sets of documents or notes', 'Cases group documents here.', sets.length - codeSets);
  const graphs = childrenOf(childOf(project, 'Graphs'), 'Graph').length;
  draft.lose('Graphs', 'Maps of codes are not read.', graphs);
  const variables = childrenOf(childOf(project, 'Variables'), 'Variable');
  const described = variables.filter(one => textOf(one, 'Description') !== null).length;
  draft.lose('Descriptions of variables', 'Attributes have a name and a value.', described);
  countWithin(draft, project);
}

/** Goes through all elements, with a list of its own: they may be nested as deeply as the file likes. */
function countWithin(draft: ProjectDraft, project: Element): void {
  const waiting: Element[] = [project];
  for (let element = waiting.pop(); element; element = waiting.pop()) {
    if (attribute(element, 'richTextPath') !== null)
      draft.lose('Formatting of texts', 'The plain text is read, as positions count in it.');
    if (element.name === 'SyncPoint')
      draft.lose('Time marks of transcripts', 'Texts are read without their recordings’ times.');
    if (element !== project && element.attributes.has('modifiedDateTime'))
      draft.lose('Dates and people of last changes', 'The dates and people of first writing are kept.');
    for (const child of element.children) waiting.push(child);
  }
}
