import { afterEach, expect, test } from 'vitest';
import { answerer, serve } from '../../../main/contract/call';
import type { Channel } from '../../../main/contract/call';
import { checks } from '../../../main/contract/engine';
import type { EngineHandlers, Requests } from '../../../main/contract/engine';
import type { StudySummary } from '../../../main/contract/study';
import { Failure } from '../../../main/contract/failure';
import { EngineLine } from '../../../renderer/client/EngineLine';
import type { Transport } from '../../../renderer/client/EngineLine';
import { portChannel } from '../../../renderer/client/portTransport';

const study: StudySummary = {
  folder: '/study',
  title: 'Study',
  described: true,
  tables: [],
  problems: [],
  cases: [],
  privacy: null,
  sources: [],
  views: [],
};

type Some = Partial<{ [Name in keyof Requests]: EngineHandlers[Name] }>;

const ports: MessagePort[] = [];
afterEach(() => {
  for (const port of ports.splice(0)) port.close();
});

/** A desktop in small: engines that start and die, each behind a message channel and the real serve(). */
class Desktop implements Transport {
  arrived: (channel: Channel) => void = () => undefined;
  gone: () => void = () => undefined;
  say: (name: string, detail: unknown) => void = () => undefined;

  start(arrived: (channel: Channel) => void, gone: () => void): void {
    this.arrived = arrived;
    this.gone = gone;
  }

  engine(handlers: Some): void {
    const { port1, port2 } = new MessageChannel();
    ports.push(port1, port2);
    const here = portChannel(port2);
    this.say = (name, detail) => here.post({ kind: 'event', name, detail });
    const missing = (name: string) => () => Promise.reject(new Failure('bug', `no ${name} here`));
    const all = Object.fromEntries(Object.keys(checks).map(name => [name, missing(name)]));
    serve(here, answerer<Requests>(checks, { ...all, ...handlers } as EngineHandlers));
    this.arrived(portChannel(port1));
  }
}

const never = () => new Promise<never>(() => undefined);

test('a question that is asked before the engine is there waits for it', async () => {
  const desktop = new Desktop();
  const line = new EngineLine(desktop);
  const answer = line.ask('engine.about', {});
  desktop.engine({ 'engine.about': () => Promise.resolve({ engine: 'one' }) });
  await expect(answer).resolves.toEqual({ engine: 'one' });
});

test('a failure arrives with its code, message and place', async () => {
  const desktop = new Desktop();
  const line = new EngineLine(desktop);
  desktop.engine({
    'file.read': () => Promise.reject(new Failure('file', 'There is no such file.', { path: 'a.sql' })),
  });
  await expect(line.ask('file.read', { path: 'a.sql' })).rejects.toMatchObject({
    code: 'file',
    message: 'There is no such file.',
    place: { path: 'a.sql' },
  });
});

test('aborting the signal aborts the work at the other end', async () => {
  const desktop = new Desktop();
  const line = new EngineLine(desktop);
  desktop.engine({
    'study.summary': (_input, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(Failure.cancelled()));
      }),
  });
  const controller = new AbortController();
  const answer = line.ask('study.summary', {}, controller.signal);
  setTimeout(() => controller.abort(), 10);
  await expect(answer).rejects.toMatchObject({ code: 'cancelled' });
});

test('a question that waits for an engine can be cancelled too', async () => {
  const line = new EngineLine(new Desktop());
  const controller = new AbortController();
  const answer = line.ask('file.list', {}, controller.signal);
  controller.abort();
  await expect(answer).rejects.toMatchObject({ code: 'cancelled' });
});

test('when the engine dies, reading is asked again and a query is lost', async () => {
  const desktop = new Desktop();
  const line = new EngineLine(desktop);
  desktop.engine({ 'file.list': never, 'query.run': never });
  const list = line.ask('file.list', {});
  const query = line.ask('query.run', { session: 'a', sql: 'SELECT 1', path: null, parameters: {} });
  const lost = expect(query).rejects.toMatchObject({ code: 'lost' });
  await new Promise(done => setTimeout(done, 10));
  desktop.gone();
  await lost;
  desktop.engine({ 'file.list': () => Promise.resolve([]) });
  await expect(list).resolves.toEqual([]);
});

test('the study is opened in the new engine before anything else is asked of it', async () => {
  const desktop = new Desktop();
  const line = new EngineLine(desktop);
  const asked: string[] = [];
  const engine: Some = {
    'study.open': ({ folder }) => {
      asked.push(`open ${folder}`);
      return Promise.resolve(study);
    },
    'file.list': () => {
      asked.push('list');
      return Promise.resolve([]);
    },
  };
  desktop.engine(engine);
  await line.ask('study.open', { folder: '/study' });
  let again = 0;
  line.onRestart(() => again++);
  desktop.gone();
  const list = line.ask('file.list', {});
  desktop.engine(engine);
  await list;
  expect(asked).toEqual(['open /study', 'open /study', 'list']);
  expect(again).toBe(1);
});

test('a study that cannot be opened again does not keep the other questions waiting', async () => {
  const desktop = new Desktop();
  const line = new EngineLine(desktop);
  desktop.engine({ 'study.open': () => Promise.resolve(study) });
  await line.ask('study.open', { folder: '/study' });
  desktop.gone();
  desktop.engine({
    'study.open': () => Promise.reject(new Failure('study', 'The folder is gone.')),
    'study.summary': () => Promise.resolve(null),
  });
  await expect(line.ask('study.summary', {})).resolves.toBeNull();
});

test('a question outlives an engine that dies while it opens the study', async () => {
  const desktop = new Desktop();
  const line = new EngineLine(desktop);
  const engine: Some = {
    'study.open': () => Promise.resolve(study),
    'file.list': () => Promise.resolve([]),
  };
  desktop.engine(engine);
  await line.ask('study.open', { folder: '/study' });
  desktop.gone();
  const list = line.ask('file.list', {});
  desktop.engine({ 'study.open': never });
  await new Promise(done => setTimeout(done, 10));
  desktop.gone();
  desktop.engine(engine);
  await expect(list).resolves.toEqual([]);
});

test('a study that ends every engine is given up, and nothing is asked for ever', async () => {
  const desktop = new Desktop();
  const line = new EngineLine(desktop);
  let openings = 0;
  const deadly: Some = {
    'study.open': () => {
      openings++;
      setTimeout(() => {
        desktop.gone();
        if (openings < 10) desktop.engine(deadly);
      });
      return never();
    },
  };
  desktop.engine(deadly);
  await expect(line.ask('study.open', { folder: '/study' })).rejects.toMatchObject({ code: 'lost' });
  expect(openings).toBe(3);
});

test('events reach who listens, and only in the shape that the contract gives them', async () => {
  const desktop = new Desktop();
  const line = new EngineLine(desktop);
  const folders: string[] = [];
  const stop = line.listen('study.changed', ({ folder }) => folders.push(folder));
  desktop.engine({ 'study.summary': () => Promise.resolve(null) });
  desktop.say('study.changed', { folder: '/a' });
  desktop.say('study.changed', { folder: 7 });
  await line.ask('study.summary', {});
  stop();
  desktop.say('study.changed', { folder: '/b' });
  await line.ask('study.summary', {});
  expect(folders).toEqual(['/a']);
});
