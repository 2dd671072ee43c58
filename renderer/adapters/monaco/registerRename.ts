import { languages, Range } from 'monaco-editor/editor/editor.api.js';
import type { editor } from 'monaco-editor/editor/editor.api.js';
import { sayAtCaret } from './sayAtCaret';
import { parameterAt } from './sql/rename';
import type { NamedPlace } from './sql/rename';

/** Renaming a parameter wherever the script names it. */
export function registerRename(): void {
  languages.registerRenameProvider('sql', {
    resolveRenameLocation(model, position) {
      const found = parameterAt(model.getValue(), model.getOffsetAt(position));
      if (found) return { range: rangeOf(model, found.here), text: found.name };
      const nowhere = { range: Range.fromPositions(position), text: '' };
      return { ...nowhere, rejectReason: 'Only parameters, such as $from, can be renamed here.' };
    },
    provideRenameEdits(model, position, newName) {
      const found = parameterAt(model.getValue(), model.getOffsetAt(position));
      if (!found) return { edits: [] };
      const name = newName.replace(/^\$/, '');
      const refused = refusal(name, found.others);
      if (refused !== null) {
        // Once the field for the name has gone, and with it what else is said.
        setTimeout(() => {
          sayAtCaret(model, refused);
        });
        return { edits: [] };
      }
      return {
        edits: found.places.map(place => ({
          resource: model.uri,
          versionId: model.getVersionId(),
          textEdit: { range: rangeOf(model, place), text: name },
        })),
      };
    },
  });
}

function refusal(name: string, others: readonly string[]): string | null {
  if (!/^[A-Za-z_]\w*$/.test(name))
    return 'A parameter’s name is made of letters, digits and _, and begins with no digit.';
  const taken = others.some(other => other.toLowerCase() === name.toLowerCase());
  return taken ? `There is a parameter $${name} in this query already.` : null;
}

function rangeOf(model: editor.ITextModel, { start, end }: NamedPlace): Range {
  return Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end));
}
