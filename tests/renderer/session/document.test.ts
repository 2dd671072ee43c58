import { expect, test } from 'vitest';
import type { EngineAsk } from '../../../main/contract/engine';
import { Failure } from '../../../main/contract/failure';
import type { Backup } from '../../../main/contract/study';
import { nameOf, restoreDocuments, untitledPath } from '../../../renderer/session/document';
import { isDirty } from '../../../renderer/session/state';

/** An engine with a few files and backups. */
function engine(files: Readonly<Record<string, string>>, backups: readonly Backup[]): EngineAsk {
  return ((name: string, { path }: { path: string }) => {
    if (name === 'backup.list') return Promise.resolve(backups);
    if (name === 'backup.write') return Promise.resolve(null);
    const text = files[path];
    if (text === undefined) return Promise.reject(new Failure('file', 'There is no such file.'));
    return Promise.resolve({ text, version: `version of ${text}`, readOnly: false });
  }) as unknown as EngineAsk;
}

test('what was open and still has a file is opened again; what has none is not', async () => {
  const documents = await restoreDocuments(engine({ 'a.sql': 'A' }, []), ['a.sql', 'gone.sql']);
  expect(documents.map(({ path }) => path)).toEqual(['a.sql']);
});

test('unsaved text comes back over its file, and counts as unsaved', async () => {
  const backup = { path: 'a.sql', text: 'mine', basedOn: 'version of A' };
  const [document] = await restoreDocuments(engine({ 'a.sql': 'A' }, [backup]), []);
  expect(document).toMatchObject({ text: 'mine', saved: 'A', version: 'version of A' });
});

test('unsaved text whose file has changed since keeps the version it came from', async () => {
  const backup = { path: 'a.sql', text: 'mine', basedOn: 'version of A' };
  const [document] = await restoreDocuments(engine({ 'a.sql': 'theirs' }, [backup]), []);
  expect(document).toMatchObject({ text: 'mine', version: 'version of A' });
  expect(document && isDirty(document)).toBe(true);
});

test('unsaved text without a file comes back too', async () => {
  const backup = { path: 'untitled:query.sql', text: 'SELECT 1', basedOn: null };
  const documents = await restoreDocuments(engine({}, [backup]), []);
  expect(documents).toEqual([
    { path: 'untitled:query.sql', text: 'SELECT 1', saved: '', version: null, readOnly: false },
  ]);
});

test('a text that was saved just before the end is not unsaved', async () => {
  const backup = { path: 'a.sql', text: 'A', basedOn: 'older' };
  const [document] = await restoreDocuments(engine({ 'a.sql': 'A' }, [backup]), []);
  expect(document && isDirty(document)).toBe(false);
});

test('names and free paths', () => {
  expect([nameOf('data/a b.csv'), nameOf('untitled:q.sql'), nameOf('library:x/y.vl.json')]).toEqual([
    'a b.csv',
    'q.sql',
    'y.vl.json',
  ]);
  expect(untitledPath('query.sql', {})).toBe('untitled:query.sql');
  expect(untitledPath('query.sql', { 'untitled:query.sql': 1 })).toBe('untitled:query-2.sql');
});
