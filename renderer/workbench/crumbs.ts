import { libraryPrefix } from '../../main/contract/library';
import { userPrefix } from '../../main/contract/userFiles';
import { isShipped, isUntitled, nameOf } from '../session/document';
import { analysisNode } from './fileNodes';
import type { NamedPlace } from './namedPlace';

/** One part of the line above an editor that says where one is. */
export interface Crumb {
  readonly kind: 'folder' | 'file' | 'place';
  readonly label: string;
  /** Of the node that stands for it in the list of its siblings. */
  readonly id: string;
  /** The folder that its siblings stand in, with a slash at the end; empty for the study's own. */
  readonly within: string;
  /** Set for a place. */
  readonly place?: NamedPlace;
}

export const libraryFolder = libraryPrefix;

/** The folders that a document stands in, then its own name. */
export function fileCrumbs(path: string): readonly Crumb[] {
  const file = { kind: 'file', label: nameOf(path), id: path } as const;
  if (isUntitled(path)) return [{ ...file, within: 'untitled:' }];
  if (path.startsWith(userPrefix))
    return [
      { kind: 'folder', label: 'Your own', id: path, within: userPrefix },
      { ...file, within: userPrefix },
    ];
  if (isShipped(path)) {
    const [analysis = ''] = path.slice(libraryPrefix.length).split('/');
    const id = analysisNode(analysis);
    return [
      { kind: 'folder', label: 'Shipped analyses', id, within: libraryFolder },
      { kind: 'folder', label: analysis, id, within: libraryFolder },
      { ...file, within: `${libraryFolder}${analysis}/` },
    ];
  }
  const names = path.split('/').slice(0, -1);
  const folderAt = (depth: number) =>
    names
      .slice(0, depth)
      .map(name => `${name}/`)
      .join('');
  return [
    ...names.map((label, index): Crumb => ({
      kind: 'folder',
      label,
      id: folderAt(index + 1),
      within: folderAt(index),
    })),
    { ...file, within: folderAt(names.length) },
  ];
}

/** The id of the node of a place. */
export function placeNode({ start }: NamedPlace): string {
  return `place:${start}`;
}

/** The places that hold the caret; where none does although there are some, a part that leads to them all the same. */
export function placeCrumbs(places: readonly NamedPlace[], holding: readonly NamedPlace[]): readonly Crumb[] {
  const [first] = places;
  if (!first) return [];
  if (holding.length === 0) return [{ kind: 'place', label: '…', id: placeNode(first), within: '' }];
  return holding.map(place => ({
    kind: 'place',
    label: place.name,
    id: placeNode(place),
    within: '',
    place,
  }));
}
