import { expect, test, vi } from 'vitest';
import { Failure } from '../../../main/contract/failure';
import type { Backup, StudySummary } from '../../../main/contract/study';
import type { Client } from '../../../renderer/client/client';
import { SessionStore } from '../../../renderer/session/SessionStore';
import { emptySession } from '../../../renderer/session/state';
import { StudyKeeper } from '../../../renderer/session/StudyKeeper';

vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined });

const study = (folder: string): StudySummary => ({
  folder,
  title: folder,
  described: true,
  tables: [],
  sources: [],
  views: [],
  problems: [],
  cases: [],
  privacy: null,
});

/** A client whose engine holds one study, and tells of a change while it opens one. */
class FakeClient {
  open: StudySummary | null = null;
  files: Record<string, string> = { 'a.sql': 'A' };
  backups: Backup[] = [];
  changed: () => void = () => undefined;
  restarted: () => void = () => undefined;
  first: string | null = '/a';

  readonly client = {
    ask: async (name: string, input: { folder: string; path: string }) => {
      await Promise.resolve();
      if (name === 'study.open') return this.#opened(input.folder);
      if (name === 'study.summary') return this.open;
      if (name === 'backup.list') return this.backups;
      const text = this.files[input.path];
      if (name === 'file.read' && text !== undefined) return { text, version: `of ${text}`, readOnly: false };
      throw new Failure('file', 'There is no such file.');
    },
    desktop: () => Promise.resolve(this.first),
    listen: (_name: string, receive: () => void) => {
      this.changed = receive;
      return () => undefined;
    },
    onRestart: (again: () => void) => {
      this.restarted = again;
      return () => undefined;
    },
  } as unknown as Client;

  #opened(folder: string): StudySummary {
    if (folder === '/gone') throw new Failure('study', 'There is no such folder.');
    this.open = study(folder);
    this.changed();
    return this.open;
  }
}

function begin(fake = new FakeClient()) {
  const store = new SessionStore(emptySession);
  const keeper = new StudyKeeper(fake.client, store);
  keeper.follow();
  return { fake, store, keeper };
}

const settle = () => new Promise(done => setTimeout(done, 5));

test('the study that the desktop names is opened, with the texts that were not saved', async () => {
  const fake = new FakeClient();
  fake.backups = [{ path: 'a.sql', text: 'mine', basedOn: 'of A' }];
  const { store, keeper } = begin(fake);
  await keeper.start();
  await settle();
  expect(store.get().documents['a.sql']).toMatchObject({ text: 'mine', saved: 'A' });
  expect(store.get()).toMatchObject({ active: 'a.sql', notice: '1 unsaved text was restored.' });
});

test('without a study to open, none is', async () => {
  const fake = new FakeClient();
  fake.first = null;
  const { store, keeper } = begin(fake);
  await keeper.start();
  expect(store.get()).toMatchObject({ study: null, opening: false, studyFailure: null });
});

test('a study that cannot be opened says why', async () => {
  const { store, keeper } = begin();
  expect(await keeper.open('/gone')).toMatchObject({ message: 'There is no such folder.' });
  expect(store.get()).toMatchObject({ study: null, opening: false });
});

test('a file that changed on disk is read again, unless its text is unsaved', async () => {
  const { fake, store, keeper } = begin();
  await keeper.start();
  const document = { text: 'A', saved: 'A', version: 'of A', readOnly: false };
  store.dispatch({ type: 'document.opened', document: { ...document, path: 'a.sql' } });
  store.dispatch({ type: 'document.opened', document: { ...document, path: 'b.sql', text: 'mine' } });
  fake.files = { 'a.sql': 'A2', 'b.sql': 'B2' };
  fake.changed();
  await settle();
  expect(store.get().documents['a.sql']?.text).toBe('A2');
  expect(store.get().documents['b.sql']?.text).toBe('mine');
});

test('a file that was deleted keeps its text open, and is no failure of the study', async () => {
  const { fake, store, keeper } = begin();
  await keeper.start();
  const document = { path: 'a.sql', text: 'A', saved: 'A', version: 'of A', readOnly: false };
  store.dispatch({ type: 'document.opened', document });
  fake.files = {};
  fake.changed();
  await settle();
  expect(store.get()).toMatchObject({ studyFailure: null });
  expect(store.get().documents['a.sql']?.text).toBe('A');
});

test('when the engine was started again, texts stand and results are gone', async () => {
  const { fake, store, keeper } = begin();
  await keeper.start();
  const run = {
    state: 'done',
    startedAt: 0,
    part: null,
    results: [],
    shown: 0,
    statement: '',
    failure: null,
  } as const;
  const document = { path: 'a.sql', text: 'mine', saved: 'A', version: 'of A', readOnly: false };
  store.dispatch({ type: 'document.opened', document });
  store.dispatch({ type: 'run.changed', path: 'a.sql', run });
  fake.open = null;
  fake.restarted();
  await settle();
  expect(fake.open).toEqual(study('/a'));
  expect(store.get().documents['a.sql']?.text).toBe('mine');
  expect(store.get().runs).toEqual({});
  expect(store.get().notice).toContain('was started again');
});
