import { Uri } from 'monaco-editor/editor/editor.api.js';
import type { editor } from 'monaco-editor/editor/editor.api.js';

/** The address of a text's model. */
export function uriOf(path: string): Uri {
  return Uri.from({ scheme: 'study', path: `/${path}` });
}

/** The path of the text that a model holds. */
export function pathOf({ uri }: editor.ITextModel): string {
  return uri.path.slice(1);
}
