import { uriOf } from './modelPath';
import { monaco } from './monaco';

interface Kept {
  readonly model: monaco.editor.ITextModel;
  view: monaco.editor.ICodeEditorViewState | null;
  users: number;
}

const most = 40;
const bracketColorizationOptions = { enabled: false, independentColorPoolPerBracketType: false };
const kept = new Map<string, Kept>();

/** The model of a text, with the undo history it had when last shown; what changed in it meanwhile can be undone too. */
export function attachModel(path: string, language: string, text: string): Kept {
  const before = kept.get(path);
  if (before) {
    if (before.users === 0) replaceText(before.model, text);
    before.users += 1;
    return before;
  }
  const model = monaco.editor.createModel(text, language, uriOf(path));
  // The option of the editor does not reach the text, whose brackets would be sorted into pairs at every key.
  model.updateOptions({ bracketColorizationOptions });
  const fresh: Kept = { model, view: null, users: 1 };
  kept.delete(path);
  kept.set(path, fresh);
  forgetOldest();
  return fresh;
}

/** Leaves a model, keeping where its reader was. */
export function detachModel(path: string, view: monaco.editor.ICodeEditorViewState | null): void {
  const model = kept.get(path);
  if (!model) return;
  model.users -= 1;
  model.view = view;
}

/** Puts another text in place as one step that can be undone, as when the file changed on disk. */
export function replaceText(model: monaco.editor.ITextModel, text: string): void {
  if (model.getValue() === text) return;
  model.pushStackElement();
  model.pushEditOperations([], [{ range: model.getFullModelRange(), text }], () => null);
  model.pushStackElement();
}

function forgetOldest(): void {
  const idle = [...kept].filter(([, entry]) => entry.users === 0);
  for (const [path, { model }] of idle.slice(0, Math.max(0, kept.size - most))) {
    model.dispose();
    kept.delete(path);
  }
}
