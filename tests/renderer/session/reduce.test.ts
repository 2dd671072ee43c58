import { describe, expect, test } from 'vitest';
import { reduce } from '../../../renderer/session/reduce';
import type { Action } from '../../../renderer/session/reduce';
import { emptySession, isDirty } from '../../../renderer/session/state';
import type { OpenDocument, Run, Session } from '../../../renderer/session/state';
import { firstMemory } from '../../../renderer/session/studyMemory';

const study = (folder: string) => ({
  folder,
  title: folder,
  described: true,
  tables: [],
  problems: [],
  cases: [],
  privacy: null,
  sources: [],
  views: [],
});
const file = (path: string, text = 'SELECT 1'): OpenDocument => ({
  path,
  text,
  saved: text,
  version: 'v1',
  readOnly: false,
});
const run: Run = {
  state: 'running',
  startedAt: 0,
  part: null,
  results: [],
  shown: 0,
  statement: '',
  failure: null,
};

const after = (...actions: readonly Action[]): Session => actions.reduce(reduce, emptySession);

describe('a study', () => {
  const open: Action = {
    type: 'study.opened',
    study: study('/a'),
    restored: {
      documents: [file('one.sql'), file('two.sql')],
      memory: { ...firstMemory, active: 'one.sql', panel: 'problems', sideBarWidth: 300 },
    },
  };

  test('opens with what stood open when it was left', () => {
    const session = after(open);
    expect(Object.keys(session.documents)).toEqual(['one.sql', 'two.sql']);
    expect(session).toMatchObject({
      active: 'one.sql',
      shown: 'one.sql',
      panel: 'problems',
      sideBarWidth: 300,
    });
  });

  test('leaves settings and keys as they stand open, with what is being looked at', () => {
    const session = after(
      { type: 'document.opened', document: file('page:Settings', '') },
      { type: 'document.opened', document: file('user:settings.json', '{ "mine": 1 }') },
      { type: 'document.opened', document: file('of another study.sql') },
      { type: 'document.activated', path: 'page:Settings' },
      open,
    );
    expect(Object.keys(session.documents)).toEqual([
      'one.sql',
      'two.sql',
      'page:Settings',
      'user:settings.json',
    ]);
    expect(session.active).toBe('page:Settings');
  });

  test('leaves a shipped analysis open that was looked at before there was a study, and no other', () => {
    const chart = 'library:cqc/ratings.vl.json';
    const looking: readonly Action[] = [
      { type: 'study.opening' },
      { type: 'document.opened', document: file(chart) },
      { type: 'document.activated', path: chart },
    ];
    const first = after(...looking, open);
    expect(Object.keys(first.documents)).toEqual(['one.sql', 'two.sql', chart]);
    expect(first.active).toBe(chart);
    const next = reduce(first, { ...open, study: study('/b') });
    expect(Object.keys(next.documents)).toEqual(['one.sql', 'two.sql']);
  });

  test('leaves the views that were chosen while it was opening', () => {
    const session = after(
      { type: 'study.opening' },
      { type: 'sideBar.set', view: 'methods' },
      { type: 'panel.set', panel: 'results' },
      open,
    );
    expect(session).toMatchObject({ sideBar: 'methods', panel: 'results', sideBarWidth: 300, chosen: [] });
    const earlier = after({ type: 'panel.set', panel: 'results' }, { type: 'study.opening' }, open);
    expect(earlier.panel).toBe('problems');
  });

  test('that is looked at again keeps its unsaved text and results', () => {
    const session = after(
      open,
      { type: 'document.edited', path: 'one.sql', text: 'SELECT 2' },
      { type: 'run.changed', path: 'one.sql', run },
      { type: 'study.opened', study: { ...study('/a'), title: 'Renamed' } },
    );
    expect(session.documents['one.sql']?.text).toBe('SELECT 2');
    expect(session.runs['one.sql']).toBe(run);
    expect(session.study?.title).toBe('Renamed');
  });

  test('gives way to another one, of which nothing of it is left', () => {
    const session = after(
      open,
      { type: 'run.changed', path: 'one.sql', run },
      { type: 'study.opened', study: study('/b') },
    );
    expect(session).toMatchObject({ documents: {}, runs: {}, active: null, shown: null });
  });

  test('that could not be opened leaves the one before in place', () => {
    const failure = { code: 'study', message: 'There is no such folder.' } as const;
    const session = after(open, { type: 'study.opening' }, { type: 'study.failed', failure });
    expect(session).toMatchObject({ opening: false, studyFailure: failure, active: 'one.sql' });
  });
});

describe('a document', () => {
  const opened: Action = { type: 'document.opened', document: file('a.sql') };

  test('is dirty from its first edit until it is saved', () => {
    const edited = after(opened, { type: 'document.edited', path: 'a.sql', text: 'SELECT 2' });
    const saved = reduce(edited, { type: 'document.saved', path: 'a.sql', text: 'SELECT 2', version: 'v2' });
    const dirty = (session: Session) => Object.values(session.documents).some(isDirty);
    expect([dirty(after(opened)), dirty(edited), dirty(saved)]).toEqual([false, true, false]);
    expect(saved.documents['a.sql']?.version).toBe('v2');
  });

  test('that was edited while it was being saved is still dirty', () => {
    const session = after(
      opened,
      { type: 'document.edited', path: 'a.sql', text: 'SELECT 23' },
      { type: 'document.saved', path: 'a.sql', text: 'SELECT 2', version: 'v2' },
    );
    expect(session.documents['a.sql']).toMatchObject({ text: 'SELECT 23', saved: 'SELECT 2' });
  });

  test('that is closed takes its run, its place and the focus with it', () => {
    const session = after(
      opened,
      { type: 'document.activated', path: 'a.sql' },
      { type: 'run.changed', path: 'a.sql', run },
      { type: 'place.asked', reveal: { path: 'a.sql', line: 3, column: 1 } },
      { type: 'document.closed', path: 'a.sql' },
    );
    expect(session).toMatchObject({ documents: {}, runs: {}, active: null, shown: null, reveal: null });
  });

  test('that gets a file moves there', () => {
    const session = after(
      { type: 'document.opened', document: file('untitled:a.sql') },
      { type: 'document.moved', from: 'untitled:a.sql', document: file('analyses/a.sql') },
    );
    expect(Object.keys(session.documents)).toEqual(['analyses/a.sql']);
  });

  test('that is not open cannot be edited', () => {
    const session = after(opened);
    expect(reduce(session, { type: 'document.edited', path: 'b.sql', text: '' })).toBe(session);
  });
});

test('the panel goes on showing a query while a text without rows is active', () => {
  const session = after(
    { type: 'document.activated', path: 'a.sql' },
    { type: 'document.activated', path: 'study.yaml' },
  );
  expect(session).toMatchObject({ active: 'study.yaml', shown: 'a.sql' });
});

test('a run that begins brings its rows into sight; one that ends moves nothing', () => {
  const running = after(
    { type: 'panel.set', panel: 'problems' },
    { type: 'run.changed', path: 'a.sql', run },
  );
  expect(running.panel).toBe('results');
  const closed = reduce(running, { type: 'panel.set', panel: null });
  const done = reduce(closed, { type: 'run.changed', path: 'a.sql', run: { ...run, state: 'done' } });
  expect(done.panel).toBeNull();
});
