import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Failure } from '../../../main/contract/failure';
import type { Client } from '../../../renderer/client/client';
import { FindingsKeeper } from '../../../renderer/session/FindingsKeeper';
import { SessionStore } from '../../../renderer/session/SessionStore';
import { emptySession } from '../../../renderer/session/state';
import { emptyStudy as study } from './emptyStudy';

const document = (path: string, text: string) => ({
  path,
  text,
  saved: text,
  version: 'v1',
  readOnly: false,
});

let asked: string[] = [];
let answer: (sql: string, signal: AbortSignal) => Promise<readonly object[]> = () => Promise.resolve([]);
let changed: () => void = () => undefined;
let stop: () => void = () => undefined;

function begin(texts: Readonly<Record<string, string>>, active: string): SessionStore {
  const documents = Object.fromEntries(
    Object.entries(texts).map(([path, text]) => [path, document(path, text)]),
  );
  const store = new SessionStore({ ...emptySession, study, documents, active });
  const client = {
    ask: (_: string, { sql }: { readonly sql: string }, signal: AbortSignal) => {
      asked.push(sql);
      return answer(sql, signal);
    },
    listen: (_: string, receive: () => void) => {
      changed = receive;
      return () => undefined;
    },
    onRestart: () => () => undefined,
  } as unknown as Client;
  stop = new FindingsKeeper(client, store).follow();
  return store;
}

const wrong = (sql: string) =>
  Promise.resolve(sql.includes('wrong') ? [{ code: 'query', message: sql, place: { line: 1 } }] : []);
const found = (store: SessionStore) => Object.keys(store.get().findings);

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  answer = wrong;
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

test('every open query is looked at, the one in front first, and no other file', async () => {
  const store = begin({ 'a.sql': 'wrong a', 'b.sql': 'b', 'c.md': 'wrong c' }, 'b.sql');
  await vi.advanceTimersByTimeAsync(1000);
  expect(asked).toEqual(['b', 'wrong a']);
  expect(found(store)).toEqual(['a.sql']);
});

test('a text is looked at when typing stops, and what was found goes when it is mended or the editor closes', async () => {
  const store = begin({ 'a.sql': 'wrong', 'b.sql': 'wrong b' }, 'a.sql');
  await vi.advanceTimersByTimeAsync(1000);
  expect(found(store).sort()).toEqual(['a.sql', 'b.sql']);
  asked = [];
  for (const text of ['r', 'ri', 'right']) {
    store.dispatch({ type: 'document.edited', path: 'a.sql', text });
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(asked).toEqual([]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(asked).toEqual(['right']);
  expect(found(store)).toEqual(['b.sql']);
  store.dispatch({ type: 'document.closed', path: 'b.sql' });
  expect(found(store)).toEqual([]);
});

test('what is being looked at is given up when the text goes on', async () => {
  answer = (sql, signal) =>
    sql === 'slow wrong'
      ? new Promise((_, reject) => {
          signal.addEventListener('abort', () => {
            reject(Failure.cancelled());
          });
        })
      : wrong(sql);
  const store = begin({ 'a.sql': 'slow wrong' }, 'a.sql');
  await vi.advanceTimersByTimeAsync(1000);
  store.dispatch({ type: 'document.edited', path: 'a.sql', text: 'wrong too' });
  await vi.advanceTimersByTimeAsync(1000);
  expect(asked).toEqual(['slow wrong', 'wrong too']);
  expect(store.get().findings['a.sql']?.sql).toBe('wrong too');
});

test('all are looked at again when the study changes, but not a text that ended the engine', async () => {
  answer = sql => (sql === 'fatal' ? Promise.reject(new Failure('lost', 'gone')) : wrong(sql));
  const store = begin({ 'a.sql': 'fatal', 'b.sql': 'b' }, 'a.sql');
  await vi.advanceTimersByTimeAsync(1000);
  expect(asked).toEqual(['fatal', 'b']);
  changed();
  await vi.advanceTimersByTimeAsync(1000);
  expect(asked).toEqual(['fatal', 'b', 'b']);
  expect(store.get().notice).toBe(null);
});
