import { addSchemas } from './jsonSchemas';

let asked = false;

/** Teaches the JSON language the grammar of charts, once; until it has loaded a chart is plain JSON. */
export async function loadChartSchema(): Promise<void> {
  if (asked) return;
  asked = true;
  const { default: text } = await import('vega-lite/vega-lite-schema.json?raw');
  const schema: unknown = JSON.parse(text);
  addSchemas([{ uri: 'https://vega.github.io/schema/vega-lite/v6.json', fileMatch: ['*.vl.json'], schema }]);
}
