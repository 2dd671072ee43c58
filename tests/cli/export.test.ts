import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read } from '@e965/xlsx';
import { tableFromIPC } from 'apache-arrow';
import { beforeAll, expect, test } from 'vitest';
import { buildOnce } from '../e2e/buildOnce';
import { temporaryFolder } from '../engine/openDatabase';
import { studyOf } from '../engine/openStudy';
import { runBuilt } from './runBuilt';

beforeAll(buildOnce, 180_000);

const files = {
  'study.yaml':
    'title: T\nload:\n  staff: { from: staff.csv }\n  "odd/name": { from: odd.csv }\nprivacy: { smallest_count: 5 }\n',
  'staff.csv': 'role,n\nnurse,3\nporter,12\n',
  'odd.csv': 'a\n1\n',
  'analyses/some.sql': `-- param least: integer = 10\nSELECT * FROM staff WHERE n >= $least`,
};

test('export writes a table, a query or a saved query in each format, protected, anywhere', async () => {
  const [study, here] = [studyOf(files), temporaryFolder()];
  const csv = await runBuilt(here, 'export', study, '--table', 'staff', '-o', 'out.csv');
  expect(csv.err).toBe('Counts below 5 are suppressed.\n');
  expect(csv.out).toBe(`${join(here, 'out.csv')}\n${join(here, 'out.thread.json')}\n`);
  expect(csv.status).toBe(0);
  expect(readFileSync(join(here, 'out.csv'), 'utf8')).toBe('role,n\r\nnurse,\r\nporter,12\r\n');
  const xlsx = await runBuilt(
    here,
    'export',
    study,
    '--query',
    'FROM staff',
    '--format',
    'xlsx',
    '-o',
    'deep/er/out.xlsx',
  );
  expect(xlsx.status).toBe(0);
  expect(read(readFileSync(join(here, 'deep/er/out.xlsx'))).SheetNames).toEqual(['Data', 'About']);
  const arrow = await runBuilt(
    here,
    'export',
    study,
    'analyses/some.sql',
    '-p',
    'least=1',
    '-o',
    'out.arrow',
  );
  expect(arrow.status).toBe(0);
  expect(tableFromIPC(readFileSync(join(here, 'out.arrow'))).numRows).toBe(2);
}, 60_000);

test('export without a table or query writes every table into a folder', async () => {
  const [study, here] = [studyOf(files), temporaryFolder()];
  const { status } = await runBuilt(here, 'export', study, '--format', 'parquet', '-o', 'all');
  expect(status).toBe(0);
  expect(readdirSync(join(here, 'all')).sort()).toEqual([
    'odd_name.parquet',
    'sources.parquet',
    'staff.parquet',
  ]);
}, 60_000);

test('query writes the researcher’s own view, raw', async () => {
  const [study, here] = [studyOf(files), temporaryFolder()];
  await runBuilt(here, 'query', study, 'FROM staff', '-o', 'raw.parquet');
  const { out } = await runBuilt(here, 'query', here, `FROM 'raw.parquet'`, '--format', 'csv');
  expect(out).toBe('role,n\r\nnurse,3\r\nporter,12\r\n');
  expect(readdirSync(here).filter(name => name.startsWith('raw'))).toEqual(['raw.parquet']);
}, 60_000);

test('export says in one line what is wrong, and exits with 1, or with 2 for wrong usage', async () => {
  const [study, here] = [studyOf(files), temporaryFolder()];
  const wrong = async (...words: readonly string[]) => {
    const { status, out, err } = await runBuilt(here, 'export', ...words);
    expect(out).toBe('');
    expect(err.trim().split('\n')).toHaveLength(1);
    return [status, err] as const;
  };
  expect(await wrong(study, '--table', 'staff', '--format', 'csv')).toEqual([
    2,
    expect.stringContaining('add -o file'),
  ]);
  expect(await wrong(study, '-o', 'out.doc')).toEqual([
    2,
    expect.stringContaining('There is no format doc.'),
  ]);
  expect(await wrong(study, 'staff', '-o', 'out.csv')).toEqual([
    2,
    expect.stringContaining('is no saved query'),
  ]);
  expect(await wrong(study, '-t', 'staff', '-q', 'SELECT 1', '-o', 'o.csv')).toEqual([
    2,
    expect.stringContaining('not several'),
  ]);
  expect(await wrong(study, '--table', 'nobody', '-o', 'out.csv')).toEqual([
    1,
    expect.stringContaining('nobody'),
  ]);
  expect(await wrong(study, '-q', 'FROM staff', '-o', join(study, 'staff.csv'))).toEqual([
    1,
    expect.stringContaining('The study is made from this file'),
  ]);
  expect(readFileSync(join(study, 'staff.csv'), 'utf8')).toBe(files['staff.csv']);
  const unclear = studyOf({ ...files, 'study.yaml': files['study.yaml'].replace('5 }', 'few }') });
  const { status, err } = await runBuilt(here, 'export', unclear, '-t', 'staff', '-o', 'out.csv');
  expect([status, err]).toEqual([
    1,
    expect.stringContaining('Nothing is exported while the privacy settings are not clear'),
  ]);
  expect(existsSync(join(here, 'out.csv'))).toBe(false);
}, 90_000);
