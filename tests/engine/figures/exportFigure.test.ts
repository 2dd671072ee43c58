import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Failure } from '../../../main/contract/failure';
import type { ExportRequest } from '../../../main/contract/figure';
import { exportFigure } from '../../../main/engine/figures/exportFigure';
import { readChunks } from '../../../main/engine/figures/pngChunks';
import { readThread } from '../../../main/engine/figures/readThread';
import { openSources, trusts } from '../charts/openSources';
import type { Given } from '../charts/openSources';

const run = promisify(execFile);
const fonts = resolve('node_modules/@expo-google-fonts');
const never = new AbortController().signal;
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'golden-thread-figures-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const sql = `SELECT * FROM (VALUES ('LTHT', DATE '2016-04-01', 91.5), ('LTHT', DATE '2017-04-01', 88.0),
  ('SASH', DATE '2016-04-01', 95.0), ('SASH', DATE '2017-04-01', 96.5)) AS t(series, period, value)`;
const files = { path: 'data/ae.csv', sha256: 'ab'.repeat(32), bytes: 12 };
const study: Given = {
  files: { 'analyses/monthly.sql': sql },
  cases: trusts,
  synthetic: true,
  description: {
    files: [files],
    tables: [{ name: 'outcomes', rows: 4, rejected_rows: 0, files: [files.path] }],
  },
};
const figure = {
  title: 'Two trusts & their "journeys" <2016–2017>',
  alt: 'Line chart: Leeds falls; Surrey rises – “both” ≥ 88 %.',
  caption: 'Leeds and Surrey (Dorking).',
  source: 'NHS England\\trailing (OGL v3.0)',
  width_mm: 120,
  height_mm: 80,
};
const line = {
  data: { url: 'monthly.sql' },
  mark: { type: 'line', point: true },
  usermeta: { figure },
  encoding: {
    x: { field: 'period', type: 'temporal', title: null },
    y: { field: 'value', type: 'quantitative', scale: { zero: false } },
    color: { field: 'series', title: null },
    shape: { field: 'series', title: null },
  },
};

const request = (chart: object, more: Partial<ExportRequest> = {}): ExportRequest => ({
  path: 'analyses/chart.vl.json',
  text: JSON.stringify(chart),
  parameters: {},
  formats: ['svg', 'png', 'pdf'],
  dotsPerInch: null,
  folder,
  name: 'figure-1',
  ...more,
});

const write = (path: string, bytes: Uint8Array) => writeFile(path, bytes);
const now = () => new Date('2026-11-22T14:02:00Z');

async function exported(chart: object, more: Partial<ExportRequest> = {}, given = study) {
  return exportFigure(request(chart, more), await openSources(given), { fonts, write, now }, never);
}

async function failure(chart: object, more: Partial<ExportRequest> = {}): Promise<Failure> {
  const error: unknown = await exported(chart, more).catch((thrown: unknown) => thrown);
  if (error instanceof Failure) return error;
  throw new Error(`Expected a Failure, not ${JSON.stringify(error)}`);
}

describe('an exported figure', () => {
  test('is written in each format, the thread last', async () => {
    const { files: written } = await exported(line);
    expect(written).toEqual(
      ['svg', 'png', 'pdf', 'thread.json'].map(ending => `${folder}/figure-1.${ending}`),
    );
  });

  test('carries its thread in every format and beside it', async () => {
    const { files: written } = await exported(line);
    const threads = await Promise.all(written.map(readThread));
    const text = JSON.stringify(line);
    expect(threads[0]).toMatchObject({
      golden_thread: 1,
      figure: { ...figure, notes: ['Synthetic data: not findings about real organisations.'] },
      chart: {
        path: 'analyses/chart.vl.json',
        sha256: createHash('sha256').update(text).digest('hex'),
        bytes: Buffer.byteLength(text),
      },
      queries: [{ path: 'analyses/monthly.sql', text: sql, parameters: {}, rows: 4 }],
      files: [files],
      versions: { duckdb: '1.5.6', vega: '6.4.0' },
      created_at: '2026-11-22T14:02:00.000Z',
    });
    for (const thread of threads) expect(thread).toEqual(threads[0]);
  });

  test('SVG: valid XML of its size in millimetres, with alt text, title and text as text', async () => {
    await exported(line);
    const file = join(folder, 'figure-1.svg');
    const svg = await readFile(file, 'utf8');
    expect(svg).toContain('width="120mm" height="80mm" viewBox="0 0 453.5433 302.3622" role="img"');
    expect(svg).toContain('<desc>Line chart: Leeds falls; Surrey rises – “both” ≥ 88 %.</desc>');
    expect(svg).toContain('<title>Two trusts &amp; their &quot;journeys&quot; &lt;2016–2017&gt;</title>');
    expect(svg).toMatch(/font-family="Inter, Arial, sans-serif"[^>]*>LTHT</);
    expect(svg).toContain('>Synthetic data: not findings about real organisations.</text>');
    expect(svg).toContain('#1560D4');
    await run('xmllint', ['--noout', file]);
  });

  test('no text is under 7 points, and none leaves the figure', async () => {
    await exported(
      { ...line, usermeta: { figure: { ...figure, width_mm: 85, height_mm: 70 } } },
      { formats: ['svg'] },
    );
    const svg = await readFile(join(folder, 'figure-1.svg'), 'utf8');
    const sizes = [...svg.matchAll(/font-size="([\d.]+)px"/g)].map(([, size]) => Number(size));
    expect(Math.min(...sizes) * 0.75).toBeGreaterThanOrEqual(7);
  });

  test.each([
    [72, 340, 227],
    [300, 1417, 945],
    [601, 2839, 1893],
  ])('PNG at %i dots per inch is %i by %i pixels and says so', async (dotsPerInch, width, height) => {
    await exported(line, { formats: ['png'], dotsPerInch });
    const chunks = readChunks(await readFile(join(folder, 'figure-1.png')));
    const [header, resolution] = chunks.map(({ data }) => Buffer.from(data));
    expect(chunks.map(({ type }) => type).slice(0, 5)).toEqual(['IHDR', 'pHYs', 'iTXt', 'iTXt', 'iTXt']);
    expect([header?.readUInt32BE(0), header?.readUInt32BE(4)]).toEqual([width, height]);
    const perMetre = Math.round(dotsPerInch / 0.0254);
    expect([resolution?.readUInt32BE(0), resolution?.readUInt32BE(4), resolution?.[8]]).toEqual([
      perMetre,
      perMetre,
      1,
    ]);
  });

  test('PDF: one page of its size, vector, its fonts within, its words as metadata', async () => {
    await exported(line);
    const file = join(folder, 'figure-1.pdf');
    const info = (await run('pdfinfo', [file])).stdout;
    expect(info).toMatch(/Title: +Two trusts & their "journeys" <2016–2017>/);
    expect(info).toMatch(/Subject: +Line chart: Leeds falls/);
    expect(info).toMatch(/Pages: +1\n/);
    expect(info).toMatch(/Page size: +340.157 x 226.772 pts/);
    expect(info).toMatch(/Tagged: +yes/);
    const listed = (await run('pdffonts', [file])).stdout.trim().split('\n').slice(2);
    expect(listed.length).toBeGreaterThan(0);
    for (const font of listed) expect(font).toMatch(/\+Inter-(Regular|SemiBold) .* yes yes yes /);
    expect((await run('pdfimages', ['-list', file])).stdout.trim().split('\n')).toHaveLength(2);
    expect((await run('pdftotext', [file, '-'])).stdout).toContain('NHS England\\trailing (OGL v3.0)');
  });

  test('fills its box whatever stands out of the plots', async () => {
    const labels = {
      mark: { type: 'text', style: 'label' },
      encoding: {
        x: line.encoding.x,
        y: line.encoding.y,
        text: { value: 'a long label at the right of its mark' },
      },
    };
    const { mark, encoding, ...rest } = line;
    await exported({ ...rest, layer: [{ mark, encoding }, labels] }, { formats: ['pdf'], name: 'labels' });
    const boxes = (await run('pdftotext', ['-bbox', join(folder, 'labels.pdf'), '-'])).stdout;
    const rights = [...boxes.matchAll(/xMax="([\d.]+)"/g)].map(([, right]) => Number(right));
    expect(Math.max(...rights)).toBeLessThanOrEqual(340.2);
    expect(Math.max(...rights)).toBeGreaterThan(325);
  });

  test('facets share the figure', async () => {
    const { encoding, mark } = line;
    const chart = {
      data: line.data,
      usermeta: line.usermeta,
      facet: { row: { field: 'series' } },
      spec: { mark, encoding },
    };
    await exported(chart, { formats: ['pdf'], name: 'facets' });
    const boxes = (await run('pdftotext', ['-bbox', join(folder, 'facets.pdf'), '-'])).stdout;
    const bottoms = [...boxes.matchAll(/yMax="([\d.]+)"[^>]*>(LTHT|SASH|2017|Apr|Synthetic)/g)].map(
      ([, bottom]) => Number(bottom),
    );
    expect(Math.max(...bottoms)).toBeLessThanOrEqual(226.8);
    expect(bottoms.length).toBeGreaterThanOrEqual(3);
  });

  test('words that leave no room are refused', async () => {
    const wordy = {
      ...line,
      usermeta: { figure: { ...figure, height_mm: 30, caption: 'Words. '.repeat(100) } },
    };
    expect((await failure(wordy)).message).toContain('leave no room for the chart');
  });

  test.each(['', '../escape', 'a/b', 'a\\b', '..', 'nul\0l', 'a:b'])(
    'a name that is none: %j',
    async name => {
      expect((await failure(line, { name })).code).toBe('refused');
    },
  );

  test('text that XML does not know is left out, and markup is text', async () => {
    const given = {
      ...study,
      files: {
        'analyses/monthly.sql': `SELECT '<script>' || chr(1) || chr(8) AS series, DATE '2016-04-01' AS period, 1 AS value`,
      },
    };
    await exported(line, { formats: ['svg', 'png', 'pdf'], name: 'markup' }, given);
    expect(await readFile(join(folder, 'markup.svg'), 'utf8')).toContain('&lt;script&gt;');
    await run('xmllint', ['--noout', join(folder, 'markup.svg')]);
  });
});

describe('a hostile chart', () => {
  const marks = { data: { values: [{ a: 1 }] }, mark: 'text' };
  test.each([
    ['this.constructor.constructor("return process")()', 'text'],
    ['datum.constructor.constructor("return process")().exit(7)', 'text'],
    ['[].at.constructor("return globalThis")()', 'text'],
    ['globalThis.process.exit(7)', 'text'],
    ['require("fs")', 'text'],
  ])('an expression that reaches for globals: %s', async expr => {
    const chart = {
      ...marks,
      usermeta: { figure },
      transform: [{ calculate: expr, as: 'out' }],
      encoding: { text: { field: 'out' } },
    };
    const error = await failure(chart, { formats: ['svg'] });
    expect(error.code).toBe('chart');
    expect(error.message).toContain('Vega-Lite cannot draw this chart');
  });

  test.each(['file:///etc/passwd', 'javascript:alert(1)', 'http://example.org'])(
    'a link out of its rows to %s is not written',
    async address => {
      const chart = {
        ...marks,
        data: { values: [{ a: address }] },
        encoding: { href: { field: 'a' }, text: { value: 'x' } },
      };
      expect((await failure(chart, { formats: ['svg'] })).code).toBe('refused');
    },
  );

  test('a picture by an expression is refused', async () => {
    const chart = { ...marks, mark: { type: 'image', url: { expr: '"file:///etc/" + "passwd"' } } };
    expect((await failure(chart)).code).toBe('refused');
  });

  test('what Vega-Lite cannot compile says so', async () => {
    expect((await failure({ data: { values: [] } })).message).toContain('no mark');
    expect((await failure({ ...marks, mark: 'nonsense' })).message).toContain(
      'Vega-Lite cannot draw this chart',
    );
  });
});

describe('reading a thread', () => {
  test.each([
    ['a.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'There is no thread'],
    ['a.txt', 'nothing', 'There is no thread'],
    ['a.png', '\x89PNG\r\n\x1a\n....', 'not a whole PNG'],
    ['a.pdf', '%PDF-1.7', 'There is no thread'],
    ['a.json', '{"golden_thread": 2}', 'damaged, or of a later version'],
    ['b.json', 'no json', 'damaged, or of a later version'],
  ])('%s without one is a failure that says so', async (name, text, message) => {
    await writeFile(join(folder, name), text, 'latin1');
    await expect(readThread(join(folder, name))).rejects.toThrow(message);
  });

  test('a file that is not there', async () => {
    await expect(readThread(join(folder, 'none.svg'))).rejects.toThrow('cannot be read');
  });
});
