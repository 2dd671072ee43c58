import type { ProjectCode } from '../../coding/project';
import { guidOf } from './guid';
import { colour, element, textElement } from './xml';

/** The code tree; `references` gives what refers to notes on a code. */
export function codesXml(
  codes: readonly ProjectCode[],
  references: (code: ProjectCode) => readonly string[],
): readonly string[] {
  const children = new Map<string | null, ProjectCode[]>();
  const known = new Set(codes.map(({ id }) => id));
  for (const code of codes) {
    const parent = code.parentId !== null && known.has(code.parentId) ? code.parentId : null;
    children.set(parent, [...(children.get(parent) ?? []), code]);
  }
  const write = (code: ProjectCode): string =>
    element(
      'Code',
      {
        guid: guidOf('code', code.id),
        name: code.name,
        isCodable: String(code.codable),
        color: colour(code.colour),
      },
      [
        ...textElement('Description', code.description),
        ...references(code),
        ...(children.get(code.id) ?? []).map(write),
      ],
    );
  return (children.get(null) ?? []).map(write);
}
