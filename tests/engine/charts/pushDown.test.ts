import { tableFromIPC } from 'apache-arrow';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { chartRows } from '../../../main/contract/cellText';
import { isRecord } from '../../../main/contract/check';
import { prepareThreaded } from '../../../main/engine/charts/prepareChart';
import { measureText } from '../../../main/engine/figures/measureText';
import { decodedRows, renderView } from '../../../main/engine/figures/renderView';
import type { Rows } from '../../../main/engine/figures/renderView';
import { openSources } from './openSources';

const never = new AbortController().signal;
const path = 'analyses/chart.vl.json';

/** Nulls, a NaN, empty texts, ties, negative numbers, a group of one and a group with no value. */
const query = `SELECT i,
  ['north', 'south', 'east', 'west', NULL][1 + i % 5] AS region,
  CASE i % 3 WHEN 0 THEN 'a' WHEN 1 THEN 'b' ELSE '' END AS kind,
  CASE WHEN i % 7 = 0 OR i % 5 = 3 THEN NULL ELSE (i * 37 % 101)::DOUBLE - 20 END AS value,
  CASE WHEN i % 11 = 0 THEN 'NaN'::DOUBLE ELSE i * 1.5 END AS loose,
  (i * 13 % 50)::DECIMAL(9, 2) / 4 AS price,
  (i % 4)::BIGINT AS step,
  DATE '2016-04-01' + (i * 23)::INTEGER AS day,
  TIMESTAMP '2018-01-01 08:00:00' + to_hours(i * 5) AS moment,
  i % 2 = 0 AS even
FROM range(120) AS t(i)`;

type Chart = Readonly<Record<string, unknown>>;
const data = { url: 'all.sql' };
const x = { field: 'region', type: 'nominal' };
const measure = (aggregate: string, field = 'value', more: object = {}) => ({
  aggregate,
  field,
  type: 'quantitative',
  ...more,
});
const bar = (encoding: object, more: object = {}): Chart => ({ data, mark: 'bar', encoding, ...more });

beforeAll(() => {
  measureText(resolve('node_modules/@expo-google-fonts'));
});

async function prepare(chart: Chart) {
  const sources = await openSources({ files: { 'analyses/all.sql': query } });
  const request = { path, text: JSON.stringify(chart), parameters: {}, theme: 'light' } as const;
  const threaded = await prepareThreaded(request, sources, never);
  return { threaded, sources };
}

/** The rows as Vega-Lite would have them without the engine's help. */
async function allRows(): Promise<readonly unknown[]> {
  const sources = await openSources({ files: {} });
  const result = await sources.query({ sql: query, path: 'all.sql', parameters: {} }, never);
  const list = result.columns.map((column, index) => `"${result.fields[index] ?? ''}" AS "${column.name}"`);
  return chartRows(
    tableFromIPC(await result.arrow(`SELECT ${list.join(', ')} FROM "${result.table}"`, never)),
  );
}

const renamed = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value).replaceAll('{"url":"all.sql"}', '{"name":"all"}'));

/** A picture with its numbers rounded: sums of fractions differ in the last digit with the order of adding. */
async function picture(specification: unknown, rows: Rows): Promise<string> {
  if (!isRecord(specification)) throw new Error('not a chart');
  const { content } = await renderView(specification, rows, path);
  return content.replace(/-?\d+\.\d{5,}/g, digits => String(Math.round(Number(digits) * 1e4) / 1e4));
}

async function comparison(chart: Chart) {
  const { threaded, sources } = await prepare(chart);
  const config = threaded.unsized['config'];
  const drawn = await picture(threaded.unsized, decodedRows(threaded.chart.datasets));
  const reference = await picture(
    { ...(renamed(chart) as object), config, background: '#FFFFFF' },
    { all: await allRows() },
  );
  return { drawn, reference, datasets: Object.keys(threaded.chart.datasets), sources };
}

const expectPushed = async (chart: Chart) => {
  const { drawn, reference, datasets } = await comparison(chart);
  expect(datasets.length).toBeGreaterThan(0);
  expect(datasets.every(name => name.includes('grouped'))).toBe(true);
  expect(drawn).toBe(reference);
  expect(drawn).toContain('<path');
};

const expectLeft = async (chart: Chart) => {
  const { drawn, reference, datasets } = await comparison(chart);
  expect(datasets).toEqual(['query_1']);
  expect(drawn).toBe(reference);
};

describe('an aggregate that the engine computes draws what Vega-Lite would have drawn', () => {
  const operations = [
    'sum',
    'mean',
    'average',
    'median',
    'min',
    'max',
    'q1',
    'q3',
    'stdev',
    'stdevp',
    'variance',
    'variancep',
  ];
  test.each(operations)('%s of numbers with nulls', operation =>
    expectPushed(bar({ x, y: measure(operation) })),
  );
  test.each(operations)('%s of numbers with NaN', operation =>
    expectPushed(bar({ x, y: measure(operation, 'loose') })),
  );
  test.each(operations)('%s of decimals', operation =>
    expectPushed(bar({ x, y: measure(operation, 'price') })),
  );
  test.each(['distinct', 'valid', 'missing'])('%s of every type', async operation => {
    for (const field of ['value', 'kind', 'region', 'day', 'step', 'even']) {
      await expectPushed(bar({ x, y: measure(operation, field) }));
    }
  });
  test('count', () => expectPushed(bar({ x, y: { aggregate: 'count' } })));
  test('count with a type, over all rows', () =>
    expectPushed(bar({ y: { aggregate: 'count', type: 'quantitative' } })));
  test('count stacked by colour', () =>
    expectPushed(bar({ x, y: { aggregate: 'count' }, color: { field: 'kind', type: 'nominal' } })));
  test('sum stacked and normalised', () =>
    expectPushed(
      bar({ x, y: measure('sum', 'i', { stack: 'normalize' }), color: { field: 'kind', type: 'nominal' } }),
    ));
  test('earliest and latest dates', () =>
    expectPushed({
      data,
      mark: 'rule',
      encoding: {
        y: x,
        x: { aggregate: 'min', field: 'day', type: 'temporal', axis: { format: '%Y' } },
        x2: { aggregate: 'max', field: 'day' },
      },
    }));
  test('two aggregates of one field', () =>
    expectPushed({
      data,
      mark: 'rule',
      encoding: { x, y: measure('min'), y2: { aggregate: 'max', field: 'value' } },
    }));
  test('two numbers, one of them a group', () =>
    expectPushed(bar({ x: { field: 'step', type: 'quantitative' }, y: measure('sum', 'i') })));
  test('colour, size, text and tooltips', () =>
    expectPushed({
      data,
      mark: 'point',
      encoding: {
        x,
        y: measure('mean'),
        size: { aggregate: 'count' },
        color: measure('distinct', 'kind'),
        tooltip: [measure('stdev'), x],
      },
    }));
});

describe('bins and units of time', () => {
  const count = { aggregate: 'count' };
  test.each([true, { maxbins: 20 }, { maxbins: 5 }, { step: 7 }, { maxbins: 30, nice: false }])(
    'bin %j',
    bin => expectPushed(bar({ x: { bin, field: 'value', type: 'quantitative' }, y: count })),
  );
  test('bins of both axes', () =>
    expectPushed({
      data,
      mark: 'rect',
      encoding: {
        x: { bin: true, field: 'value' },
        y: { bin: { maxbins: 6 }, field: 'price' },
        color: count,
      },
    }));
  test('bins of a field whose mean is drawn too', () =>
    expectPushed(bar({ x: { bin: true, field: 'value' }, y: measure('mean') })));
  test('bins as categories', () =>
    expectPushed(bar({ x: { bin: true, field: 'value', type: 'ordinal' }, y: count })));
  const units = [
    'year',
    'quarter',
    'month',
    'yearquarter',
    'yearmonth',
    'yearmonthdate',
    'monthdate',
    'date',
    'day',
    'hours',
  ];
  test.each(units)('%s', timeUnit =>
    expectPushed({
      data,
      mark: 'line',
      encoding: { x: { timeUnit, field: 'day', type: 'temporal' }, y: measure('mean') },
    }),
  );
  test.each([...units, 'yearmonthdatehours'])('%s of a time', timeUnit =>
    expectPushed(bar({ x: { timeUnit, field: 'moment', type: 'ordinal' }, y: count })),
  );
  test('one field by two units', () =>
    expectPushed({
      data,
      mark: 'line',
      encoding: {
        x: { timeUnit: 'month', field: 'day' },
        y: measure('sum'),
        color: { timeUnit: 'year', field: 'day' },
      },
    }));
});

describe('orders, layers, facets', () => {
  test('sorted by the other axis', () => expectPushed(bar({ x: { ...x, sort: '-y' }, y: measure('mean') })));
  test('sorted by another sum', () =>
    expectPushed(
      bar({
        x: { ...x, sort: { field: 'i', op: 'sum', order: 'descending' } },
        y: measure('sum'),
        color: { field: 'kind' },
      }),
    ));
  test('sorted in the order of the data', () =>
    expectPushed(bar({ x: { ...x, sort: null }, y: measure('sum', 'i') })));
  test('sorted by a mean of several groups is left to Vega-Lite', () =>
    expectLeft(bar({ x: { ...x, sort: '-y' }, y: measure('mean'), color: { field: 'kind' } })));
  test('a histogram with its mean', () =>
    expectPushed({
      data,
      layer: [
        { mark: 'bar', encoding: { x: { bin: true, field: 'value' }, y: { aggregate: 'count' } } },
        { mark: 'rule', encoding: { x: measure('mean'), color: { value: 'red' } } },
      ],
    }));
  test('shared encodings of a layer', () =>
    expectPushed({
      data,
      encoding: { x, y: measure('mean') },
      layer: [
        { mark: 'bar' },
        { mark: { type: 'text', dy: -5 }, encoding: { text: measure('mean', 'value', { format: '.3f' }) } },
      ],
    }));
  test('layers that would title an axis otherwise are left to Vega-Lite', () =>
    expectLeft({
      data,
      layer: [
        { mark: 'bar', encoding: { x, y: { aggregate: 'count' } } },
        { mark: 'point', encoding: { x, y: measure('mean') } },
      ],
    }));
  test('facets by a channel', () =>
    expectPushed(bar({ x, y: measure('mean'), row: { field: 'kind', type: 'nominal' } })));
  test('bins in facets', () =>
    expectPushed(
      bar({
        x: { bin: true, field: 'value' },
        y: { aggregate: 'count' },
        column: { field: 'kind', type: 'nominal' },
      }),
    ));
  test('a facet around a view', () =>
    expectPushed({
      data,
      facet: { field: 'kind', type: 'nominal' },
      columns: 2,
      spec: { mark: 'bar', encoding: { x, y: measure('mean') } },
    }));
  test('views side by side', () =>
    expectPushed({
      data,
      hconcat: [
        { mark: 'bar', encoding: { x, y: measure('mean') } },
        { mark: 'bar', encoding: { x: { field: 'kind' }, y: { aggregate: 'count' } } },
      ],
    }));
  test.each([
    ['transforms', bar({ x, y: measure('mean') }, { transform: [{ filter: 'datum.value > 0' }] })],
    [
      'conditions on rows',
      bar({
        x,
        y: measure('mean'),
        color: { condition: { test: 'datum.region == "north"', value: 'red' }, value: 'grey' },
      }),
    ],
    ['other aggregates', bar({ x, y: measure('stderr') })],
    ['intervals', { data, mark: 'errorbar', encoding: { x, y: { field: 'value', type: 'quantitative' } } }],
    ['selections', bar({ x, y: measure('mean') }, { params: [{ name: 'pick', select: 'point' }] })],
  ] as const)('%s are left to Vega-Lite', (_, chart) => expectLeft(chart));
});

test('a mark that reads no column is drawn once', async () => {
  const { threaded } = await prepare({
    data,
    layer: [bar({ x, y: measure('mean') }), { mark: 'rule', encoding: { y: { datum: 5 } } }],
  });
  const rows = decodedRows(threaded.chart.datasets);
  expect(Object.values(rows).map(each => each.length)).toEqual([5, 1]);
});

test('a million rows become the groups that SQL gives', async () => {
  const sql = `SELECT i % 5 AS g, i * 0.5 AS v, DATE '2010-01-01' + (i % 3650)::INTEGER AS d FROM range(1000000) AS t(i)`;
  const sources = await openSources({ files: { 'analyses/all.sql': sql } });
  const chart = {
    data,
    mark: 'line',
    encoding: { x: { timeUnit: 'year', field: 'd' }, y: measure('mean', 'v'), color: { field: 'g' } },
  };
  const threaded = await prepareThreaded(
    { path, text: JSON.stringify(chart), parameters: {}, theme: 'light' },
    sources,
    never,
  );
  const result = await sources.query(
    {
      sql: `SELECT year(d)::DOUBLE AS y, g::DOUBLE AS g, avg(v) AS v FROM (${sql}) GROUP BY ALL`,
      path: '',
      parameters: {},
    },
    never,
  );
  const expected = chartRows(
    tableFromIPC(await result.arrow(`SELECT c0, c1, c2 FROM "my result" ORDER BY ALL`, never)),
  );
  const drawn = Object.values(decodedRows(threaded.chart.datasets))[0] as {
    d: number;
    g: number;
    v: number;
  }[];
  const flat = drawn
    .map(({ d, g, v }) => [new Date(d).getUTCFullYear(), g, v])
    .sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0) || (a[1] ?? 0) - (b[1] ?? 0));
  expect(threaded.chart.queryRows).toBe(1_000_000);
  expect(flat).toEqual(expected.map(({ c0, c1, c2 }) => [c0, c1, c2]));
});
