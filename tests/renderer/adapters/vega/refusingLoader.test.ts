import { View, parse } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { expect, test } from 'vitest';
import { refusingLoader } from '../../../../renderer/adapters/vega/refusingLoader';

const addresses = [
  'https://example.org/rows.csv',
  'http://127.0.0.1:1/rows.csv',
  'file:///etc/passwd',
  '/etc/passwd',
  'rows.csv',
  'data:text/csv,a%0A1',
];

test.each(addresses)('the loader refuses %s in every way it can be asked', async address => {
  await expect(refusingLoader.load(address)).rejects.toThrow('may not load anything');
  await expect(refusingLoader.sanitize(address, { context: 'href' })).rejects.toThrow(
    'may not load anything',
  );
  await expect(refusingLoader.http(address, {})).rejects.toThrow('may not load anything');
  await expect(refusingLoader.file(address)).rejects.toThrow('may not load anything');
});

test('a picture in a chart is drawn without its address', async () => {
  const image = {
    type: 'image' as const,
    encode: { enter: { url: { value: 'https://example.org/spy.png' } } },
  };
  const view = new View(parse({ width: 50, height: 50, marks: [image] }, undefined, { ast: true }), {
    expr: expressionInterpreter,
    loader: refusingLoader,
    renderer: 'none',
  } as never);
  const svg = await view.toSVG();
  view.finalize();
  expect(svg).toContain('<image');
  expect(svg).not.toContain('example.org');
});
