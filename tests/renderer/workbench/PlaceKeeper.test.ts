import { expect, test, vi } from 'vitest';
import { SessionStore } from '../../../renderer/session/SessionStore';
import { emptySession } from '../../../renderer/session/state';
import { PlaceKeeper } from '../../../renderer/workbench/PlaceKeeper';
import { emptyStudy as study } from '../session/emptyStudy';

function storage(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  } as unknown as Storage;
}

test('what an editor shows on its way to a place is no place, and the study remembers where one was', async () => {
  vi.useFakeTimers();
  const here = storage();
  const at = (path: string) => new SessionStore({ ...emptySession, study, active: path });
  const be = (store: SessionStore, path: string, line: number) => {
    store.dispatch({ type: 'document.activated', path });
    store.dispatch({ type: 'caret.moved', path, caret: { line, column: 1, offset: 0, selected: null } });
  };
  const asked: unknown[] = [];
  const open = (path: string, options: object = {}) => {
    asked.push([path, options]);
    return Promise.resolve();
  };
  const before = at('a.sql');
  const stop = new PlaceKeeper(before, { open }, here).follow();
  be(before, 'a.sql', 50);
  be(before, 'b.sql', 1);
  stop();

  const now = at('b.sql');
  const again = new PlaceKeeper(now, { open }, here);
  const end = again.follow();
  await again.go(-1);
  expect(asked).toEqual([['a.sql', { line: 50, column: 1, preview: true }]]);
  // The tab comes forward where it was left, and only then goes to the place.
  be(now, 'a.sql', 50);
  expect(again.canGo(1)).toBe(true);
  await again.go(1);
  expect(asked.at(-1)).toEqual(['b.sql', { line: 1, column: 1, preview: true }]);
  end();
  vi.useRealTimers();
});
