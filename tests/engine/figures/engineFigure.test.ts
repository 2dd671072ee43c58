import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startEngine, studyOf } from '../openStudy';

const outcomes = `case_id,measure_id,period,value,source
RR8,ae_4h,2016-04-01,91.5,synthetic
RR8,ae_4h,2016-05-01,88.0,synthetic
RTP,ae_4h,2016-04-01,95.0,synthetic
RTP,ae_4h,2016-05-01,not known,synthetic
`;
const chart = {
  title: 'Two trusts',
  description: 'Bar chart of two trusts.',
  data: { url: 'monthly.sql' },
  mark: 'bar',
  encoding: {
    x: { field: 'series', type: 'nominal' },
    y: { aggregate: 'mean', field: 'value', type: 'quantitative' },
    color: { field: 'series' },
  },
};
const files = {
  'study.yaml':
    'title: Trusts\nload:\n  cases: { from: data/trusts.csv }\n  outcomes: { from: data/outcomes.csv, types: { value: double } }\n',
  'data/trusts.csv':
    'case_id,name,short_name,colour\nRR8,Leeds,LTHT,#1560D4\nRTP,Surrey and Sussex,SASH,#087F77\n',
  'data/outcomes.csv': outcomes,
  'analyses/monthly.sql':
    "-- param measure: varchar = 'ae_4h'\nSELECT c.short_name AS series, o.value FROM outcomes AS o JOIN cases AS c USING (case_id) WHERE o.measure_id = $measure",
  'analyses/two.vl.json': JSON.stringify(chart),
};

test('the engine prepares and exports a chart of a study, and reads its thread again', async () => {
  const folder = studyOf(files);
  const ask = startEngine();
  await ask('study.open', { folder });
  const request = { path: 'analyses/two.vl.json', text: JSON.stringify(chart), parameters: {} };
  const prepared = await ask('chart.prepare', { ...request, theme: 'dark' });
  expect(prepared.specification).toContain('#6FB4E8');
  expect(prepared.lineage).toMatchObject({ tables: ['cases', 'outcomes'], synthetic: true });
  expect(prepared.notes).toEqual([
    'Synthetic data: not findings about real organisations.',
    '1 row of outcomes.csv could not be read and is not in this figure.',
  ]);
  const exported = await ask('figure.export', {
    ...request,
    formats: ['svg', 'png', 'pdf'],
    dotsPerInch: 300,
    folder: 'figures',
    name: 'two',
  });
  expect(exported.files).toHaveLength(4);
  expect(await readFile(join(folder, 'figures/two.svg'), 'utf8')).toContain('Mean of value');
  for (const ending of ['svg', 'png', 'pdf', 'thread.json']) {
    const thread = await ask('figure.thread', { path: `figures/two.${ending}` });
    expect(thread.files.map(({ path }) => path)).toEqual(['data/outcomes.csv', 'data/trusts.csv']);
    expect(thread.queries[0]).toMatchObject({ parameters: { measure: 'ae_4h' }, rows: 3 });
    expect(thread.tables.find(({ name }) => name === 'outcomes')?.rejected_rows).toBe(1);
  }
});

test.each(['.', 'data/.', 'no.such'.repeat(900)])(
  'a text in a query that names no file is none: %.9s',
  async text => {
    const sql = `SELECT DISTINCT string_split(name, '${text}')[1] AS series FROM cases`;
    const folder = studyOf({ ...files, 'analyses/parts.sql': sql });
    const ask = startEngine();
    await ask('study.open', { folder });
    const parts = {
      ...chart,
      data: { url: 'parts.sql' },
      encoding: { x: { field: 'series', type: 'nominal' } },
    };
    await ask('figure.export', {
      path: 'analyses/parts.vl.json',
      text: JSON.stringify(parts),
      parameters: {},
      formats: ['svg'],
      dotsPerInch: 300,
      folder: 'figures',
      name: 'parts',
    });
    const thread = await ask('figure.thread', { path: 'figures/parts.svg' });
    expect(thread.files.map(({ path }) => path)).toEqual(['data/trusts.csv']);
  },
);

test.each(['http://example.org/a.sql', '../../outside.sql', 'file:///etc/passwd'])(
  'the engine refuses a chart of %s',
  async url => {
    const ask = startEngine();
    await ask('study.open', { folder: studyOf(files) });
    const text = JSON.stringify({ ...chart, data: { url } });
    await expect(
      ask('chart.prepare', { path: 'analyses/two.vl.json', text, parameters: {}, theme: 'light' }),
    ).rejects.toMatchObject({ code: 'refused' });
  },
);
