import { editor } from 'monaco-editor/editor/editor.api.js';

/** The part of the editor that says something beside the caret. */
interface Messages extends editor.IEditorContribution {
  showMessage(words: string, position: { readonly lineNumber: number; readonly column: number }): void;
}

/** Says something beside the caret of the editor that shows a text. */
export function sayAtCaret(model: editor.ITextModel, words: string): void {
  const showing = editor.getEditors().filter(one => one.getModel() === model);
  const shown = showing.find(one => one.hasTextFocus()) ?? showing[0];
  const position = shown?.getPosition();
  if (shown && position)
    shown.getContribution<Messages>('editor.contrib.messageController')?.showMessage(words, position);
}
