import { languages } from 'monaco-editor/editor/editor.api.js';
import type { editor } from 'monaco-editor/editor/editor.api.js';
import { catalogueOf } from './knownCatalogue';
import { pathOf } from './modelPath';
import { written } from './sql/catalogue';
import { meantInstead } from './sql/remedy';

/** Puts the name that was perhaps meant in place of one that there is not. */
export function registerFixes(): void {
  languages.registerCodeActionProvider(
    'sql',
    {
      provideCodeActions: (model, _, { markers }) => ({
        actions: markers.flatMap(marker => fixesOf(model, marker)),
        dispose: () => undefined,
      }),
    },
    { providedCodeActionKinds: ['quickfix'] },
  );
}

function fixesOf(model: editor.ITextModel, marker: editor.IMarkerData): languages.CodeAction[] {
  const names = meantInstead(marker.message, model.getValueInRange(marker));
  const catalogue = catalogueOf(pathOf(model));
  return names.map((name, index) => ({
    title: `Change to ${written(name, catalogue)}`,
    kind: 'quickfix',
    diagnostics: [marker],
    isPreferred: index === 0,
    edit: {
      edits: [
        {
          resource: model.uri,
          versionId: model.getVersionId(),
          textEdit: { range: marker, text: written(name, catalogue) },
        },
      ],
    },
  }));
}
