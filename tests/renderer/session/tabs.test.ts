import { expect, test } from 'vitest';
import { reduce } from '../../../renderer/session/reduce';
import type { Action } from '../../../renderer/session/reduce';
import { emptySession } from '../../../renderer/session/state';
import { firstMemory } from '../../../renderer/session/studyMemory';
import { emptyStudy as study } from './emptyStudy';

const file = (path: string, text = 'A') => ({ path, text, saved: 'A', version: 'v1', readOnly: false });
const open = (path: string): Action => ({ type: 'document.opened', document: file(path) });
const after = (...actions: readonly Action[]) => actions.reduce(reduce, emptySession).tabs;

test('what is only looked at gives way, until it is kept, pinned or edited', () => {
  const looked: Action[] = [{ type: 'tab.previewed', path: 'a.sql' }, open('a.sql')];
  expect(after(...looked).previews).toEqual(['a.sql']);
  expect(after(...looked, { type: 'tab.kept', path: 'a.sql' }).previews).toEqual([]);
  expect(after(...looked, { type: 'tab.pinned', path: 'a.sql' })).toMatchObject({
    previews: [],
    pinned: ['a.sql'],
  });
  expect(after(...looked, { type: 'document.edited', path: 'a.sql', text: 'B' }).previews).toEqual([]);
  // An editor that says again what it shows has not been edited.
  expect(after(...looked, { type: 'document.edited', path: 'a.sql', text: 'A' }).previews).toEqual(['a.sql']);
});

test('editors are in the order of their use, and a closed one can be opened again', () => {
  const opened = ['a.sql', 'b.sql', 'c.sql'].flatMap((path): Action[] => [
    open(path),
    { type: 'document.activated', path },
  ]);
  expect(after(...opened, { type: 'document.activated', path: 'a.sql' }).recent).toEqual([
    'a.sql',
    'c.sql',
    'b.sql',
  ]);
  const closed = after(
    ...opened,
    { type: 'document.closed', path: 'b.sql' },
    { type: 'document.closed', path: 'c.sql' },
  );
  expect(closed).toMatchObject({ recent: ['a.sql'], closed: ['c.sql', 'b.sql'] });
});

test('neither a preview that gave way nor a text without a file is offered again', () => {
  const tabs = after(
    open('a.sql'),
    open('untitled:b.sql'),
    { type: 'document.closed', path: 'a.sql', replaced: true },
    { type: 'document.closed', path: 'untitled:b.sql' },
  );
  expect(tabs.closed).toEqual([]);
});

test('a study comes back with its pins and previews, and none of unsaved text', () => {
  const memory = { ...firstMemory, previews: ['a.sql', 'b.sql', 'gone.sql'], pinned: ['c.sql', 'gone.sql'] };
  const documents = [file('a.sql'), file('b.sql', 'not saved'), file('c.sql')];
  expect(after({ type: 'study.opened', study, restored: { documents, memory } })).toMatchObject({
    previews: ['a.sql'],
    pinned: ['c.sql'],
  });
});
