import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { EngineAsk } from '../../../main/contract/engine';
import { Failure } from '../../../main/contract/failure';
import { keepBackups } from '../../../renderer/session/keepBackups';
import { SessionStore } from '../../../renderer/session/SessionStore';
import { emptySession } from '../../../renderer/session/state';
import { emptyStudy as study } from './emptyStudy';

const document = { path: 'a.sql', text: 'SELECT 1', saved: 'SELECT 1', version: 'v1', readOnly: false };

let written: unknown[] = [];
let refusals = 0;
let page = new EventTarget();
const ask = ((name: string, input: unknown) => {
  written.push([name, input]);
  return refusals-- > 0 ? Promise.reject(new Failure('file', 'the disk is full')) : Promise.resolve(null);
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
  refusals = 0;
  page = new EventTarget();
});
afterEach(() => {
  vi.useRealTimers();
});

test('an unsaved text is kept a moment after it changed, once', () => {
  const { edit } = begin();
  edit('SELECT 2');
  vi.advanceTimersByTime(200);
  edit('SELECT 23');
  expect(written).toEqual([]);
  vi.advanceTimersByTime(200);
  expect(written).toEqual([['backup.write', { path: 'a.sql', text: 'SELECT 23', basedOn: 'v1' }]]);
  vi.advanceTimersByTime(5000);
  expect(written).toHaveLength(1);
});

test('typing that does not pause is kept all the same', () => {
  const { edit } = begin();
  for (let typed = 1; typed <= 50; typed += 1) {
    edit(`SELECT ${'2'.repeat(typed)}`);
    vi.advanceTimersByTime(100);
  }
  expect(written.length).toBeGreaterThan(10);
});

test('a text that could not be kept is tried again, and that is said', async () => {
  refusals = 1;
  const { store, edit } = begin();
  edit('SELECT 2');
  await vi.advanceTimersByTimeAsync(400);
  expect(store.get().notice).toContain('the disk is full');
  await vi.advanceTimersByTimeAsync(6000);
  expect(written).toHaveLength(2);
  expect(written[1]).toEqual(written[0]);
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
