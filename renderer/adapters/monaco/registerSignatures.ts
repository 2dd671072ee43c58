import { languages } from 'monaco-editor/editor/editor.api.js';
import { catalogueOf } from './knownCatalogue';
import { pathOf } from './modelPath';
import { escaped } from './sql/describe';
import { signaturesAt } from './sql/signature';
import type { Signatures } from './sql/signature';

/** The parameters of the function that is being called, with the one that is being written marked. */
export function registerSignatures(): void {
  languages.registerSignatureHelpProvider('sql', {
    signatureHelpTriggerCharacters: ['(', ','],
    signatureHelpRetriggerCharacters: [')', '='],
    provideSignatureHelp: (model, position) => {
      const found = signaturesAt(model.getValue(), model.getOffsetAt(position), catalogueOf(pathOf(model)));
      if (!found) return null;
      const { activeSignature, activeParameter } = found;
      const value = { signatures: found.signatures.map(written), activeSignature, activeParameter };
      return { value, dispose: () => undefined };
    },
  });
}

function written({
  label,
  purpose,
  parameters,
}: Signatures['signatures'][number]): languages.SignatureInformation {
  let at = label.indexOf('(') + 1;
  return {
    label,
    documentation: { value: escaped(purpose) },
    parameters: parameters.map(parameter => {
      const start = at;
      at += parameter.label.length + ', '.length;
      const end = start + parameter.label.length;
      return { label: [start, end], documentation: { value: escaped(parameter.purpose) } };
    }),
  };
}
