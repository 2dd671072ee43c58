import { languages, Range } from 'monaco-editor/editor/editor.api.js';
import { catalogueOf } from './knownCatalogue';
import { pathOf } from './modelPath';
import { explain } from './sql/explain';

/** What the table, column, method or function under the pointer is. */
export function registerHover(): void {
  languages.registerHoverProvider('sql', {
    provideHover: (model, position) => {
      const found = explain(model.getValue(), model.getOffsetAt(position), catalogueOf(pathOf(model)));
      if (!found) return null;
      const range = Range.fromPositions(model.getPositionAt(found.start), model.getPositionAt(found.end));
      return { range, contents: found.contents.map(value => ({ value })) };
    },
  });
}
