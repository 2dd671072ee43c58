import { languages } from 'monaco-editor/editor/editor.api.js';
import { failureData } from '../../../main/contract/failure';
import { catalogueOf } from './knownCatalogue';
import { pathOf } from './modelPath';
import { sayAtCaret } from './sayAtCaret';
import { formatQuery } from './sql/formatQuery';

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
        sayAtCaret(model, failureData(error).message);
        return [];
      }
    },
  });
}
