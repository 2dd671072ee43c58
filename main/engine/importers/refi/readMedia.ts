import type { ProjectDraft } from '../ProjectDraft';
import { attribute, childrenOf, textOf } from './Element';
import type { Element } from './Element';
import type { Notes, Target } from './Notes';

const areas = ['PDFSelection', 'PictureSelection', 'AudioSelection', 'VideoSelection'];

/** Areas and times of media: their codings are not carried over, what people wrote on them is. */
export function readMedia(draft: ProjectDraft, owner: Element, target: Target, notes: Notes): void {
  const source = attribute(owner, 'name') ?? owner.name;
  for (const area of childrenOf(owner, ...areas)) {
    const name = attribute(area, 'name');
    const where = `${source}, ${name ?? area.name}`;
    const inner = childrenOf(area, 'Representation').flatMap(text => codingsWithin(text));
    const codings = childrenOf(area, 'Coding').length + inner.length;
    draft.lose('Codings of areas and times of media', 'Only codings of text are read.', codings);
    if (codings === 0) draft.lose('Areas and times of media without a code', 'Only texts are read.');
    notes.attachAll(area, target, where);
    for (const coding of childrenOf(area, 'Coding')) notes.attachAll(coding, target, where);
    const description = textOf(area, 'Description');
    if (description !== null) keep(draft, target, where, description);
  }
  if (owner.name === 'TextSource') return;
  const description = textOf(owner, 'Description');
  if (description !== null) keep(draft, target, source, description);
}

function codingsWithin(text: Element): readonly Element[] {
  const selections = childrenOf(text, 'PlainTextSelection');
  return [...childrenOf(text, 'Coding'), ...selections.flatMap(one => childrenOf(one, 'Coding'))];
}

function keep(draft: ProjectDraft, target: Target, title: string, text: string): void {
  draft.memos.push({ id: draft.id('memo', null), target, coderId: null, title, text, createdAt: null });
}
