import { jsonDefaults } from 'monaco-editor/languages/features/json/register.js';

interface JsonSchema {
  readonly uri: string;
  readonly fileMatch: string[];
  readonly schema: unknown;
}

const known = new Map<string, JsonSchema>();

/** Teaches the JSON language what files of a name may hold; a schema takes the place of one of the same address. Where comments are wrong, whoever reads the file says so. */
export function addSchemas(schemas: readonly JsonSchema[]): void {
  for (const schema of schemas) known.set(schema.uri, schema);
  jsonDefaults.setDiagnosticsOptions({
    validate: true,
    allowComments: true,
    comments: 'ignore',
    trailingCommas: 'ignore',
    enableSchemaRequest: false,
    schemaValidation: 'warning',
    schemas: [...known.values()],
  });
}
