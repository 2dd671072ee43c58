import { keysPage } from '../../session/document';
import type { EditorView } from '../../workbench/view';
import { KeysPage } from './KeysPage';

/** Every command with its keys. */
export const keysView: EditorView = {
  id: 'keys',
  opens: path => path === keysPage,
  Component: KeysPage,
};
