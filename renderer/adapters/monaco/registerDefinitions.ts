import { editor, languages, Range } from 'monaco-editor/editor/editor.api.js';
import { catalogueOf } from './knownCatalogue';
import { pathOf, uriOf } from './modelPath';
import { definitionAt } from './sql/definition';
import { definedElsewhere } from './sql/elsewhere';

/** Opens a file of the study, or a shipped one, at a place; lines and columns from 1. */
export type OpenPlace = (path: string, place: { readonly line: number; readonly column: number }) => void;

let openPlace: OpenPlace = () => undefined;

/** Tells the editors how files are opened. */
export function offerOpening(open: OpenPlace): void {
  openPlace = open;
}

/** Going to where a query of the script, an alias or a column gets its name, or to the file that something is from. */
export function registerDefinitions(): void {
  languages.registerDefinitionProvider('sql', {
    provideDefinition: (model, position) => {
      const catalogue = catalogueOf(pathOf(model));
      const [sql, offset] = [model.getValue(), model.getOffsetAt(position)];
      const found = definitionAt(sql, offset, catalogue);
      const elsewhere = definedElsewhere(sql, offset, catalogue);
      const isHere = found !== null && !(found.start <= offset && offset <= found.end && elsewhere);
      if (isHere) {
        const [start, end] = [model.getPositionAt(found.start), model.getPositionAt(found.end)];
        return { uri: model.uri, range: Range.fromPositions(start, end) };
      }
      return (
        elsewhere && { uri: uriOf(elsewhere.path), range: new Range(elsewhere.line, 1, elsewhere.line, 1) }
      );
    },
  });
  editor.registerEditorOpener({
    openCodeEditor(source, resource, at) {
      if (source.getModel()?.uri.toString() === resource.toString()) return false;
      const line = at && ('startLineNumber' in at ? at.startLineNumber : at.lineNumber);
      openPlace(resource.path.slice(1), { line: line ?? 1, column: 1 });
      return true;
    },
  });
}
