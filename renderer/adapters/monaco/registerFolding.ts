import { languages } from 'monaco-editor/editor/editor.api.js';
import { foldsOf } from './sql/folds';

const kinds = {
  comment: languages.FoldingRangeKind.Comment,
  region: languages.FoldingRangeKind.Region,
};

/** Folding the parts of a query away. */
export function registerFolding(): void {
  languages.registerFoldingRangeProvider('sql', {
    provideFoldingRanges: model =>
      foldsOf(model.getValue()).map(({ start, end, kind }) => ({
        start: model.getPositionAt(start).lineNumber,
        end: model.getPositionAt(end).lineNumber,
        ...(kind === null ? {} : { kind: kinds[kind] }),
      })),
  });
}
