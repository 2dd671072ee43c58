import { languages, Range } from 'monaco-editor/editor/editor.api.js';
import type { editor, Position } from 'monaco-editor/editor/editor.api.js';
import { catalogueOf, countColumn, learnFiles } from './knownCatalogue';
import { pathOf } from './modelPath';
import { escaped } from './sql/describe';
import { describeFacts } from './sql/describeFacts';
import { explain } from './sql/explain';

/** What the table, column, method or function under the pointer is. */
export function registerHover(): void {
  // What has to be counted comes a moment later; what is registered last stands first.
  languages.registerHoverProvider('sql', {
    provideHover: async (model, position, token) => {
      const { column, range } = explained(model, position) ?? {};
      if (!column || !range) return null;
      const controller = new AbortController();
      const cancelled = token.onCancellationRequested(() => {
        controller.abort();
      });
      const facts = await countColumn(column.table, column.column, controller.signal)
        .then(describeFacts, (error: unknown) => notCounted(error, controller.signal))
        .finally(() => {
          cancelled.dispose();
        });
      return facts === null ? null : { range, contents: [{ value: facts }] };
    },
  });
  languages.registerHoverProvider('sql', {
    provideHover: async (model, position) => {
      await learnFiles(model.getValue(), model.getOffsetAt(position));
      if (model.isDisposed()) return null;
      const found = explained(model, position);
      return found && { range: found.range, contents: found.contents.map(value => ({ value })) };
    },
  });
}

/** A reader who has gone on needs no reason. */
function notCounted(error: unknown, signal: AbortSignal): string | null {
  if (signal.aborted) return null;
  return `What it holds could not be counted: ${escaped(error instanceof Error ? error.message : String(error))}`;
}

function explained(model: editor.ITextModel, position: Position) {
  const found = explain(model.getValue(), model.getOffsetAt(position), catalogueOf(pathOf(model)));
  if (!found) return null;
  const range = Range.fromPositions(model.getPositionAt(found.start), model.getPositionAt(found.end));
  return { ...found, range };
}
