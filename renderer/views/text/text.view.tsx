import { isBinary } from '../../workbench/fileKind';
import type { EditorView } from '../../workbench/view';
import { TextFile } from './TextFile';

/** The editor of every text that has no editor of its own; it stands last in the list. */
export const text: EditorView = {
  id: 'text',
  opens: path => !isBinary(path),
  Component: TextFile,
};
