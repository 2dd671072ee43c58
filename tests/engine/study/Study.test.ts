import {
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../openDatabase';
import { pageTexts, startEngine, studyOf, textRows } from '../openStudy';

const described = {
  'study.yaml': `title: Five trusts
load:
  cases: { from: data/trusts.csv }
  outcomes:
    from: data/outcomes/*.csv
    columns: { case_id: Org Code, value: percent }
    values: { case_id: { RR8: LTHT, RTP: SASH } }
    where: measure_id <> 'ignored'
  raw: { from: data/raw.csv, types: { code: varchar, n: double } }
`,
  'data/trusts.csv':
    'case_id,short_name,name,colour,sort_order\nLTHT,LTHT,Leeds,#1560D4,2\nSASH,SASH,Surrey,#087F77,1\n',
  'data/outcomes/a.csv':
    'Org Code,measure_id,period,percent,extra\nRR8,ae_4h,2016-04-01,86.5,x\nRTP,ignored,2016-04-01,1,y\nRXW,ae_4h,2016-13-01,5,z\n',
  'data/outcomes/b.csv':
    'Org Code,measure_id,period,percent\nRTP,ae_4h,2016-05-01,many\nRTP,ae_4h,2016-06-01,93.7\n',
  'data/raw.csv': 'code,n\n7,1\n8,2\n',
};

const bytesOf = (path: keyof typeof described) => String(Buffer.byteLength(described[path]));

test('study.yaml renames, recodes, filters and types; what does not fit is in rejects with its place', async () => {
  const ask = startEngine();
  const summary = await ask('study.open', { folder: studyOf(described) });
  expect(summary.title).toBe('Five trusts');
  expect(summary.cases.map(({ id, colour }) => [id, colour])).toEqual([
    ['SASH', '#087F77'],
    ['LTHT', '#1560D4'],
  ]);
  expect(
    await textRows(ask, 'SELECT case_id, period, value, numerator, extra FROM outcomes ORDER BY period'),
  ).toEqual([
    ['LTHT', '2016-04-01', '86.5', 'NULL', 'x'],
    ['SASH', '2016-06-01', '93.7', 'NULL', 'NULL'],
  ]);
  expect(
    await textRows(ask, 'SELECT file, line, "column", value, reason FROM rejects ORDER BY file'),
  ).toEqual([
    ['data/outcomes/a.csv', '4', 'period', '2016-13-01', 'Not a date'],
    ['data/outcomes/b.csv', '2', 'percent', 'many', 'Not a number'],
  ]);
  expect(
    await textRows(ask, 'SELECT path, rows, rejected_rows, filtered_rows, bytes, len(sha256) FROM sources'),
  ).toEqual([
    ['data/trusts.csv', '2', '0', '0', bytesOf('data/trusts.csv'), '64'],
    ['data/outcomes/a.csv', '1', '1', '1', bytesOf('data/outcomes/a.csv'), '64'],
    ['data/outcomes/b.csv', '1', '1', '0', bytesOf('data/outcomes/b.csv'), '64'],
    ['data/raw.csv', '2', '0', '0', bytesOf('data/raw.csv'), '64'],
  ]);
  expect(await textRows(ask, 'SELECT typeof(code), typeof(n) FROM raw LIMIT 1')).toEqual([
    ['VARCHAR', 'DOUBLE'],
  ]);
  expect(
    summary.problems.map(({ place, message }) => `${place.path ?? ''}:${place.line ?? 0} ${message}`),
  ).toEqual([
    'data/outcomes/a.csv:4 Row not loaded: Not a date in column period: “2016-13-01”',
    'data/outcomes/b.csv:2 Row not loaded: Not a number in column percent: “many”',
  ]);
  const empty = await textRows(ask, 'SELECT count(*) FROM phases');
  expect(empty).toEqual([['0']]);
});

test('a folder without study.yaml opens with a table for each data file, whatever their names', async () => {
  const ask = startEngine();
  const summary = await ask('study.open', {
    folder: studyOf({
      'my data.csv': 'a\n1\n',
      'select.csv': 'group,order\n1,2\n',
      "it's “quoted” 😀.csv": 'x\n1\n',
      'sub/my data.tsv': 'a\tb\n1\t2\n',
      'lines.ndjson': '{"a": 1}\n{"a": 2, "b": [1, 2]}\n',
      'array.json': '[{"a": {"b": 1}}]',
      'notes.md': '# not data',
    }),
  });
  expect(summary.described).toBe(false);
  expect(summary.tables.map(({ name, rows }) => [name, rows])).toEqual([
    ['array', 1],
    ["it's “quoted” 😀", 1],
    ['lines', 2],
    ['my data', 1],
    ['rejects', 0],
    ['select', 1],
    ['sources', 6],
    ['sub/my data', 1],
  ]);
  expect(await textRows(ask, 'SELECT "group", "order" FROM "select"')).toEqual([['1', '2']]);
  expect(await textRows(ask, 'SELECT a.b FROM "array"')).toEqual([['1']]);
});

test('reopening loads only what changed, and forgets what is gone', async () => {
  const folder = studyOf({ 'a.csv': 'n\n1\n', 'b.csv': 'n\n1\n', 'c.csv': 'n\n1\n' });
  const loaded = async () => {
    const ask = startEngine();
    await ask('study.open', { folder });
    return new Map(
      (await textRows(ask, 'SELECT path, loaded_at FROM sources')).map(([path, at]) => [path, at]),
    );
  };
  const first = await loaded();
  writeFileSync(join(folder, 'b.csv'), 'n\n1\n2\n');
  rmSync(join(folder, 'c.csv'));
  writeFileSync(join(folder, 'd.csv'), 'n\n1\n');
  const later = new Date(Date.now() + 5000);
  utimesSync(join(folder, 'a.csv'), later, later);
  const second = await loaded();
  expect([...second.keys()].sort()).toEqual(['a.csv', 'b.csv', 'd.csv']);
  expect(second.get('a.csv')).toBe(first.get('a.csv'));
  expect(second.get('b.csv')).not.toBe(first.get('b.csv'));
});

test('the cache may be deleted, damaged or of another version without loss', async () => {
  const folder = studyOf({ 'a.csv': 'n\n1\n' });
  const rows = async () => {
    const ask = startEngine();
    await ask('study.open', { folder });
    const counted = await textRows(ask, 'SELECT count(*) FROM a');
    await ask('study.open', { folder: studyOf({}) });
    return counted;
  };
  expect(await rows()).toEqual([['1']]);
  const cache = join(folder, '.golden-thread/study.duckdb');
  expect(existsSync(cache)).toBe(true);
  writeFileSync(cache, 'not a database at all'.repeat(1000));
  expect(await rows()).toEqual([['1']]);
  rmSync(join(folder, '.golden-thread'), { recursive: true });
  expect(await rows()).toEqual([['1']]);
  const instance = await DuckDBInstance.create(cache);
  const connection = await instance.connect();
  await connection.run("UPDATE golden_thread.version SET version = 'older'; DROP VIEW a");
  connection.closeSync();
  instance.closeSync();
  expect(await rows()).toEqual([['1']]);
});

test('a file that cannot be read is an error with its remedy, and the rest loads', async () => {
  const ask = startEngine();
  const summary = await ask('study.open', {
    folder: studyOf({
      'study.yaml':
        'load:\n  good: { from: good.csv }\n  bad: { from: bad.parquet }\n  empty: { from: empty.csv }\n  none: { from: nothing/*.csv }\n  out: { from: ../x.csv }\n  wrong: { from: good.csv, columns: { a: missing } }\n  odd: 5\n  typed: { from: good.csv, types: { a: banana } }\n',
      'good.csv': 'a\n1\n',
      'bad.parquet': 'this is no parquet',
      'empty.csv': '',
    }),
  });
  expect(
    summary.problems.map(({ place, message }) => [place.path, place.line ?? 0, message.slice(0, 60)]),
  ).toEqual([
    ['study.yaml', 6, 'out may load only files in the study’s folder, and “../x.csv'],
    ['study.yaml', 8, 'odd must say where it comes from, as in: odd: { from: data/o'],
    ['study.yaml', 5, 'none is to be loaded from “nothing/*.csv”, but there is no s'],
    ['bad.parquet', 0, 'The file is not Parquet, or was cut short: No magic bytes fo'],
    ['empty.csv', 0, 'The file is empty. Remove it from the study, or put a header'],
    ['study.yaml', 7, 'wrong: good.csv has no column “missing” to be a. It has: a.'],
    ['study.yaml', 9, 'typed: “banana” is no type that a could have. Write one of D'],
  ]);
  expect(await textRows(ask, 'FROM good')).toEqual([['1']]);
});

test('a symbolic link does not lead out of the study', async () => {
  const outside = temporaryFolder();
  writeFileSync(join(outside, 'secret.csv'), 'a\n1\n');
  const folder = studyOf({ 'a.csv': 'n\n1\n' });
  symlinkSync(join(outside, 'secret.csv'), join(folder, 'link.csv'));
  symlinkSync(outside, join(folder, 'linked'));
  const ask = startEngine();
  const summary = await ask('study.open', { folder });
  expect(summary.tables.map(table => table.name)).not.toContain('link');
  await expect(textRows(ask, "FROM 'link.csv'")).rejects.toThrow(/only files in its own folder/);
  await expect(textRows(ask, "FROM 'linked/secret.csv'")).rejects.toThrow(/only files in its own folder/);
  await expect(ask('file.read', { path: 'linked/secret.csv' })).rejects.toThrow(/not in the study/);
  await expect(ask('file.write', { path: 'linked/new.sql', text: '', basedOn: null })).rejects.toThrow(
    /not in the study/,
  );
});

test('files are written over the version they were edited from, and over no other', async () => {
  const folder = studyOf({ 'a.sql': 'SELECT 1' });
  const ask = startEngine();
  await ask('study.open', { folder });
  const { version, text } = await ask('file.read', { path: 'a.sql' });
  expect(text).toBe('SELECT 1');
  const written = await ask('file.write', { path: 'a.sql', text: 'SELECT 2', basedOn: version });
  await expect(
    ask('file.write', { path: 'a.sql', text: 'SELECT 3', basedOn: version }),
  ).rejects.toMatchObject({ code: 'conflict' });
  await expect(ask('file.write', { path: 'a.sql', text: 'SELECT 3', basedOn: null })).rejects.toMatchObject({
    code: 'conflict',
  });
  renameSync(join(folder, 'a.sql'), join(folder, 'b.sql'));
  await expect(
    ask('file.write', { path: 'a.sql', text: 'SELECT 3', basedOn: written.version }),
  ).rejects.toMatchObject({ code: 'conflict' });
  await ask('file.write', { path: 'new/deep.sql', text: 'SELECT 4', basedOn: null });
  expect(readFileSync(join(folder, 'new/deep.sql'), 'utf8')).toBe('SELECT 4');
  expect(readFileSync(join(folder, 'b.sql'), 'utf8')).toBe('SELECT 2');
});

test('unsaved texts are kept and come back', async () => {
  const folder = studyOf({ 'a.sql': 'SELECT 1' });
  const ask = startEngine();
  await ask('study.open', { folder });
  await ask('backup.write', { path: 'a.sql', text: 'SELECT 2 -- 😀', basedOn: 'v' });
  await ask('backup.write', { path: 'untitled:1.sql', text: 'x', basedOn: null });
  await ask('backup.write', { path: 'untitled:1.sql', text: null, basedOn: null });
  await ask('study.open', { folder: studyOf({}) });
  const again = startEngine();
  await again('study.open', { folder });
  expect(await again('backup.list', {})).toEqual([{ path: 'a.sql', text: 'SELECT 2 -- 😀', basedOn: 'v' }]);
});

test('a study that cannot be opened leaves the one before open', async () => {
  const ask = startEngine();
  await ask('study.open', { folder: studyOf({ 'a.csv': 'n\n1\n' }) });
  await expect(ask('study.open', { folder: '/no/such/folder' })).rejects.toThrow(/There is no folder/);
  expect(await textRows(ask, 'FROM a')).toEqual([['1']]);
});

test('a new study opens without problems, and is never made over another', async () => {
  const ask = startEngine();
  const parent = temporaryFolder();
  const { folder } = await ask('study.create', { folder: join(parent, 'mine'), title: 'Mine: “all”' });
  const summary = await ask('study.open', { folder });
  expect([summary.title, summary.problems]).toEqual(['Mine: “all”', []]);
  await expect(ask('study.create', { folder, title: 'again' })).rejects.toThrow(/not empty/);
});

test('a reload loads what changed while the study is open, and results stay', async () => {
  const folder = studyOf({
    'study.yaml': 'load:\n  a: { from: a.csv }\n',
    'a.csv': 'n\n1\n',
    'b.csv': 'n\n7\n',
  });
  const ask = startEngine();
  await ask('study.open', { folder });
  const before = await ask('query.run', { session: 'kept', sql: 'FROM a', path: null, parameters: {} });
  writeFileSync(join(folder, 'a.csv'), 'n\n1\n2\n');
  writeFileSync(join(folder, 'study.yaml'), 'load:\n  a: { from: a.csv }\n  b: { from: b.csv }\n');
  const summary = await ask('study.reload', {});
  expect(summary.sources.map(({ table, rows }) => [table, rows])).toEqual([
    ['a', 2],
    ['b', 1],
  ]);
  expect(await textRows(ask, 'FROM a, b')).toEqual([
    ['1', '7'],
    ['2', '7'],
  ]);
  expect(await pageTexts(ask, before)).toEqual([['1']]);
  const { version } = await ask('file.read', { path: 'study.yaml' });
  await ask('file.write', { path: 'study.yaml', text: 'title: Other\nload: {}\n', basedOn: version });
  await expect.poll(async () => (await ask('study.summary', {}))?.title).toBe('Other');
  await expect(textRows(ask, 'FROM a')).rejects.toThrow(/does not exist/);
});

test('entries of one file keep their own rejects, and whole numbers are not rounded', async () => {
  const folder = studyOf({
    'study.yaml': `load:
  one: { from: a.csv, types: { id: integer } }
  two: { from: a.csv, types: { n: integer } }
`,
    'a.csv': 'id,n\n1,2.5\nz,3\n',
  });
  const ask = startEngine();
  await ask('study.open', { folder });
  expect(await textRows(ask, 'SELECT line, "column", value FROM rejects')).toEqual([
    ['2', 'n', '2.5'],
    ['3', 'id', 'z'],
  ]);
  expect(await textRows(ask, 'SELECT n FROM two')).toEqual([['3']]);
  expect(await textRows(ask, 'SELECT table_name, rejected_rows FROM sources')).toEqual([
    ['one', '1'],
    ['two', '1'],
  ]);
});

test('an entry with the name of a table that the workbench keeps is told, and the rest loads', async () => {
  const folder = studyOf({
    'study.yaml': `load:
  sources: { from: a.csv }
  Rejects: { from: a.csv }
  odd: { from: { path: a.csv } }
  typed: { from: a.csv, types: { a: nonsense } }
  good: { from: a.csv }
`,
    'a.csv': 'a\n1\n',
  });
  const ask = startEngine();
  const { problems } = await ask('study.open', { folder });
  expect(problems.map(({ place, message }) => [place.path, place.line, message])).toEqual([
    ['study.yaml', 2, expect.stringContaining('table sources of its own')],
    ['study.yaml', 3, expect.stringContaining('table Rejects of its own')],
    ['study.yaml', 4, expect.stringContaining('must be a path')],
    ['study.yaml', 5, expect.stringContaining('“nonsense” is no type')],
  ]);
  expect(await textRows(ask, 'FROM good')).toEqual([['1']]);
});

test('a condition or a type of study.yaml is no place for other statements', async () => {
  const folder = studyOf({
    'study.yaml': `load:
  t: { from: a.csv, where: "1=1); COPY (SELECT 0) TO 'kept.csv'; SELECT (1" }
  u: { from: a.csv, types: { a: "INT); COPY (SELECT 0) TO 'kept.csv'; SELECT (1" } }
  v: { from: a.csv, where: "1=1); COPY (SELECT 0) TO 'kept.csv'; --" }
  w: { from: a.csv, where: "a = 1 -- only the first" }
`,
    'a.csv': 'a\n1\n2\n',
    'kept.csv': 'kept\n',
  });
  const ask = startEngine();
  const { problems } = await ask('study.open', { folder });
  expect(problems.map(({ place }) => place.line)).toEqual([2, 3, 4]);
  expect(readFileSync(join(folder, 'kept.csv'), 'utf8')).toBe('kept\n');
  expect(await textRows(ask, 'FROM w')).toEqual([['1']]);
});
