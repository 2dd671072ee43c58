import { languages, Range } from 'monaco-editor/editor/editor.api.js';
import { catalogueOf } from './knownCatalogue';
import { pathOf } from './modelPath';
import { definitionAt } from './sql/definition';

/** Going to where a query of the script, an alias or a column gets its name. */
export function registerDefinitions(): void {
  languages.registerDefinitionProvider('sql', {
    provideDefinition: (model, position) => {
      const found = definitionAt(model.getValue(), model.getOffsetAt(position), catalogueOf(pathOf(model)));
      if (!found) return null;
      const [start, end] = [model.getPositionAt(found.start), model.getPositionAt(found.end)];
      return { uri: model.uri, range: Range.fromPositions(start, end) };
    },
  });
}
