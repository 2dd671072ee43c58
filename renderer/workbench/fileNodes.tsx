import type { FileEntry, LibraryEntry } from '../../main/contract/study';
import { Codicon } from '../components/Codicon';
import type { TreeNode, TreeNote } from '../components/treeRows';
import { nameOf } from '../session/document';
import { FileIcon } from './FileIcon';

const byName = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' });
const count = (rows: number): string => `${rows.toLocaleString('en-GB')} ${rows === 1 ? 'row' : 'rows'}`;

/** The shipped analyses, each a folder of its queries and charts. */
export function analysisNodes(library: readonly LibraryEntry[]): readonly TreeNode[] {
  return library.map(({ id, title, description, files }) => ({
    id: analysisNode(id),
    label: title,
    tooltip: description,
    icon: <Codicon name="book" />,
    children: files.map(path => ({
      id: path,
      label: nameOf(path),
      tooltip: `${nameOf(path)}, shipped and read only`,
      icon: <FileIcon path={path} />,
    })),
  }));
}

/** The id of the node of an analysis. */
export const analysisNode = (id: string): string => `analysis:${id}`;

/** The folders of a study stand in the order of its work; any others after them. */
const inOrder = ['data', 'transcripts', 'coding', 'analyses', 'figures'];

function rank(folder: string, name: string): number {
  const place = folder === '' ? inOrder.indexOf(name) : -1;
  return place < 0 ? inOrder.length : place;
}

/** What stands in a folder, which is named with a slash at its end: folders first, then files, each by name as people count. */
export function folderChildren(folder: string, files: readonly FileEntry[]): readonly TreeNode[] {
  const folders = new Map<string, FileEntry[]>();
  const here: FileEntry[] = [];
  for (const file of files) {
    const rest = file.path.slice(folder.length);
    const end = rest.indexOf('/');
    if (end < 0) here.push(file);
    else {
      const name = rest.slice(0, end);
      const inside = folders.get(name);
      if (inside) inside.push(file);
      else folders.set(name, [file]);
    }
  }
  const names = [...folders.keys()].sort((a, b) => rank(folder, a) - rank(folder, b) || byName.compare(a, b));
  return [
    ...names.map(name => folderNode(`${folder}${name}/`, name, folders.get(name) ?? [])),
    ...here.sort((a, b) => byName.compare(a.path, b.path)).map(fileNode),
  ];
}

function folderNode(path: string, name: string, files: readonly FileEntry[]): TreeNode {
  return {
    id: path,
    label: name,
    tooltip: path,
    icon: <Codicon name="folder" />,
    children: folderChildren(path, files),
  };
}

export function fileNode(file: FileEntry): TreeNode {
  const node = { id: file.path, label: nameOf(file.path), icon: <FileIcon path={file.path} /> };
  const note = noteOf(file);
  return note ? { ...node, note, tooltip: `${file.path}: ${note.spoken}` } : { ...node, tooltip: file.path };
}

/** How many rows of a data file were loaded; where some were rejected, how many of those. */
function noteOf({ loaded }: FileEntry): TreeNote | null {
  if (!loaded) return null;
  const { table, rows, rejectedRows } = loaded;
  if (rejectedRows === 0)
    return { text: rows.toLocaleString('en-GB'), tone: 'quiet', spoken: `${count(rows)} in table ${table}` };
  const spoken = `${count(rejectedRows)} rejected, ${count(rows)} in table ${table}`;
  return { text: rejectedRows.toLocaleString('en-GB'), tone: 'warning', spoken };
}
