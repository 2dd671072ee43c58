import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { asking, caller } from '../../main/contract/call';
import type { Message } from '../../main/contract/call';
import type { EngineAsk, Requests } from '../../main/contract/engine';
import { decodeFrame, encodeFrame } from '../../main/contract/frame';
import { buildOnce } from '../e2e/buildOnce';
import { root } from '../e2e/root';
import { startEngine, studyOf, textRows } from '../engine/openStudy';
import { runBuilt } from './runBuilt';

beforeAll(buildOnce, 180_000);

const files = {
  'study.yaml': 'title: Shared\nload:\n  rows: { from: rows.csv }\n',
  'rows.csv': 'n\n1\n2\n',
  'a.sql': 'SELECT 1',
};
const query = (sql: string) => ({
  ...{ session: 'a.sql', path: 'a.sql', sql, parameters: {}, part: null },
});
const namesIn = (folder: string) => readdirSync(join(folder, '.golden-thread/seats'));

interface Served {
  readonly ask: EngineAsk;
  readonly child: ChildProcess;
}

/** Another program that has the study open: the built `serve`, asked as its page asks it. */
async function serve(folder: string): Promise<Served> {
  const child = spawn(process.execPath, [join(root, 'out/main/cli.cjs'), 'serve', folder]);
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const said: unknown[] = await once(child.stdout, 'data');
  const address = new URL(String(said[0]).trim());
  const cookie = `golden-thread-${address.port}=${address.searchParams.get('token') ?? ''}`;
  const socket = new WebSocket(`ws://127.0.0.1:${address.port}/engine`, {
    headers: { Cookie: cookie, Origin: `http://127.0.0.1:${address.port}` },
  });
  await once(socket, 'open');
  const line = caller(
    {
      post: (message: Message) => socket.send(encodeFrame(message)),
      listen: receive => socket.on('message', (data: Buffer) => receive(decodeFrame(new Uint8Array(data)))),
    },
    () => undefined,
  );
  return { ask: asking<Requests>((name, input, signal) => line.call(name, input, signal)), child };
}

test('a study that two programs have open: neither is locked out, and neither writes over the other', async () => {
  const folder = studyOf(files);
  const mine = startEngine();
  await mine('study.open', { folder });
  await mine('backup.write', { path: 'a.sql', text: 'SELECT mine', basedOn: 'v' });
  const theirs = await serve(folder);
  const summary = await theirs.ask('study.summary', {});
  expect(summary?.problems.map(({ message }) => message)).toEqual([
    expect.stringContaining(`open in a window of Golden Thread (process ${process.pid}) too`),
  ]);
  expect(await textRows(theirs.ask, 'SELECT sum(n) FROM rows')).toEqual([['3']]);

  // Unsaved texts of one path are each program's own.
  expect(await theirs.ask('backup.list', {})).toEqual([]);
  await theirs.ask('backup.write', { path: 'a.sql', text: 'SELECT theirs', basedOn: 'v' });
  await theirs.ask('backup.write', { path: 'a.sql', text: null, basedOn: 'v' });
  expect(await mine('backup.list', {})).toMatchObject([{ path: 'a.sql', text: 'SELECT mine' }]);

  // What one saved, the other does not write over.
  const { version } = await mine('file.read', { path: 'a.sql' });
  await theirs.ask('file.write', { path: 'a.sql', text: 'SELECT 2', basedOn: version });
  await expect(
    mine('file.write', { path: 'a.sql', text: 'SELECT 3', basedOn: version }),
  ).rejects.toMatchObject({ code: 'conflict' });

  // Queries that were run: both know them all, and one forgotten in one is forgotten in the other.
  await mine('query.script', query('SELECT 1'));
  await theirs.ask('query.script', query('SELECT 2'));
  await mine('query.script', query('SELECT 3'));
  const past = () => theirs.ask('query.past', { search: '', limit: 9 });
  // What was run is written after its answer.
  await expect
    .poll(async () => (await past()).queries.map(({ sql }) => sql))
    .toEqual(['SELECT 3', 'SELECT 2', 'SELECT 1']);
  await theirs.ask('query.forget', { ids: (await past()).queries.slice(1).map(({ id }) => id) });
  const left = await mine('query.past', { search: '', limit: 9 });
  expect(left.queries.map(({ sql }) => sql)).toEqual(['SELECT 3']);

  // A command beside them reads the study all the same, and says who has it.
  const beside = await runBuilt(folder, 'query', '.', 'SELECT sum(n) AS n FROM rows', '-f', 'csv');
  expect(beside).toMatchObject({ status: 0, out: 'n\r\n3\r\n' });
  expect(beside.err).toMatch(/open in .*(window|serve).*too, so its tables were loaded anew/);
  expect(beside.err).not.toContain('problem');
  expect(namesIn(folder).filter(name => name.endsWith('.lock'))).toHaveLength(2);
}, 60_000);

test('what a program leaves when it is killed: its unsaved texts are taken over, its change is finished', async () => {
  const folder = studyOf(files);
  const theirs = await serve(folder);
  await theirs.ask('backup.write', { path: 'a.sql', text: 'SELECT theirs', basedOn: 'v' });
  const token =
    namesIn(folder)
      .find(name => name.endsWith('.lock'))
      ?.slice(0, 8) ?? '';
  const change = join(folder, `.golden-thread/changes/000000000000001-${token}`);
  mkdirSync(join(change, 'new'), { recursive: true });
  writeFileSync(join(change, 'new/0'), 'made');
  writeFileSync(
    join(change, 'plan.json'),
    JSON.stringify({ title: 'x', files: [{ path: 'b.txt', after: 'x', before: false }] }),
  );
  const mine = startEngine();
  const hasFile = async () => (await mine('file.list', {})).some(({ path }) => path === 'b.txt');
  await mine('study.open', { folder });
  // As long as it lives, both are its own.
  expect([await mine('backup.list', {}), await hasFile()]).toEqual([[], false]);
  await mine('backup.write', { path: 'a.sql', text: 'SELECT mine', basedOn: 'v' });

  theirs.child.kill('SIGKILL');
  await once(theirs.child, 'exit');
  await mine('study.open', { folder });
  expect([(await mine('backup.list', {})).map(({ text }) => text), await hasFile()]).toEqual([
    ['SELECT mine'],
    true,
  ]);
  const [older] = await mine('history.list', { path: 'a.sql' });
  expect(await mine('history.read', { path: 'a.sql', id: older?.id ?? '' })).toEqual({
    text: 'SELECT theirs',
  });
  expect(namesIn(folder).filter(name => name.endsWith('.lock'))).toHaveLength(1);
}, 60_000);
