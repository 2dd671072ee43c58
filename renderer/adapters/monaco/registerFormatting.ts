import { editor, languages } from 'monaco-editor/editor/editor.api.js';
import { failureData } from '../../../main/contract/failure';
import { catalogueOf } from './knownCatalogue';
import { pathOf } from './modelPath';
import { formatQuery } from './sql/formatQuery';

/** The part of the editor that says something beside the caret. */
interface Messages extends editor.IEditorContribution {
  showMessage(words: string, position: { readonly lineNumber: number; readonly column: number }): void;
}

/** Puts a query, or the selected part of one, in order. */
export function registerFormatting(): void {
  languages.registerDocumentRangeFormattingEditProvider('sql', {
    displayName: 'SQL',
    async provideDocumentRangeFormattingEdits(model, range) {
      const names = catalogueOf(pathOf(model)).methods.map(({ name }) => name);
      const whole = model.getFullModelRange().equalsRange(range);
      try {
        const text = await formatQuery(model.getValueInRange(range), names);
        return [{ range, text: whole ? text : text.trimEnd() }];
      } catch (error) {
        const shown = editor.getEditors().find(one => one.getModel() === model && one.hasTextFocus());
        const position = shown?.getPosition();
        if (shown && position)
          shown
            .getContribution<Messages>('editor.contrib.messageController')
            ?.showMessage(failureData(error).message, position);
        return [];
      }
    },
  });
}
