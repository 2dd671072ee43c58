import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { EngineAsk } from '../../../main/contract/engine';
import { keepBackups } from '../../../renderer/session/keepBackups';
import { SessionStore } from '../../../renderer/session/SessionStore';
import { emptySession } from '../../../renderer/session/state';

const study = {
  folder: '/a',
  title: 'A',
  described: true,
  tables: [],
  problems: [],
  cases: [],
  sources: [],
  privacy: null,
};
const document = { path: 'a.sql', text: 'SELECT 1', saved: 'SELECT 1', version: 'v1', readOnly: false };

let written: unknown[] = [];
let page = new EventTarget();
const ask = ((name: string, input: unknown) => {
  written.push([name, input]);
  return Promise.resolve(null);
}) as unknown as EngineAsk;

function begin() {
  const store = new SessionStore({ ...emptySession, study, documents: { 'a.sql': document } });
  const stop = keepBackups(ask, store, Object.assign(page, { document: new EventTarget() }) as never);
  const edit = (text: string) => store.dispatch({ type: 'document.edited', path: 'a.sql', text });
  return { store, stop, edit };
}

beforeEach(() => {
  vi.useFakeTimers();
  written = [];
  page = new EventTarget();
});
afterEach(() => {
  vi.useRealTimers();
});

test('an unsaved text is kept a second after its last change, once', () => {
  const { edit } = begin();
  edit('SELECT 2');
  vi.advanceTimersByTime(900);
  edit('SELECT 23');
  vi.advanceTimersByTime(900);
  expect(written).toEqual([]);
  vi.advanceTimersByTime(200);
  expect(written).toEqual([['backup.write', { path: 'a.sql', text: 'SELECT 23', basedOn: 'v1' }]]);
  vi.advanceTimersByTime(5000);
  expect(written).toHaveLength(1);
});

test('a text that is saved, or edited back, is forgotten', () => {
  const { store, edit } = begin();
  edit('SELECT 2');
  vi.advanceTimersByTime(1100);
  store.dispatch({ type: 'document.saved', path: 'a.sql', text: 'SELECT 2', version: 'v2' });
  vi.advanceTimersByTime(1100);
  expect(written.at(-1)).toEqual(['backup.write', expect.objectContaining({ path: 'a.sql', text: null })]);
  edit('SELECT 3');
  vi.advanceTimersByTime(1100);
  edit('SELECT 2');
  vi.advanceTimersByTime(1100);
  expect(written.at(-1)).toEqual(['backup.write', expect.objectContaining({ path: 'a.sql', text: null })]);
});

test('leaving the page keeps what is not kept yet', () => {
  const { edit } = begin();
  edit('SELECT 2');
  page.dispatchEvent(new Event('beforeunload'));
  expect(written).toHaveLength(1);
});

test('opening another study first keeps the texts of this one, and forgets none of them', () => {
  const { store, edit } = begin();
  edit('SELECT 2');
  store.dispatch({ type: 'study.opening' });
  expect(written).toEqual([['backup.write', { path: 'a.sql', text: 'SELECT 2', basedOn: 'v1' }]]);
  store.dispatch({ type: 'study.opened', study: { ...study, folder: '/b' } });
  vi.advanceTimersByTime(5000);
  expect(written).toHaveLength(1);
});
