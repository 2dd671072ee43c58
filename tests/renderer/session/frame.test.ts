import { expect, test, vi } from 'vitest';
import { keepArrangement } from '../../../renderer/session/keepArrangement';
import { reduce } from '../../../renderer/session/reduce';
import type { Action } from '../../../renderer/session/reduce';
import { SessionStore } from '../../../renderer/session/SessionStore';
import { emptySession } from '../../../renderer/session/state';
import { recall } from '../../../renderer/session/studyMemory';
import { emptyStudy as study } from './emptyStudy';

const shown = { ...emptySession, sideBar: 'data', panel: 'problems' };
const after = (...actions: readonly Action[]) => actions.reduce(reduce, shown);

test('zen mode hides what stands around the editors, and leaving it brings that back', () => {
  const zen = after({ type: 'zen.set', on: true });
  expect(zen).toMatchObject({ sideBar: null, panel: null });
  expect(reduce(zen, { type: 'zen.set', on: true })).toEqual(zen);
  expect(reduce(zen, { type: 'zen.set', on: false })).toEqual(shown);
});

test('what is opened in zen mode stays when it is left', () => {
  const session = after(
    { type: 'zen.set', on: true },
    { type: 'panel.set', panel: 'results' },
    { type: 'zen.set', on: false },
  );
  expect(session).toMatchObject({ sideBar: 'data', panel: 'results', zen: null });
});

test('where the parts stand is remembered, and what zen mode hides is not forgotten', () => {
  vi.useFakeTimers();
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  } as unknown as Storage;
  // As an earlier version wrote it, which knew of neither frame nor pins.
  const { frame, previews, pinned, ...earlier } = recall('/a', storage);
  expect({ previews, pinned, right: frame.sideBarRight }).toEqual({ previews: [], pinned: [], right: false });
  kept.set('golden-thread:study:/a', JSON.stringify({ ...earlier, panelHeight: 444 }));
  const store = new SessionStore({ ...shown, study });
  const stop = keepArrangement(store, storage);
  store.dispatch({ type: 'frame.changed', change: { sideBarRight: true } });
  store.dispatch({ type: 'zen.set', on: true });
  expect(recall('/a', storage).panelHeight).toBe(444);
  stop();
  expect(recall('/a', storage)).toMatchObject({
    sideBar: 'data',
    panel: 'problems',
    frame: { sideBarRight: true },
  });
  vi.useRealTimers();
});
