import type { FileEntry, LibraryEntry } from '../../../main/contract/study';
import type { TreeNode } from '../../components/treeRows';
import { analysisNodes, folderChildren } from '../../workbench/fileNodes';

export const studySection = 'section:study';
export const librarySection = 'section:library';

/** The study's files as folders within one section. */
export function studyTree(title: string, files: readonly FileEntry[]): TreeNode {
  return { id: studySection, label: title, section: true, children: folderChildren('', files) };
}

/** The shipped analyses, each a folder of its queries and charts. */
export function libraryTree(library: readonly LibraryEntry[]): TreeNode {
  return { id: librarySection, label: 'Shipped analyses', section: true, children: analysisNodes(library) };
}
