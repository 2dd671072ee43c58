import { languages, Range } from 'monaco-editor/editor/editor.api.js';
import type { editor } from 'monaco-editor/editor/editor.api.js';
import { catalogueOf, learnFiles } from './knownCatalogue';
import { pathOf } from './modelPath';
import { suggest } from './sql/suggest';
import type { Suggestion } from './sql/suggestion';

const kinds: Readonly<Record<Suggestion['kind'], languages.CompletionItemKind>> = {
  column: languages.CompletionItemKind.Variable,
  table: languages.CompletionItemKind.Struct,
  view: languages.CompletionItemKind.Interface,
  query: languages.CompletionItemKind.Reference,
  method: languages.CompletionItemKind.Method,
  function: languages.CompletionItemKind.Function,
  option: languages.CompletionItemKind.Property,
  parameter: languages.CompletionItemKind.Constant,
  file: languages.CompletionItemKind.File,
  type: languages.CompletionItemKind.TypeParameter,
  keyword: languages.CompletionItemKind.Keyword,
};

/** Completion in queries: tables, columns in scope, methods, functions, paths of files, keywords. */
export function registerCompletion(): void {
  languages.registerCompletionItemProvider('sql', {
    triggerCharacters: ['.', "'", '"', '$', '/', ' '],
    provideCompletionItems: async (model, position, { triggerKind, triggerCharacter }, token) => {
      const offset = model.getOffsetAt(position);
      await learnFiles(model.getValue(), offset, true);
      if (token.isCancellationRequested || model.isDisposed()) return { suggestions: [] };
      const asked =
        triggerKind === languages.CompletionTriggerKind.Invoke &&
        model.getWordUntilPosition(position).word === '';
      const found = suggest(model.getValue(), offset, catalogueOf(pathOf(model)), asked);
      if (!found || (triggerCharacter === ' ' && !found.forTable)) return { suggestions: [] };
      const { start, end, items } = found;
      const range = { insert: rangeOf(model, start, offset), replace: rangeOf(model, start, end) };
      const typed = model.getValueInRange(range.insert);
      // The editor sorts by its own idea of what fits; with the same text to fit, it leaves our order as it is.
      return {
        incomplete: true,
        suggestions: items.map((item, index) => completion(item, index, typed, range)),
      };
    },
    resolveCompletionItem: item => {
      const documentation = suggested.get(item)?.documentation;
      return documentation === undefined ? item : { ...item, documentation: { value: documentation } };
    },
  });
}

/** What each item of a list stands for: it is explained once the cursor is on it. */
const suggested = new WeakMap<languages.CompletionItem, Suggestion>();

function completion(
  suggestion: Suggestion,
  index: number,
  typed: string,
  range: languages.CompletionItemRanges,
): languages.CompletionItem {
  const { kind, label, detail, insert, snippet } = suggestion;
  const item: languages.CompletionItem = {
    label: detail === '' ? label : { label, description: detail },
    kind: kinds[kind],
    insertText: insert,
    ...(snippet === true && { insertTextRules: languages.CompletionItemInsertTextRule.InsertAsSnippet }),
    ...(snippet === true && { command: { id: 'editor.action.triggerParameterHints', title: 'Parameters' } }),
    filterText: typed,
    sortText: String(index).padStart(4, '0'),
    range,
  };
  suggested.set(item, suggestion);
  return item;
}

/** The range between two places in a text. */
function rangeOf(model: editor.ITextModel, start: number, end: number): Range {
  return Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end));
}
