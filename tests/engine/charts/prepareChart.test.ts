import { tableFromIPC } from 'apache-arrow';
import { describe, expect, test } from 'vitest';
import { chartRows } from '../../../main/contract/cellText';
import { Failure } from '../../../main/contract/failure';
import type { ChartRequest } from '../../../main/contract/figure';
import { caseMark, contrast } from '../../../main/contract/caseMarks';
import { prepareChart } from '../../../main/engine/charts/prepareChart';
import { openSources, trusts } from './openSources';
import type { Given } from './openSources';

const never = new AbortController().signal;

const request = (chart: unknown, more: Partial<ChartRequest> = {}): ChartRequest => ({
  path: 'analyses/chart.vl.json',
  text: typeof chart === 'string' ? chart : JSON.stringify(chart, null, 2),
  parameters: {},
  theme: 'light',
  ...more,
});

const monthly = `SELECT * FROM (VALUES
  ('LTHT', DATE '2016-04-01', 91.5, 10), ('SASH', DATE '2016-04-01', 95.0, 20),
  ('LTHT', DATE '2016-05-01', 88.0, 30), ('SASH', DATE '2016-05-01', NULL, 40)) AS t(series, period, value, attendances)`;

const study: Given = { files: { 'analyses/monthly.sql': monthly }, cases: trusts };

async function prepared(chart: unknown, given: Given = study, more: Partial<ChartRequest> = {}) {
  const sources = await openSources(given);
  const answer = await prepareChart(request(chart, more), sources, never);
  const specification = JSON.parse(answer.specification) as Record<string, never>;
  const rows = Object.fromEntries(
    Object.entries(answer.datasets).map(([name, bytes]) => [name, chartRows(tableFromIPC(bytes))]),
  );
  return { answer, specification, rows, sources };
}

async function failure(chart: unknown, given: Given = study): Promise<Failure> {
  const error: unknown = await prepared(chart, given).catch((thrown: unknown) => thrown);
  if (error instanceof Failure) return error;
  throw new Error(`Expected a Failure, not ${JSON.stringify(error)}`);
}

const line = {
  data: { url: 'monthly.sql' },
  mark: 'line',
  encoding: {
    x: { field: 'period', type: 'temporal' },
    y: { field: 'value', type: 'quantitative' },
    color: { field: 'series', type: 'nominal' },
  },
};

describe('data', () => {
  test('a saved query becomes its rows, with no more columns than the chart reads', async () => {
    const { answer, specification, rows, sources } = await prepared(line);
    expect(specification['data']).toEqual({ name: 'query_1' });
    expect(Object.keys(rows)).toEqual(['query_1']);
    expect(rows['query_1']?.[0]).toEqual({ series: 'LTHT', period: Date.UTC(2016, 3, 1), value: 91.5 });
    expect(rows['query_1']).toHaveLength(4);
    expect(answer.queryRows).toBe(4);
    expect(sources.opened).toEqual({ queries: 1, closed: 1 });
  });

  test('a query that is named twice, and looked up, runs once', async () => {
    const lookup = {
      lookup: 'series',
      from: { data: { url: './monthly.sql' }, key: 'series', fields: ['attendances'] },
    };
    const chart = { hconcat: [line, { ...line, transform: [lookup] }] };
    const { rows, sources } = await prepared(chart);
    expect(sources.opened).toEqual({ queries: 1, closed: 1 });
    expect(Object.keys(rows['query_1']?.[0] ?? {})).toEqual(['series', 'period', 'value', 'attendances']);
  });

  test('inline values and named data stay as they are', async () => {
    const values = [{ url: 'http://example.org', series: 'a' }];
    const { specification } = await prepared({
      data: { values },
      mark: 'bar',
      encoding: { x: { field: 'series' } },
    });
    expect(specification['data']).toEqual({ values });
  });

  test.each([
    ['the whole row', { ...line, mark: { type: 'line', tooltip: { content: 'data' } } }, 4],
    [
      'a column by expression',
      { ...line, params: [{ name: 'p', value: 'x' }], mark: { type: 'text', text: { expr: 'datum[p]' } } },
      4,
    ],
    [
      'a named column by expression',
      { ...line, mark: { type: 'text', text: { expr: 'datum.attendances' } } },
      4,
    ],
    ['three columns', { ...line, mark: { type: 'text', text: { expr: 'datum["value"] + 1' } } }, 3],
  ])('a chart that reads %s has it', async (_, chart, columns) => {
    const { rows } = await prepared(chart);
    expect(Object.keys(rows['query_1']?.[0] ?? {})).toHaveLength(columns);
  });

  test('parameters: the query declares, the chart sets, the person decides', async () => {
    const files = {
      'analyses/p.sql':
        '-- param low: integer = 1\n-- param high: integer = 2\n-- param other: integer = 3\nSELECT $low::INTEGER AS low, $high::INTEGER AS high, $other::INTEGER AS other',
    };
    const chart = {
      data: { url: 'p.sql' },
      usermeta: { query: { params: { high: 20, other: 30 } } },
      mark: 'point',
      encoding: { x: { field: 'low' }, y: { field: 'high' }, tooltip: { field: 'other' } },
    };
    const { rows } = await prepared(chart, { files }, { parameters: { other: '300' } });
    expect(rows['query_1']).toEqual([{ low: 1, high: 20, other: 300 }]);
  });

  test('a parameter that no query uses is a mistake of the chart', async () => {
    const chart = { ...line, usermeta: { query: { params: { mesure: 'ae' } } } };
    expect((await failure(chart)).message).toBe(
      'The chart sets the parameter "mesure" (usermeta.query.params), which none of its queries uses.',
    );
  });

  test('a query of the library is found beside a chart of the library, and by its name from a study', async () => {
    const files = { 'library:spc/a.sql': monthly };
    const beside = { ...line, data: { url: 'a.sql' } };
    expect((await prepared(beside, { files }, { path: 'library:spc/c.vl.json' })).answer.queryRows).toBe(4);
    const named = { ...line, data: { url: 'library:spc/a.sql' } };
    expect((await prepared(named, { files })).answer.queryRows).toBe(4);
  });

  test('repeated column names are told apart', async () => {
    const files = { 'analyses/monthly.sql': 'SELECT 1 AS v, 2 AS v' };
    const chart = {
      data: { url: 'monthly.sql' },
      mark: 'point',
      encoding: { x: { field: 'v' }, y: { field: 'v_1' } },
    };
    expect((await prepared(chart, { files })).rows['query_1']).toEqual([{ v: 1, v_1: 2 }]);
  });

  test('more rows than a chart draws are refused, never sampled', async () => {
    const given = {
      files: {
        'analyses/monthly.sql': 'SELECT i AS series, i AS period, i AS value FROM range(50001) AS t(i)',
      },
    };
    const raw = await failure(line, given);
    expect(raw.code).toBe('chart');
    expect(raw.message).toBe(
      'The chart needs 50,001 rows of "analyses/monthly.sql", more than the 50,000 that a chart draws. Aggregate them in the query, or in the chart\'s encoding (aggregate, bin, timeUnit).',
    );
    const grouped = { ...line, encoding: { x: { field: 'series' }, y: { aggregate: 'count' } } };
    expect((await failure(grouped, given)).message).toContain('needs 50,001 groups of rows of');
    const fine = {
      files: {
        'analyses/monthly.sql': 'SELECT i AS series, i AS period, i AS value FROM range(50000) AS t(i)',
      },
    };
    expect((await prepared(line, fine)).rows['query_1']).toHaveLength(50_000);
  });
});

describe('refusals', () => {
  const addresses = [
    'http://example.org/a.sql',
    'https://example.org/a.sql',
    'HTTPS://example.org/a.sql',
    '//example.org/a.sql',
    'file:///etc/passwd',
    'data:text/csv,a',
    '/etc/passwd.sql',
    'C:\\study\\a.sql',
    '\\\\server\\a.sql',
    '../../outside.sql',
    '../../../etc/passwd',
    'library:../../outside.sql',
    'monthly.csv',
    'javascript:alert(1).sql',
  ];
  test.each(addresses)('data from %s', async address => {
    const refused = await failure({ ...line, data: { url: address } });
    expect(refused.code).toBe('refused');
    expect(refused.message).toContain(`The chart asks for "${address}", which`);
    expect(refused.place).toMatchObject({ path: 'analyses/chart.vl.json', line: 3, column: 12 });
  });

  test.each([
    ['in a layer', { layer: [line, { ...line, data: { url: 'file:///etc/passwd' } }] }],
    ['in a concatenation', { hconcat: [{ vconcat: [{ ...line, data: { url: 'http://x' } }] }] }],
    ['in a facet', { data: { url: 'http://x' }, facet: { field: 'a' }, spec: line }],
    [
      'in a look-up',
      { ...line, transform: [{ lookup: 'a', from: { data: { url: 'http://x' }, key: 'a' } }] },
    ],
    ['as a record', { ...line, data: { url: { signal: '"http://x"' } } }],
    ['of a picture', { data: { values: [{}] }, mark: { type: 'image', url: 'http://x/a.png' } }],
    ['of pictures by a column', { ...line, mark: 'image', encoding: { url: { field: 'series' } } }],
    ['of a picture by value', { ...line, mark: 'image', encoding: { url: { value: 'file:///a.png' } } }],
    ['of a style', { ...line, config: { style: { a: { url: 'http://x' } } } }],
    ['of a link that runs', { ...line, mark: { type: 'bar', href: 'javascript:alert(1)' } }],
    [
      'of a link without encryption',
      { ...line, encoding: { ...line.encoding, href: { value: 'http://x' } } },
    ],
  ])('an address %s', async (_, chart) => {
    expect((await failure(chart)).code).toBe('refused');
  });

  test('an https link is a link like any', async () => {
    const chart = { ...line, encoding: { ...line.encoding, href: { value: 'https://www.england.nhs.uk' } } };
    expect((await prepared(chart)).answer.queryRows).toBe(4);
  });
});

describe('mistakes', () => {
  test('text that is not JSON says where', async () => {
    const broken = await failure('{\n  "mark": "line",\n  "encoding": { "x": }\n}');
    expect(broken.code).toBe('chart');
    expect(broken.message).toBe('The chart is not valid JSON: line 3, column 22: a value was expected here.');
    expect(broken.place).toMatchObject({ path: 'analyses/chart.vl.json', line: 3, column: 22 });
  });

  test('text that is no object is no chart', async () => {
    expect((await failure('[1, 2]')).message).toContain('A chart is one JSON object');
  });

  test('an unknown field names the query, its columns and the place', async () => {
    const unknown = await failure({
      ...line,
      encoding: { ...line.encoding, y: { field: 'valeu', type: 'quantitative' } },
    });
    expect(unknown.message).toBe(
      'The chart uses the field "valeu", which its query "analyses/monthly.sql" does not return. It returns: series, period, value, attendances.',
    );
    expect(unknown.place).toMatchObject({ line: 12, column: 16, endColumn: 23 });
  });

  test.each([
    ['calculated', [{ calculate: 'datum.value * 2', as: 'made' }]],
    ['aggregated', [{ aggregate: [{ op: 'mean', field: 'value', as: 'made' }], groupby: ['series'] }]],
    ['looked up', [{ lookup: 'series', from: { data: { values: [] }, key: 'k', fields: ['made'] } }]],
    ['pivoted', [{ pivot: 'series', value: 'value' }]],
  ])('a field that a transform has %s is known', async (_, transform) => {
    const chart = { ...line, transform, encoding: { y: { field: 'made', type: 'quantitative' } } };
    expect((await prepared(chart)).answer.queryRows).toBe(4);
  });

  test('unknown fields of facets, of orders and of layers', async () => {
    const facet = {
      data: line.data,
      facet: { row: { field: 'nobody' } },
      spec: { mark: 'line', encoding: line.encoding },
    };
    expect((await failure(facet)).message).toContain('"nobody"');
    const order = { ...line, mark: 'bar', encoding: { x: { field: 'series', sort: { field: 'rank' } } } };
    expect((await failure(order)).message).toContain('"rank"');
    const layer = {
      data: line.data,
      encoding: line.encoding,
      layer: [{ mark: 'line' }, { mark: 'text', encoding: { text: { field: 'label' } } }],
    };
    expect((await failure(layer)).message).toContain('"label"');
  });

  test('a query that fails leaves nothing open', async () => {
    const sources = await openSources({
      files: { 'analyses/monthly.sql': monthly, 'analyses/bad.sql': 'SELECT nothing' },
    });
    const chart = { hconcat: [line, { ...line, data: { url: 'bad.sql' } }] };
    await expect(prepareChart(request(chart), sources, never)).rejects.toThrow('nothing');
    expect(sources.opened).toEqual({ queries: 2, closed: 1 });
  });

  test.each([{ width_mm: '180' }, { height_mm: 0 }, { dpi: 1e9 }])(
    'a size that is none: %j',
    async figure => {
      expect((await failure({ ...line, usermeta: { figure } })).message).toContain('must be a number from');
    },
  );
});

describe('cases', () => {
  const scale = (specification: Readonly<Record<string, unknown>>, channel: string) => {
    const encoding = specification['encoding'] as Record<
      string,
      { scale?: { domain: string[]; range: string[] } }
    >;
    return encoding[channel]?.scale;
  };
  const shaped = { ...line, mark: 'point', encoding: { ...line.encoding, shape: { field: 'series' } } };

  test('have their colours and shapes, in the order of the study', async () => {
    const { specification } = await prepared(shaped);
    expect(scale(specification, 'color')).toEqual({
      domain: ['LTHT', 'SASH'],
      range: ['#1560D4', '#087F77'],
    });
    expect(scale(specification, 'shape')).toEqual({ domain: ['LTHT', 'SASH'], range: ['circle', 'square'] });
  });

  test('have the counterparts of their colours in the dark', async () => {
    const { specification } = await prepared(shaped, study, { theme: 'dark' });
    expect(scale(specification, 'color')?.range).toEqual(['#6FB4E8', '#66E0B8']);
  });

  test.each(['name', 'id'] as const)('are known by their %s', async label => {
    const [first, , third] = trusts.map(each => each[label]);
    const files = {
      'analyses/monthly.sql': `SELECT * FROM (VALUES ('${third ?? ''}', 1, 2), ('${first ?? ''}', 1, 2)) AS t(series, period, value)`,
    };
    const { specification } = await prepared(line, { files, cases: trusts });
    expect(scale(specification, 'color')).toEqual({ domain: [first, third], range: ['#1560D4', '#9A6700'] });
  });

  test('are not guessed where a value is no case, or where the author chose', async () => {
    const files = { 'analyses/monthly.sql': monthly.replaceAll('LTHT', 'England') };
    expect(scale((await prepared(line, { files, cases: trusts })).specification, 'color')).toBeUndefined();
    const chosen = {
      ...line,
      encoding: { ...line.encoding, color: { field: 'series', scale: { scheme: 'viridis' } } },
    };
    expect(scale((await prepared(chosen)).specification, 'color')).toEqual({ scheme: 'viridis' });
  });

  test('keep a readable colour in the dark whatever the study gives', () => {
    const [trust] = trusts;
    if (!trust) throw new Error('no trust');
    for (const colour of ['#000000', '#123', '#4B0082', 'url(javascript:1)', null]) {
      const mark = caseMark({ ...trust, colour }, 6, 'dark');
      expect(contrast(mark.colour, '#1F1F1F')).toBeGreaterThanOrEqual(4.5);
    }
    expect(caseMark({ ...trust, colour: 'red; }' }, 0, 'light').colour).toBe('#1560D4');
  });
});

describe('the figure around the chart', () => {
  test('has the words, the size and the notes of the chart file and its data', async () => {
    const figure = { caption: 'A caption.', source: 'NHS England', width_mm: 85, dpi: 600 };
    const chart = { ...line, title: 'Two trusts', description: 'Line chart.', usermeta: { figure } };
    const tables = [
      { name: 'ratings', rows: 9, rejected_rows: 2, files: ['data/timelines/cqc-ratings.csv'] },
      { name: 'outcomes', rows: 9, rejected_rows: 1, files: ['a.csv', 'b.csv'] },
      { name: 'cases', rows: 5, rejected_rows: 0, files: ['data/trusts.csv'] },
    ];
    const { answer } = await prepared(chart, { ...study, synthetic: true, description: { tables } });
    expect(answer.words).toEqual({
      title: 'Two trusts',
      caption: 'A caption.',
      alt: 'Line chart.',
      source: 'NHS England',
    });
    expect(answer.size).toEqual({ widthMillimetres: 85, heightMillimetres: 100, dotsPerInch: 600 });
    expect(answer.notes).toEqual([
      'Synthetic data: not findings about real organisations.',
      '2 rows of cqc-ratings.csv could not be read and are not in this figure.',
      '1 row of the files of outcomes could not be read and is not in this figure.',
    ]);
  });

  test("is sized, themed and titled, under the chart's own config", async () => {
    const chart = {
      ...line,
      config: { axis: { grid: false } },
      usermeta: { figure: { title: 'For the figure' } },
    };
    const { specification } = await prepared(chart, study, { theme: 'dark' });
    expect(specification).toMatchObject({
      width: 680,
      height: 378,
      background: '#1F1F1F',
      title: { text: ['For the figure'] },
      config: { font: 'Inter', axis: { grid: false, gridColor: '#333333' }, legend: { orient: 'top' } },
    });
  });
});
