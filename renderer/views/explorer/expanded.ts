import type { TreeNode } from '../../components/treeRows';
import { librarySection, studySection } from './fileTree';

/** What stands open in a study that was not opened before. */
export const firstOpen = [studySection, librarySection, 'data/', 'analyses/'];

/** The ids of the folders that a file stands in. */
export function foldersOf(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => `${parts.slice(0, index + 1).join('/')}/`);
}

/** The ids of all nodes that a file stands in, from the outermost. */
export function placesOf(path: string, nodes: readonly TreeNode[]): readonly string[] {
  for (const { id, children } of nodes) {
    if (children?.some(child => child.id === path)) return [id];
    const within = placesOf(path, children ?? []);
    if (within.length > 0) return [id, ...within];
  }
  return [];
}
