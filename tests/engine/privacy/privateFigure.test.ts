import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startEngine, studyOf } from '../openStudy';

/** Trust by role: how many people each row of staff.csv stands for. */
const staff = [
  ['RR8', 'nurse', 41],
  ['RR8', 'porter', 3],
  ['RTP', 'nurse', 28],
  ['RTP', 'porter', 17],
] as const;
const people = staff.flatMap(([trust, role, n]) => Array.from({ length: n }, () => `${trust},${role}`));

const study = (privacy: string) => ({
  'study.yaml': `title: T\nload:\n  cases: { from: trusts.csv }\n  staff: { from: staff.csv }\nprivacy: ${privacy}\n`,
  'trusts.csv':
    'case_id,name,short_name,colour,sort_order\nRR8,Leeds,LTHT,#1560D4,2\nRTP,Surrey,SASH,#087F77,1\n',
  'staff.csv': `case_id,role\n${people.join('\n')}\n`,
  'analyses/staff.sql':
    'SELECT case_id, role, count(*) AS n FROM staff GROUP BY ALL ORDER BY ALL -- not only RR8',
  'analyses/people.sql': 'SELECT case_id, role FROM staff',
});
const words = {
  title: 'Staff of RR8 and SASH',
  caption: 'Leeds (LTHT) has most.',
  alt: 'Bars for RTP.',
  source: '',
};
const labelled = {
  data: { url: 'staff.sql' },
  usermeta: { figure: words },
  mark: 'text',
  encoding: {
    x: { field: 'role' },
    y: { field: 'case_id', sort: ['RR8', 'RTP'] },
    text: { field: 'n' },
    color: { field: 'case_id' },
  },
};
const counted = {
  data: { url: 'people.sql' },
  mark: 'text',
  encoding: { x: { field: 'role' }, y: { field: 'case_id' }, text: { aggregate: 'count' } },
};

async function exported(privacy: string, chart: object) {
  const folder = studyOf(study(privacy));
  const ask = startEngine();
  await ask('study.open', { folder });
  const text = JSON.stringify(chart);
  const request = { path: 'analyses/a.vl.json', text, parameters: {} };
  await ask('figure.export', {
    ...request,
    formats: ['svg'],
    dotsPerInch: null,
    folder: 'figures',
    name: 'a',
  });
  const svg = await readFile(join(folder, 'figures/a.svg'), 'utf8');
  const drawn = svg.replace(/<metadata.*<\/metadata>/s, '');
  const texts = [...drawn.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(match => match[1] ?? '');
  return { svg, texts, thread: await ask('figure.thread', { path: 'figures/a.svg' }), ask, request };
}

test('without settings a figure shows the counts as they are', async () => {
  const { texts, thread } = await exported('', labelled);
  expect(texts.filter(text => /^\d+$/.test(text)).sort()).toEqual(['17', '28', '3', '41']);
  expect(thread.privacy).toBeNull();
});

test('a small count is not in the figure, the others are rounded, and figure and thread say so', async () => {
  const { texts, thread, ask, request } = await exported('{ smallest_count: 5, round_to: 5 }', labelled);
  expect(texts.filter(text => /^\d+$/.test(text)).sort()).toEqual(['15', '30', '40']);
  expect(texts.join(' ')).toContain('Counts below 5 are suppressed and others rounded to the nearest 5.');
  expect(thread.privacy).toMatchObject({ suppressed_values: 1, rounded_values: 3, count_columns: ['n'] });
  const prepared = await ask('chart.prepare', { ...request, theme: 'light' });
  expect(prepared.notes).toEqual([]);
});

test('secondary suppression keeps a total from giving a count away', async () => {
  const { texts } = await exported('{ smallest_count: 5, secondary_suppression: true }', labelled);
  expect(texts.filter(text => /^\d+$/.test(text))).toEqual([]);
});

test('a count that the chart makes itself is protected likewise', async () => {
  expect((await exported('', counted)).texts.filter(text => /^\d+$/.test(text)).sort()).toEqual([
    '17',
    '28',
    '3',
    '41',
  ]);
  const { texts, thread } = await exported('{ smallest_count: 5, round_to: 5 }', counted);
  expect(texts.filter(text => /^\d+$/.test(text)).sort()).toEqual(['15', '30', '40']);
  expect(thread.privacy).toMatchObject({ suppressed_values: 1, rounded_values: 3 });
});

test('a count that only Vega could make is refused', async () => {
  const transform = [{ aggregate: [{ op: 'count', as: 'n' }], groupby: ['role'] }];
  const chart = { ...counted, transform, encoding: { x: { field: 'role' }, text: { field: 'n' } } };
  await expect(exported('{ smallest_count: 5 }', chart)).rejects.toThrow(
    'The chart counts rows itself (count)',
  );
  await expect(exported('{ anonymise_cases: true }', chart)).resolves.toBeDefined();
  const unread = { ...chart, encoding: { x: { field: 'role' }, text: { field: 'role' } } };
  await expect(exported('{ smallest_count: 5 }', unread)).resolves.toBeDefined();
  const said = { ...unread, encoding: { ...unread.encoding, text: { value: { expr: 'datum.n' } } } };
  await expect(exported('{ smallest_count: 5 }', said)).rejects.toThrow(
    'The chart counts rows itself (count)',
  );
});

test('no name of a case is anywhere in an anonymised figure, and cases keep their colours', async () => {
  const { svg, texts, thread } = await exported('{ anonymise_cases: true }', labelled);
  expect(svg).not.toMatch(/RR8|RTP|Leeds|LTHT|Surrey|SASH/);
  expect(texts).toEqual(expect.arrayContaining(['Trust A', 'Trust B', 'Staff of Trust B and Trust A']));
  expect(texts).toContain('Trust B (Trust B) has most.');
  expect(svg.toLowerCase()).toContain('#1560d4');
  expect(thread.figure.alt).toBe('Bars for Trust A.');
  expect(thread.queries[0]?.text).toContain('-- not only Trust B');
  expect(thread.privacy).toMatchObject({ anonymise_cases: true, anonymised_values: 4 });
});

test('nothing is drawn under settings that are not clear', async () => {
  await expect(exported('{ smallest_count: few }', labelled)).rejects.toThrow('Nothing is exported while');
});
