import { expect, test, vi } from 'vitest';
import { keepArrangement } from '../../../renderer/session/keepArrangement';
import { SessionStore } from '../../../renderer/session/SessionStore';
import { emptySession } from '../../../renderer/session/state';
import { firstMemory, recall, remember } from '../../../renderer/session/studyMemory';
import { emptyStudy as study } from './emptyStudy';

function storage(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  } as unknown as Storage;
}

test('each study is remembered by itself, part by part', () => {
  const here = storage();
  remember('/a', { panelHeight: 400 }, here);
  remember('/a', { documents: ['x.sql'] }, here);
  expect(recall('/a', here)).toEqual({ ...firstMemory, panelHeight: 400, documents: ['x.sql'] });
  expect(recall('/b', here)).toEqual(firstMemory);
});

test.each(['not json', '7', '{"documents":"all"}', '{"panel":"gone"}'])(
  'what someone else wrote in its place (%s) begins afresh',
  text => {
    const here = storage();
    here.setItem('golden-thread:study:/a', text);
    expect(recall('/a', here)).toEqual(firstMemory);
  },
);

test('what stands open is remembered a moment after it changed, without texts that have no file', () => {
  vi.useFakeTimers();
  const here = storage();
  const store = new SessionStore({ ...emptySession, study });
  keepArrangement(store, here);
  for (const path of ['a.sql', 'untitled:b.sql'])
    store.dispatch({
      type: 'document.opened',
      document: { path, text: '', saved: '', version: null, readOnly: false },
    });
  store.dispatch({ type: 'sideBar.resized', width: 333 });
  vi.advanceTimersByTime(400);
  expect(recall('/a', here)).toMatchObject({ documents: ['a.sql'], sideBarWidth: 333 });
  vi.useRealTimers();
});
