import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { asking } from '../../../../main/contract/call';
import type { Requests } from '../../../../main/contract/engine';
import { openEngine } from '../../../../main/engine/index';
import { engineFolders, studyOf } from '../../openStudy';

const files = {
  'data.csv': 'a,b\n1,x\n2,x\n',
  'other.csv': 'c\n1\n',
  'analyses/views/high.sql': 'SELECT a FROM data WHERE a > 1',
};

/** An engine with a study open, and the jobs of profiling that it tells of. */
async function begin() {
  const jobs: string[] = [];
  const engine = openEngine(engineFolders);
  engine.listen((name, detail) => {
    const title: unknown = name === 'job.began' ? Reflect.get(Object(detail), 'title') : null;
    if (typeof title === 'string' && title.startsWith('Profiling')) jobs.push(title);
  });
  onTestFinished(() => engine.close());
  const ask = asking<Requests>((name, input, signal) => engine.answer(name, input, signal));
  const folder = studyOf(files);
  await ask('study.open', { folder });
  const change = async (path: string, text: string) => {
    writeFileSync(join(folder, path), text);
    await ask('study.reload', {});
  };
  return { ask, jobs, change };
}

test('all columns of a table are profiled in one job, and what was counted is no job again', async () => {
  const { ask, jobs } = await begin();
  const found = await ask('table.profiles', { table: 'data' });
  expect(found.map(({ distinct }) => distinct)).toEqual([2, 1]);
  expect(await ask('table.profiles', { table: 'data' })).toEqual(found);
  expect(await ask('table.profile', { table: 'data', column: 'b' })).toEqual(found[1]);
  expect(jobs).toEqual(['Profiling data']);
  await expect(ask('table.profiles', { table: 'none' })).rejects.toThrow('has no table “none”');
});

test('what was counted of a table is forgotten when its file changes, and kept when a query is saved', async () => {
  const { ask, jobs, change } = await begin();
  await ask('table.profiles', { table: 'data' });
  await change('analyses/some.sql', 'SELECT 1');
  await ask('table.profiles', { table: 'data' });
  expect(jobs).toEqual(['Profiling data']);
  await change('data.csv', 'a,b\n1,x\n2,y\n');
  expect((await ask('table.profiles', { table: 'data' }))[1]).toMatchObject({ rows: 2, distinct: 2 });
  expect(jobs).toEqual(['Profiling data', 'Profiling data']);
});

test('a view is profiled, and again when what it reads has changed', async () => {
  const { ask, jobs, change } = await begin();
  const rows = async () => (await ask('table.profile', { table: 'high', column: 'a' })).rows;
  expect(await rows()).toBe(1);
  expect(await rows()).toBe(1);
  expect(jobs.length).toBe(1);
  await change('data.csv', 'a,b\n1,x\n2,x\n3,x\n');
  expect(await rows()).toBe(2);
  await change('analyses/views/high.sql', 'SELECT a FROM data');
  expect(await rows()).toBe(3);
});

test('a view is counted each time where SQL has made tables, which may change with no file', async () => {
  const { ask, jobs } = await begin();
  const run = (sql: string) => ask('query.run', { session: 's', sql, path: null, parameters: {} });
  await run('CREATE TABLE mine AS SELECT 1 AS one');
  await ask('table.profile', { table: 'high', column: 'a' });
  await ask('table.profile', { table: 'high', column: 'a' });
  expect(jobs.length).toBe(2);
});

test('what was counted before the profiling of a table is cancelled is kept', async () => {
  const { ask, jobs } = await begin();
  const controller = new AbortController();
  controller.abort();
  await ask('table.profile', { table: 'data', column: 'a' });
  await expect(ask('table.profiles', { table: 'data' }, controller.signal)).rejects.toThrow('Cancelled');
  await ask('table.profile', { table: 'data', column: 'a' });
  expect(jobs.filter(title => title !== 'Profiling data')).toEqual(['Profiling a of data']);
});
