import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { compile } from 'vega-lite';
import type { TopLevelSpec } from 'vega-lite';
import { analyses } from '../../analyses/index';
import { readHead } from '../../main/contract/savedQuery';
import { openEmptyStudy, openSampleStudy, root } from '../sample-data/sampleStudy';
import type { Rows, SampleStudy } from '../sample-data/sampleStudy';

const folder = join(root, 'analyses');

/** What a query gives on the sample study: all rows where they are few, else their number and digest. */
interface Expected {
  readonly columns: readonly string[];
  readonly count: number;
  readonly sha256: string;
  readonly rows?: Rows['values'];
}

const files = analyses.flatMap(({ id, files: names }) => names.map(name => join(id, name)));
const queries = files.filter(file => file.endsWith('.sql'));
const charts = files.filter(file => file.endsWith('.vl.json'));

const read = (file: string) => readFileSync(join(folder, file), 'utf8');
const digest = (values: Rows['values']) => createHash('sha256').update(JSON.stringify(values)).digest('hex');

let study: SampleStudy;
beforeAll(async () => {
  study = await openSampleStudy();
});

describe('the library', () => {
  test('lists every folder once, and every query and chart in it', () => {
    const folders = readdirSync(folder, { withFileTypes: true }).filter(entry => entry.isDirectory());
    expect(analyses.map(({ id }) => id).sort()).toEqual(folders.map(({ name }) => name).sort());
    for (const { id, files: names, macros } of analyses) {
      const present = readdirSync(join(folder, id)).filter(name => /\.(sql|vl\.json)$/.test(name));
      expect([...names, ...macros].sort()).toEqual(present.sort());
    }
  });

  test.each(analyses.map(({ id }) => id))('%s says what it answers and what it does not mean', id => {
    const readme = read(join(id, 'README.md'));
    for (const part of ['**Question.**', '**How it is computed.**', '**What the picture does not mean.**']) {
      expect(readme).toContain(part);
    }
  });
});

describe.each(queries)('%s', file => {
  test('has a title, a description and defaults for its parameters', () => {
    const { title, description, parameters } = readHead(read(file));
    expect(title).toBeTruthy();
    expect(description).toBeTruthy();
    expect(parameters.filter(({ value }) => value === null)).toEqual([]);
  });

  test('gives the expected rows on the sample study', async () => {
    const expected = (JSON.parse(read(join(dirname(file), 'expected.json'))) as Record<string, Expected>)[
      basename(file)
    ];
    const { columns, values } = await study.query(read(file));
    if (expected?.rows !== undefined) expect(values).toEqual(expected.rows);
    expect({ columns, count: values.length, sha256: digest(values) }).toEqual({
      columns: expected?.columns,
      count: expected?.count,
      sha256: expected?.sha256,
    });
  });
});

describe('a study that holds nothing yet', () => {
  let empty: SampleStudy;
  beforeAll(async () => {
    empty = await openEmptyStudy();
  });

  test.each(queries)('%s finds nothing to fail on', async file => {
    const { columns } = await empty.query(read(file));
    expect(columns.length).toBeGreaterThan(0);
  });
});

describe.each(charts)('%s', file => {
  const chart = JSON.parse(read(file)) as Record<string, unknown> & {
    usermeta: { figure: Record<string, unknown> };
  };

  test('names queries that stand beside it and no other address', () => {
    const { $schema, ...rest } = chart;
    expect($schema).toBe('https://vega.github.io/schema/vega-lite/v6.json');
    const urls = [...JSON.stringify(rest).matchAll(/"url":"([^"]*)"/g)].map(([, url = '']) => url);
    expect(urls.length).toBeGreaterThan(0);
    for (const url of urls) expect(existsSync(join(folder, dirname(file), url)), url).toBe(true);
    expect(JSON.stringify(rest)).not.toMatch(/https?:|"font"|#[0-9a-f]{3,6}"/i);
  });

  test('compiles without a warning', () => {
    const warnings: string[] = [];
    const warn = (...parts: readonly unknown[]) => void warnings.push(parts.map(String).join(' '));
    const logger = { level: () => logger, error: warn, warn, info: warn, debug: () => logger };
    compile(chart as unknown as TopLevelSpec, {
      logger: logger as unknown as NonNullable<Parameters<typeof compile>[1]>['logger'] & object,
    });
    expect(warnings).toEqual([]);
  });

  test('has the words and size of a figure', () => {
    const { figure } = chart.usermeta;
    for (const word of ['title', 'caption', 'alt', 'source']) expect(figure[word], word).toBeTruthy();
    for (const size of ['width_mm', 'height_mm', 'dpi']) expect(figure[size]).toBeGreaterThan(0);
    expect(chart['description']).toBe(figure['alt']);
  });
});
