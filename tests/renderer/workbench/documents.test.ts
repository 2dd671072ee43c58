import { beforeEach, expect, test, vi } from 'vitest';
import type { EngineAsk } from '../../../main/contract/engine';
import { Failure } from '../../../main/contract/failure';
import type { Dialogs } from '../../../renderer/components/Dialogs';
import { SessionStore } from '../../../renderer/session/SessionStore';
import { emptySession, isDirty } from '../../../renderer/session/state';
import { documentsOf } from '../../../renderer/workbench/documents';

vi.stubGlobal('requestAnimationFrame', () => 0);
vi.stubGlobal('document', Object.assign(new EventTarget(), { activeElement: null }));

const disk = new Map<string, string>();
/** Texts that were given up and can be found again. */
let kept: string[] = [];
const ask = ((
  name: string,
  { path, text, basedOn }: { path: string; text: string; basedOn: string | null },
) => {
  const now = disk.get(path);
  if (name === 'file.read') {
    if (now === undefined) return Promise.reject(new Failure('file', 'There is no such file.'));
    return Promise.resolve({ text: now, version: `of ${now}`, readOnly: path.startsWith('library:') });
  }
  if (name === 'history.keep') {
    kept.push(text);
    return Promise.resolve(null);
  }
  if ((now === undefined ? null : `of ${now}`) !== basedOn)
    return Promise.reject(new Failure('conflict', 'It has changed.'));
  disk.set(path, text);
  return Promise.resolve({ version: `of ${text}` });
}) as unknown as EngineAsk;

let asked: string[] = [];
let answers: (string | null)[] = [];
const answer = (title: string) => {
  asked.push(title);
  return Promise.resolve(answers.shift() ?? null);
};
const dialogs: Dialogs = {
  choose: ({ title }) => answer(title),
  askText: ({ title }) => answer(title),
  fail: async title => {
    await answer(title);
  },
  tell: async title => {
    await answer(title);
  },
};

function begin() {
  const store = new SessionStore(emptySession);
  const documents = documentsOf(ask, store, dialogs);
  const edit = (path: string, text: string) => store.dispatch({ type: 'document.edited', path, text });
  return { store, documents, edit, at: (path: string) => store.get().documents[path] };
}

beforeEach(() => {
  disk.clear();
  disk.set('a.sql', 'A');
  asked = [];
  answers = [];
  kept = [];
});

test('a file opens, is edited and saved, and nothing is asked', async () => {
  const { documents, edit, at } = begin();
  await documents.open('a.sql');
  edit('a.sql', 'B');
  expect(await documents.save('a.sql')).toBe(true);
  expect(disk.get('a.sql')).toBe('B');
  expect(at('a.sql')).toMatchObject({ saved: 'B', version: 'of B' });
  expect(asked).toEqual([]);
});

test('what is typed and saved while a saving is under way is no conflict with it', async () => {
  const { store, documents, edit, at } = begin();
  await documents.open('a.sql');
  edit('a.sql', 'B');
  const first = documents.save('a.sql');
  edit('a.sql', 'C');
  expect(await Promise.all([first, documents.save('a.sql'), documents.save('a.sql')])).toEqual([
    true,
    true,
    true,
  ]);
  expect([disk.get('a.sql'), at('a.sql')?.saved, store.get().conflict]).toEqual(['C', 'C', null]);
});

test('a file that is open already is shown as it stands, not read again', async () => {
  const { documents, edit, at } = begin();
  await documents.open('a.sql');
  edit('a.sql', 'mine');
  await documents.open('a.sql', { line: 3 });
  expect(at('a.sql')?.text).toBe('mine');
});

test('a double click on a file looks at it and then keeps it, whichever reading ends first', async () => {
  const { store } = begin();
  let reads = 0;
  const slowFirst = (async (...call: Parameters<EngineAsk>) => {
    if (++reads === 1) await new Promise(done => setTimeout(done, 30));
    return ask(...call);
  }) as unknown as EngineAsk;
  const documents = documentsOf(slowFirst, store, dialogs);
  const seen: (readonly string[])[] = [];
  store.subscribe(() => {
    if ('a.sql' in store.get().documents) seen.push(store.get().tabs.previews);
  });
  await Promise.all([documents.open('a.sql', { preview: true }), documents.open('a.sql')]);
  expect(seen[0]).toEqual(['a.sql']);
  expect(store.get().tabs.previews).toEqual([]);
  expect(reads).toBe(1);
});

test('a file that cannot be read says so', async () => {
  const { documents, store } = begin();
  await documents.open('gone.sql');
  expect(asked).toEqual(['gone.sql cannot be opened']);
  expect(store.get().active).toBeNull();
});

test.each([
  ['mine', 'mine', 'mine', []],
  ['disk', 'theirs', 'theirs', ['mine']],
] as const)(
  'a file that changed on disk is shown beside the text; whose is kept: %s',
  async (whose, text, onDisk, given) => {
    const { documents, edit, at, store } = begin();
    await documents.open('a.sql');
    edit('a.sql', 'mine');
    disk.set('a.sql', 'theirs');
    expect(await documents.save('a.sql')).toBe(false);
    expect(store.get().conflict).toEqual({ path: 'a.sql', onDisk: 'theirs' });
    expect([at('a.sql')?.text, disk.get('a.sql')]).toEqual(['mine', 'theirs']);
    expect(await documents.settle('a.sql', whose)).toBe(true);
    expect([at('a.sql')?.text, disk.get('a.sql'), kept]).toEqual([text, onDisk, given]);
    expect(store.get().conflict).toBeNull();
  },
);

test('a file that was deleted meanwhile is written again, or closed with its text kept', async () => {
  for (const whose of ['mine', 'disk'] as const) {
    const { documents, edit, at, store } = begin();
    disk.set('b.sql', 'B');
    await documents.open('b.sql');
    edit('b.sql', 'mine');
    disk.delete('b.sql');
    expect(await documents.save('b.sql')).toBe(false);
    expect(store.get().conflict).toEqual({ path: 'b.sql', onDisk: null });
    expect(await documents.settle('b.sql', whose)).toBe(true);
    expect([disk.get('b.sql'), at('b.sql')?.text, kept]).toEqual(
      whose === 'mine' ? ['mine', 'mine', []] : [undefined, undefined, ['mine']],
    );
  }
});

test('an earlier text is put into its editor, and its file left as it is', async () => {
  const { documents, at } = begin();
  await documents.restore('a.sql', 'earlier');
  expect([at('a.sql')?.text, at('a.sql')?.saved, disk.get('a.sql')]).toEqual(['earlier', 'A', 'A']);
  await documents.restore('gone.sql', 'back');
  expect(at('gone.sql')).toMatchObject({ text: 'back', saved: '', version: null });
  expect(await documents.save('gone.sql')).toBe(true);
  expect(disk.get('gone.sql')).toBe('back');
});

test.each([
  ['save', true, 'B', []],
  ['discard', true, 'A', ['B']],
  [null, false, 'A', []],
])('closing unsaved text asks; the answer %s', async (choice, closed, onDisk, given) => {
  const { documents, edit, at } = begin();
  await documents.open('a.sql');
  edit('a.sql', 'B');
  answers = [choice];
  expect(await documents.close('a.sql')).toBe(closed);
  expect([at('a.sql') === undefined, disk.get('a.sql'), kept]).toEqual([closed, onDisk, given]);
});

test('saving a new query asks for its path and gives it the file', async () => {
  const { documents, edit, at, store } = begin();
  const path = documents.begin('query.sql', '');
  edit(path, 'SELECT 1');
  answers = ['analyses/one.sql'];
  expect(await documents.save(path)).toBe(true);
  expect(disk.get('analyses/one.sql')).toBe('SELECT 1');
  expect(at(path)).toBeUndefined();
  expect(store.get().active).toBe('analyses/one.sql');
});

test('a new query is not written over another file unasked', async () => {
  const { documents, edit, at } = begin();
  const path = documents.begin('query.sql', '');
  edit(path, 'SELECT 1');
  answers = ['a.sql', null];
  expect(await documents.save(path)).toBe(false);
  expect(disk.get('a.sql')).toBe('A');
  answers = ['a.sql', 'replace'];
  expect(await documents.save(path)).toBe(true);
  expect(disk.get('a.sql')).toBe('SELECT 1');
  expect(at('a.sql')).toMatchObject({ text: 'SELECT 1', readOnly: false });
});

test('a shipped analysis is saved as a copy and stays open beside it', async () => {
  disk.set('library:x/a.sql', 'shipped');
  const { documents, at } = begin();
  await documents.open('library:x/a.sql');
  answers = ['analyses/copy.sql'];
  expect(await documents.save('library:x/a.sql')).toBe(true);
  const copy = at('analyses/copy.sql');
  expect(copy && !isDirty(copy) && !copy.readOnly).toBe(true);
  expect(at('library:x/a.sql')).toBeDefined();
});
