import type { ProjectCode } from '../../coding/project';
import type { ProjectDraft } from '../ProjectDraft';
import { attribute, childOf, childrenOf, guid, textOf } from './Element';
import type { Element } from './Element';

/** Reads the code tree into the draft; gives each code's element by its id, for the notes on it. */
export function readCodes(draft: ProjectDraft, book: Element | undefined): ReadonlyMap<string, Element> {
  const elements = new Map<string, Element>();
  const read = (element: Element, parentId: string | null) => {
    const code = codeOf(draft, element, parentId);
    draft.codes.push(code);
    elements.set(code.id, element);
    for (const child of childrenOf(element, 'Code')) read(child, code.id);
  };
  for (const element of childrenOf(childOf(book, 'Codes'), 'Code')) read(element, null);
  noteFlatNames(draft);
  return elements;
}

function codeOf(draft: ProjectDraft, element: Element, parentId: string | null): ProjectCode {
  return {
    id: draft.id('code', guid(element)),
    parentId,
    name: attribute(element, 'name') ?? '',
    description: textOf(element, 'Description'),
    colour: colourOf(attribute(element, 'color')),
    codable: !/^(false|0)$/i.test(attribute(element, 'isCodable')?.trim() ?? 'true'),
  };
}

/** A colour as `#RRGGBB`, from that or `#RGB`. */
export function colourOf(value: string | null): string | null {
  const digits = /^\s*#?([0-9a-f]{6}|[0-9a-f]{3})\s*$/i.exec(value ?? '')?.[1]?.toUpperCase();
  if (digits === undefined) return null;
  return `#${digits.length === 3 ? digits.replaceAll(/./g, '$&$&') : digits}`;
}

function noteFlatNames({ codes, notes }: ProjectDraft): void {
  const nested = codes.some(({ parentId }) => parentId !== null);
  const flat = codes.filter(({ name }) => name.includes('::')).length;
  if (nested || flat === 0) return;
  const which = flat === 1 ? 'One code has' : `${flat} codes have`;
  notes.push(
    `${which} a name such as “Parent::Child”. Such names are kept as they are, not made into a tree.`,
  );
}
