import { languages, Range } from 'monaco-editor/editor/editor.api.js';
import type { editor, Position } from 'monaco-editor/editor/editor.api.js';
import { signatureOf } from '../../../main/contract/method';
import type { Method } from '../../../main/contract/method';
import { explanationOf, knownMethods, methodAround } from './knownMethods';

/** Completion, hints of options, and hover for the methods of the library. */
export function registerMethods(): void {
  languages.registerCompletionItemProvider('sql', {
    provideCompletionItems: (model, position) => ({ suggestions: suggestions(model, position) }),
  });
  languages.registerHoverProvider('sql', {
    provideHover: (model, position) => {
      const word = model.getWordAtPosition(position);
      const method = knownMethods().find(({ name }) => name === word?.word.toLowerCase());
      if (!method) return null;
      return {
        contents: [
          { value: `\`\`\`sql\n${signatureOf(method, table => table)}\n\`\`\`` },
          { value: explanationOf(method) },
        ],
      };
    },
  });
}

function suggestions(model: editor.ITextModel, position: Position): languages.CompletionItem[] {
  const before = model.getValueInRange(new Range(1, 1, position.lineNumber, position.column));
  if (withinTextOrComment(before)) return [];
  const word = model.getWordUntilPosition(position);
  const range = new Range(position.lineNumber, word.startColumn, position.lineNumber, word.endColumn);
  const around = methodAround(before);
  const typed = word.word.toLowerCase();
  // Where no method fits, the words of the text are offered.
  return [
    ...(around ? optionsOf(around, range) : []).filter(({ insertText }) => insertText.startsWith(typed)),
    ...knownMethods()
      .filter(({ name }) => name.includes(typed))
      .map((method, index) => ({
        label: method.name,
        kind: languages.CompletionItemKind.Function,
        detail: method.purpose,
        documentation: { value: explanationOf(method) },
        insertText: callOf(method),
        insertTextRules: languages.CompletionItemInsertTextRule.InsertAsSnippet,
        sortText: `2${String(index).padStart(3, '0')}`,
        range,
      })),
  ];
}

function optionsOf({ inputs, options }: Method, range: Range): languages.CompletionItem[] {
  const named = [
    ...inputs
      .filter(({ optional }) => optional)
      .map(({ name }) => ({ name, default: `'…'`, purpose: 'names a table' })),
    ...options.filter(option => option.default !== null),
  ];
  return named.map((option, index) => ({
    label: `${option.name} :=`,
    kind: languages.CompletionItemKind.Property,
    detail: `${option.default ?? ''}  ${option.purpose}`,
    insertText: `${option.name} := `,
    sortText: `1${index}`,
    range,
  }));
}

/** A call with its tables to fill in. */
function callOf({ name, inputs, options }: Method): string {
  const tables = inputs.filter(({ optional }) => !optional).map(input => `'\${${input.name}}'`);
  const required = options.filter(option => option.default === null).map(option => `\${${option.name}}`);
  const words = [...tables, ...required].map((word, index) => word.replace('${', `\${${index + 1}:`));
  return `${name}(${words.join(', ')})`;
}

/** Whether a text ends within a string or a comment. */
function withinTextOrComment(text: string): boolean {
  const rest = text.replaceAll(/--[^\n]*\n|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"[^"]*"/g, '');
  return /--|\/\*|'|"/.test(rest);
}
