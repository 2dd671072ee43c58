import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildOnce } from '../e2e/buildOnce';
import { root } from '../e2e/root';
import { temporaryFolder } from '../engine/openDatabase';
import { studyOf } from '../engine/openStudy';

interface Outcome {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built command line in a folder of its own. */
function run(...words: readonly string[]): Promise<Outcome> {
  return runIn(temporaryFolder(), words);
}

function runIn(cwd: string, words: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<Outcome> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [join(root, 'out/main/cli.cjs'), ...words], {
      cwd,
      env: { ...process.env, ...environment },
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (bytes: Buffer) => (out += bytes.toString()));
    child.stderr.on('data', (bytes: Buffer) => (err += bytes.toString()));
    child.on('error', fail);
    child.on('close', status => done({ status, out, err }));
  });
}

beforeAll(buildOnce);

const attendances = join(root, '../shared/data/real/ae_attendances.csv');

/** reference figures: four-hour performance, all types, % (NHS England, April 2016 to March 2019). */
const published = [
  ['BHRUT', '85.6', '81.8', '80.7'],
  ['LTHT', '86.5', '82.7', '84.7'],
  ['SASH', '93.7', '92.3', '92.9'],
  ['SaTH', '80.9', '74.6', '71.0'],
  ['UHCW', '82.4', '82.0', '86.9'],
];

const performance = `SELECT MAP {'RR8':'LTHT','RTP':'SASH','RF4':'BHRUT','RKB':'UHCW','RXW':'SaTH'}[org_code] AS trust,
  ${[2016, 2017, 2018]
    .map(
      year =>
        `(100 - 100 * sum(breaches) FILTER (period >= '${year}-04-01' AND period < '${year + 1}-04-01') / sum(attendances) FILTER (period >= '${year}-04-01' AND period < '${year + 1}-04-01'))::DECIMAL(4,1) AS "${year}"`,
    )
    .join(', ')}
  FROM ae_attendances WHERE org_code IN ('RR8','RTP','RF4','RKB','RXW') GROUP BY 1 ORDER BY 1`;

if (!existsSync(attendances)) {
  if (process.env['CI'] === 'true') throw new Error('The real A&E file is not beside the project.');
  process.stderr.write('Skipped, for the real A&E file is not beside the project.\n');
}

test.skipIf(!existsSync(attendances))(
  'a real file in a new folder gives the published percentages',
  async () => {
    const folder = studyOf({ 'ae_attendances.csv': readFileSync(attendances) });
    const { status, out, err } = await run('query', folder, performance, '--format', 'csv');
    expect(err).toBe('');
    expect(
      out
        .trim()
        .split('\r\n')
        .map(line => line.split(',')),
    ).toEqual([['trust', '2016', '2017', '2018'], ...published]);
    expect(status).toBe(0);
  },
);

describe('query', () => {
  const folder = () => studyOf({ 'data/it.csv': 'n,when,what\n1,2020-01-02,"a ""b"", c"\n2,,\n' });
  const sql =
    'SELECT n, "when", what, 9007199254740993 AS big, 1.50::DECIMAL(4,2) AS d, \'nan\'::DOUBLE AS odd, n AS n FROM it';

  test('writes JSON with exact numbers, ISO dates and nulls', async () => {
    const { out, status } = await run('query', folder(), sql, '--format', 'json');
    expect(status).toBe(0);
    expect(JSON.parse(out)).toEqual([
      { n: 1, when: '2020-01-02', what: 'a "b", c', big: '9007199254740993', d: '1.50', odd: null, n_1: 1 },
      { n: 2, when: null, what: null, big: '9007199254740993', d: '1.50', odd: null, n_1: 2 },
    ]);
  });

  test('writes NDJSON, CSV of RFC 4180 and a table', async () => {
    const study = folder();
    const ndjson = await run('query', study, 'SELECT n FROM it', '--format', 'ndjson');
    expect(ndjson.out).toBe('{"n":1}\n{"n":2}\n');
    const csv = await run('query', study, 'SELECT n, what AS "w,x" FROM it', '--format=csv');
    expect(csv.out).toBe('n,"w,x"\r\n1,"a ""b"", c"\r\n2,\r\n');
    const table = await run('query', study, 'SELECT n, what FROM it');
    expect(table.out).toBe('n  what\n─  ────────\n1  a "b", c\n2  NULL\n2 rows\n');
    const none = await run('query', study, 'SELECT n FROM it WHERE false', '--format', 'json');
    expect(none.out).toBe('[]\n');
  });

  test('writes Arrow and Parquet files that others read', async () => {
    const study = folder();
    const cwd = temporaryFolder();
    await runIn(cwd, ['query', study, 'SELECT n, what FROM it', '-o', 'out/other.arrow']);
    expect(tableFromIPC(readFileSync(join(cwd, 'out/other.arrow'))).numRows).toBe(2);
    await runIn(cwd, ['query', study, 'SELECT n, n FROM it', '-o', 'result.parquet']);
    const again = await runIn(cwd, ['query', cwd, 'SELECT sum(n + n_1) AS s FROM result', '--format', 'csv']);
    expect(again.out).toBe('s\r\n6\r\n');
  });

  test('runs saved queries with parameters, of the study, of the library and from here', async () => {
    const study = studyOf({ 'analyses/q.sql': '-- param n: integer = 1\nSELECT $n + 1 AS m\n' });
    expect((await run('query', study, 'analyses/q.sql', '--format', 'csv')).out).toBe('m\r\n2\r\n');
    expect((await run('query', study, 'analyses/q.sql', '-p', 'n=41', '--format', 'csv')).out).toBe(
      'm\r\n42\r\n',
    );
    const here = studyOf({ 'mine.sql': 'SELECT 7 AS seven' });
    expect((await runIn(here, ['query', study, 'mine.sql', '--format', 'csv'])).out).toBe('seven\r\n7\r\n');
    const shipped = await run(
      'query',
      join(root, 'sample-data'),
      'library:four-hour-performance/annual-percentages.sql',
      '--format',
      'json',
    );
    expect(JSON.parse(shipped.out)).not.toHaveLength(0);
  });

  test('says in one line what is wrong, and exits with 1, or with 2 for wrong usage', async () => {
    const study = folder();
    const wrong = await run('query', study, 'SELECT nothing FROM it');
    expect([wrong.status, wrong.out]).toEqual([1, '']);
    expect(wrong.err).toMatch(/^sql:1:8: Referenced column "nothing" not found.*\n$/);
    for (const words of [
      ['query', study],
      ['query', study, 'SELECT 1', '--format', 'xml'],
      ['nonsense'],
      ['query', study, 'x', '--odd'],
      ['query', study, 'SELECT 1', '-p', 'n'],
    ]) {
      const outcome = await run(...words);
      expect([outcome.status, outcome.err.trim().split('\n').length]).toEqual([2, 1]);
    }
    const missing = await run('query', '/no/such/study', 'SELECT 1');
    expect([missing.status, missing.err]).toEqual([1, expect.stringContaining('There is no folder')]);
  });
});

describe('check', () => {
  test('prints every problem with its place and exits with 1', async () => {
    const rows = Array.from({ length: 30_000 }, (_, index) =>
      index > 29_950 ? `${index},soon` : `${index},2020-01-01`,
    );
    const folder = studyOf({
      'study.yaml': 'load:\n  a: { from: a.csv }\n  b: { from: b.csv }\n',
      'a.csv': `n,d\n${rows.join('\n')}\n`,
    });
    const { status, out, err } = await run('check', folder);
    expect(status).toBe(1);
    const lines = out.trim().split('\n');
    expect(lines[0]).toBe(
      'study.yaml:3:1: b is to be loaded from “b.csv”, but there is no such file in the study.',
    );
    expect(lines[1]).toBe('a.csv:29953:1: Not a date in column d: soon');
    expect(lines).toHaveLength(50);
    expect(err).toContain('49 rejected values, 1 error');
  });

  test('finds nothing wrong with the sample study', async () => {
    const { status, out } = await run('check', join(root, 'sample-data'));
    expect([status, out]).toEqual([0, '']);
  });
});

describe('figures and thread', () => {
  test('exports every chart of the study, some in every format and the same bytes each time', async () => {
    const cwd = temporaryFolder();
    const figures = async (...words: readonly string[]) => {
      const clock = { SOURCE_DATE_EPOCH: '1700000000' };
      const all = ['figures', join(root, 'sample-data'), '--dpi', '100', ...words];
      const { status, err, out } = await runIn(cwd, all, clock);
      expect([status, err]).toEqual([0, '']);
      return out.trim().split('\n');
    };
    const shipped = readdirSync(join(root, 'analyses'), { recursive: true, encoding: 'utf8' });
    const charts = shipped.filter(path => path.endsWith('.vl.json'));
    const every = await figures('--out', 'every', '--format', 'svg');
    expect(every.filter(path => path.endsWith('.svg'))).toHaveLength(charts.length);
    const some = ['four-hour-performance', 'cqc-ratings', 'journeys'];
    const again = some.map(name => `library:${name}/${name}.vl.json`);
    for (const folder of ['one', 'two']) await figures(...again, '--out', folder);
    for (const chart of some) {
      for (const ending of ['svg', 'png', 'pdf', 'thread.json']) {
        const bytes = readFileSync(join(cwd, 'one', `${chart}.${ending}`));
        expect(bytes.length).toBeGreaterThan(500);
        expect(bytes.equals(readFileSync(join(cwd, 'two', `${chart}.${ending}`)))).toBe(true);
      }
    }
    const { out } = await runIn(cwd, ['thread', 'one/four-hour-performance.png']);
    const thread: unknown = JSON.parse(out);
    expect(thread).toMatchObject({
      golden_thread: 1,
      created_at: '2023-11-14T22:13:20.000Z',
      figure: { notes: [expect.stringContaining('Synthetic')] },
    });
    expect(out).toContain('data/outcomes/');
    expect(out).toBe(
      `${JSON.stringify(JSON.parse(readFileSync(join(cwd, 'two/four-hour-performance.thread.json'), 'utf8')), null, 2)}\n`,
    );
  }, 240_000);

  test('a chart that fails is told with its place, and the others are exported', async () => {
    const folder = studyOf({
      'data/a.csv': 'x,y\n1,2\n2,3\n',
      'analyses/q.sql': 'FROM a',
      'analyses/good.vl.json': JSON.stringify({
        $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
        description: 'Points',
        data: { url: 'q.sql' },
        mark: 'point',
        encoding: { x: { field: 'x', type: 'quantitative' } },
      }),
      'analyses/bad.vl.json': '{ "data": { "url": "http://example.org/x.csv" }, "mark": "point" }',
    });
    // A PNG is as fine as the person's own settings say.
    const own = studyOf({ 'golden-thread/User/settings.json': '{ "figures.dpi": "96" }' });
    const words = ['figures', folder, '--format', 'svg,png'];
    const { status, out, err } = await runIn(temporaryFolder(), words, { XDG_CONFIG_HOME: own });
    expect(status).toBe(1);
    expect(err).toMatch(/^analyses\/bad\.vl\.json.*http:\/\/example\.org/);
    expect(out).toContain('good.svg');
    expect(existsSync(join(folder, 'figures/good.svg'))).toBe(true);
    const widthAt = 16;
    const pixels = readFileSync(join(folder, 'figures/good.png')).readUInt32BE(widthAt);
    if (process.platform === 'linux') expect(pixels).toBe(Math.round((180 / 25.4) * 96));
  });
});

test('new makes a study that check finds nothing wrong with', async () => {
  const cwd = temporaryFolder();
  const made = await runIn(cwd, ['new', 'mine', '--title', 'Mine']);
  expect([made.status, made.out]).toEqual([0, `${join(cwd, 'mine')}\n`]);
  const { status } = await runIn(cwd, ['check', 'mine']);
  expect(status).toBe(0);
  const again = await runIn(cwd, ['new', 'mine']);
  expect([again.status, again.err]).toEqual([1, expect.stringContaining('not empty')]);
});

test('a study that is open in another process is read all the same', async () => {
  const folder = studyOf({ 'a.csv': 'n\n1\n' });
  const server = spawn(process.execPath, [join(root, 'out/main/cli.cjs'), 'serve', folder]);
  try {
    await new Promise(done => server.stdout.once('data', done));
    const { out, status } = await run('query', folder, 'SELECT count(*) AS n FROM a', '--format', 'csv');
    expect([status, out]).toEqual([0, 'n\r\n1\r\n']);
    writeFileSync(join(folder, 'a.csv'), 'n\n1\n2\n');
    const later = await run('query', folder, 'SELECT count(*) AS n FROM a', '--format', 'csv');
    expect(later.out).toBe('n\r\n2\r\n');
  } finally {
    server.kill();
  }
});

test('a reader that has seen enough ends the command without a word', async () => {
  const study = studyOf({ 'a.csv': 'a\n1\n' });
  const child = spawn(process.execPath, [
    join(root, 'out/main/cli.cjs'),
    ...['query', study, 'FROM range(500000)', '--format', 'csv'],
  ]);
  let err = '';
  child.stderr.on('data', (bytes: Buffer) => (err += bytes.toString()));
  child.stdout.once('data', () => child.stdout.destroy());
  const status = await new Promise(done => child.on('close', done));
  expect([status, err]).toEqual([0, '']);
});

test('a result goes into a device, and into no folder', async () => {
  const study = studyOf({ 'a.csv': 'a\n1\n' });
  expect(await run('query', study, 'FROM a', '-o', '/dev/null')).toMatchObject({ status: 0, err: '' });
  const { status, err } = await run('query', study, 'FROM a', '-o', study);
  expect(status).toBe(1);
  expect(err).toMatch(/^The result cannot be written to .* Name another place with -o\.\n$/);
});
