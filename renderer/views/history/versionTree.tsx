import type { FileVersion, KeptFile } from '../../../main/contract/history';
import { Codicon } from '../../components/Codicon';
import type { TreeNode } from '../../components/treeRows';
import { nameOf } from '../../session/document';
import { FileIcon } from '../../workbench/FileIcon';

const causes: Readonly<Record<FileVersion['cause'], { readonly icon: string; readonly words: string }>> = {
  saved: { icon: 'save', words: 'Saved' },
  before: { icon: 'file', words: 'Found on disk' },
  import: { icon: 'cloud-download', words: 'Before an import' },
  discarded: { icon: 'discard', words: 'Closed without saving' },
};

/** What was done, and when. */
export function versionWords({ at, cause }: FileVersion): string {
  return `${causes[cause].words}, ${whenWords(at)}`;
}

/** A moment in the words of this country. */
function whenWords(at: number): string {
  const format = {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  } as const;
  return new Date(at).toLocaleString('en-GB', { ...format, second: '2-digit' });
}

/** The versions of a file as a list. */
export function versionNodes(versions: readonly FileVersion[]): readonly TreeNode[] {
  return versions.map(version => ({
    id: version.id,
    label: versionWords(version),
    icon: <Codicon name={causes[version.cause].icon} />,
    note: {
      text: version.characters.toLocaleString('en-GB'),
      tone: 'quiet',
      spoken: `${version.characters.toLocaleString('en-GB')} characters`,
    },
  }));
}

/** The files of which there are versions, as a list. */
export function fileNodes(files: readonly KeptFile[]): readonly TreeNode[] {
  return files.map(({ path, at }) => ({
    id: path,
    label: nameOf(path),
    tooltip: path,
    icon: <FileIcon path={path} />,
    note: { text: whenWords(at), tone: 'quiet', spoken: `last kept ${whenWords(at)}` },
  }));
}
