import { jsonDefaults } from 'monaco-editor/languages/features/json/register.js';

interface JsonSchema {
  readonly uri: string;
  readonly fileMatch: string[];
  readonly schema: unknown;
}

const known: JsonSchema[] = [];

/** Teaches the JSON language what files of a name may hold. Where comments are wrong, whoever reads the file says so. */
export function addSchemas(schemas: readonly JsonSchema[]): void {
  known.push(...schemas);
  jsonDefaults.setDiagnosticsOptions({
    validate: true,
    allowComments: true,
    comments: 'ignore',
    trailingCommas: 'ignore',
    enableSchemaRequest: false,
    schemaValidation: 'warning',
    schemas: [...known],
  });
}
