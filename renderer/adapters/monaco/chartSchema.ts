import { jsonDefaults } from 'monaco-editor/languages/features/json/register.js';

let asked = false;

/** Teaches the JSON language the grammar of charts, once; until it has loaded a chart is plain JSON. */
export async function loadChartSchema(): Promise<void> {
  if (asked) return;
  asked = true;
  const { default: text } = await import('vega-lite/vega-lite-schema.json?raw');
  const schema: unknown = JSON.parse(text);
  jsonDefaults.setDiagnosticsOptions({
    validate: true,
    allowComments: false,
    enableSchemaRequest: false,
    schemaValidation: 'warning',
    schemas: [{ uri: 'https://vega.github.io/schema/vega-lite/v6.json', fileMatch: ['*.vl.json'], schema }],
  });
}
