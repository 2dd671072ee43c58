import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { PastQuery } from '../../../main/contract/pastQuery';
import { PastQueryFile } from '../../../main/engine/files/PastQueryFile';
import { temporaryFolder } from '../openDatabase';
import { startEngine, studyOf } from '../openStudy';

const done = { outcome: 'done', message: null, rows: [3], milliseconds: 5 } as const;
const fail = (error: unknown) => {
  throw error;
};
const fileOf = (folder: string) => join(folder, '.golden-thread', 'queries.ndjson');

async function all(past: PastQueryFile, search = ''): Promise<readonly PastQuery[]> {
  return (await past.list(search, 5000)).queries;
}

test('what was run is there again, the newest first, with how it ended', async () => {
  const folder = temporaryFolder();
  const past = new PastQueryFile(folder, fail);
  past.begin({ path: 'a.sql', sql: 'SELECT 1', parameters: { x: null } })(done);
  past.begin({ path: 'a.sql', sql: 'SELECT 2', parameters: {} });
  expect(await all(past)).toEqual(await all(new PastQueryFile(folder, fail)));
  expect(await all(past)).toMatchObject([
    { sql: 'SELECT 2', outcome: 'unended', count: 1 },
    { sql: 'SELECT 1', outcome: 'done', rows: [3], parameters: { x: null } },
  ]);
  expect(await all(past, 'A.SQL')).toHaveLength(2);
  expect(await all(past, 'ect 1')).toHaveLength(1);
});

test('a query run fifty times in succession is one with a count, and another value is another query', async () => {
  const past = new PastQueryFile(temporaryFolder(), fail);
  for (let time = 0; time < 50; time++)
    past.begin({ path: 'a.sql', sql: 'SELECT $n', parameters: { n: '1' } })(done);
  past.begin({ path: 'a.sql', sql: 'SELECT $n', parameters: { n: '2' } })(done);
  expect((await all(past)).map(({ count }) => count)).toEqual([1, 50]);
});

test('it stays bounded, also on the disk', { timeout: 60_000 }, async () => {
  const folder = temporaryFolder();
  const past = new PastQueryFile(folder, fail);
  for (let time = 0; time < 3000; time++)
    past.begin({ path: 'a.sql', sql: `SELECT ${time}`, parameters: {} })(done);
  const queries = await all(past);
  expect(queries).toHaveLength(1000);
  expect(queries[0]?.sql).toBe('SELECT 2999');
  expect(readFileSync(fileOf(folder), 'utf8').split('\n').length).toBeLessThan(5002);
  past.begin({ path: 'a.sql', sql: 'x'.repeat(1_000_001), parameters: {} })(done);
  for (let time = 0; time < 12; time++)
    past.begin({ path: 'a.sql', sql: String(time).repeat(900_000).slice(0, 900_000), parameters: {} })(done);
  expect(await all(past)).toHaveLength(8);
  expect(await all(new PastQueryFile(folder, fail))).toEqual(await all(past));
});

test('half a line, as a power cut leaves it, costs that line alone', async () => {
  const folder = temporaryFolder();
  const first = new PastQueryFile(folder, fail);
  first.begin({ path: 'a.sql', sql: 'SELECT 1', parameters: {} })(done);
  await first.list('', 1);
  appendFileSync(fileOf(folder), '{"id":"x","at":1,"sql":"SEL');
  const past = new PastQueryFile(folder, fail);
  past.begin({ path: 'a.sql', sql: 'SELECT 2', parameters: {} })(done);
  expect((await all(past)).map(({ sql }) => sql)).toEqual(['SELECT 2', 'SELECT 1']);
  expect((await all(new PastQueryFile(folder, fail))).map(({ sql }) => sql)).toEqual([
    'SELECT 2',
    'SELECT 1',
  ]);
});

test('what is forgotten is gone from the disk', async () => {
  const folder = temporaryFolder();
  const past = new PastQueryFile(folder, fail);
  for (const name of ['secret', 'plain', 'other'])
    past.begin({ path: 'a.sql', sql: name, parameters: {} })(done);
  const [, , oldest] = await all(past);
  await past.forget([oldest?.id ?? '']);
  expect(readFileSync(fileOf(folder), 'utf8')).not.toContain('secret');
  expect(await all(past)).toHaveLength(2);
  await past.forget(null);
  expect(readFileSync(fileOf(folder), 'utf8')).toBe('');
});

test('where it cannot be written that is told once, and the queries are kept while the study is open', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, '.golden-thread'), 'in the way');
  const failures: unknown[] = [];
  const past = new PastQueryFile(folder, error => void failures.push(error));
  past.begin({ path: 'a.sql', sql: 'SELECT 1', parameters: {} })(done);
  expect(await all(past)).toHaveLength(1);
  expect(failures).toHaveLength(1);
});

test('the engine keeps what editors run, a part with the head it needs, and nothing of charts and commands', async () => {
  const folder = studyOf({ 'data.csv': 'a\n1\n' });
  const ask = startEngine();
  await ask('study.open', { folder });
  const sql =
    '-- title: T\n-- param n: integer = 3\n-- param m: date = 2020-01-01\nSELECT $m;\nSELECT $n AS n';
  const part = { start: sql.indexOf('SELECT $n'), end: sql.length };
  const parameters = { n: '4', m: '2021-01-01' };
  const script = { session: 'untitled:query.sql', sql, path: null, parameters, part };
  await ask('query.script', script);
  await ask('query.script', { ...script, sql: 'SELECT nope', part: null, parameters: {} });
  await ask('query.run', { session: 'x', sql: 'SELECT 1', path: null, parameters: {} });
  const { queries, kept } = await ask('query.past', { search: '', limit: 1 });
  expect(kept).toBe(2);
  expect(queries).toMatchObject([{ sql: 'SELECT nope', outcome: 'failed', rows: [] }]);
  expect(queries[0]?.message).toMatch(/nope/);
  const [only] = (await ask('query.past', { search: '$n', limit: 10 })).queries;
  expect(only).toMatchObject({
    sql: '-- param n: integer = 3\nSELECT $n AS n',
    parameters: { n: '4' },
    path: 'untitled:query.sql',
    rows: [1],
    outcome: 'done',
  });
  expect(existsSync(fileOf(folder))).toBe(true);
});

test('a query that is forgotten while it runs stays forgotten when it ends', async () => {
  const folder = temporaryFolder();
  const past = new PastQueryFile(folder, fail);
  const end = past.begin({ path: 'a.sql', sql: "SELECT 'a name'", parameters: {} });
  const [running] = await all(past);
  await past.forget([running?.id ?? '']);
  end(done);
  expect(await all(past)).toEqual([]);
  expect(await all(new PastQueryFile(folder, fail))).toEqual([]);
});
