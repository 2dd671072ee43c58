import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Changes } from '../../../main/engine/files/changes';
import { studyOf } from '../openStudy';

const before = { 'a.txt': 'one', 'b/c.txt': 'two' };

function store(files: Readonly<Record<string, string>> = before) {
  const folder = studyOf(files);
  const hidden = join(folder, '.golden-thread');
  mkdirSync(hidden, { recursive: true });
  const text = (path: string) =>
    existsSync(join(folder, path)) ? readFileSync(join(folder, path), 'utf8') : null;
  return { folder, hidden, text, changes: new Changes(folder, hidden) };
}

const wanted = [
  { path: 'a.txt', contents: 'ONE' },
  { path: 'b/c.txt', contents: null },
  { path: 'd/e/f.txt', contents: new Uint8Array([65, 66]) },
];

test('several files change, and are put back', async () => {
  const { changes, text } = store();
  const name = await changes.make('test', wanted);
  expect([text('a.txt'), text('b/c.txt'), text('d/e/f.txt')]).toEqual(['ONE', null, 'AB']);
  await changes.undo(name);
  expect([text('a.txt'), text('b/c.txt'), text('d/e/f.txt')]).toEqual(['one', 'two', null]);
  await expect(changes.undo(name)).rejects.toThrow('no longer kept');
});

test('what changed since is not undone, and nothing of it is', async () => {
  const { changes, text, folder } = store();
  const name = await changes.make('test', wanted);
  writeFileSync(join(folder, 'a.txt'), 'newer words');
  await expect(changes.undo(name)).rejects.toMatchObject({ code: 'conflict', place: { path: 'a.txt' } });
  expect([text('a.txt'), text('b/c.txt'), text('d/e/f.txt')]).toEqual(['newer words', null, 'AB']);
});

test('what another program changed or made meanwhile is not written over, and nothing else is changed', async () => {
  const { changes, text } = store();
  const build = (path: string, basedOn: string | null) =>
    changes.make('test', [
      { path: 'd.txt', contents: 'x' },
      { path, contents: 'NEW', basedOn },
    ]);
  await expect(build('a.txt', 'of an older text')).rejects.toMatchObject({ code: 'conflict' });
  await expect(build('b/c.txt', null)).rejects.toThrow('b/c.txt came meanwhile');
  expect([text('a.txt'), text('b/c.txt'), text('d.txt')]).toEqual(['one', 'two', null]);
  await build('new.txt', null);
  expect(text('new.txt')).toBe('NEW');
});

test('nothing is written outside the study, and then nothing at all', async () => {
  const { changes, text, hidden } = store();
  const outside = [
    { path: 'a.txt', contents: 'x' },
    { path: '../out.txt', contents: 'x' },
  ];
  await expect(changes.make('test', outside)).rejects.toMatchObject({ code: 'refused' });
  expect(text('a.txt')).toBe('one');
  expect(readdirSync(join(hidden, 'changes'))).toEqual([]);
});

test('a change that was certain is finished after a crash, and one that was not is forgotten', async () => {
  const { changes, text, hidden } = store();
  const name = await changes.make('test', wanted);
  const place = join(hidden, 'changes', name);
  // As it is when the program ends before the last file is in its place.
  rmSync(join(place, 'done'));
  writeFileSync(join(place, 'new/0'), 'ONE');
  writeFileSync(join(place, '../../../a.txt'), 'one');
  const half = join(hidden, 'changes', '000000000000001-00000000');
  mkdirSync(join(half, 'new'), { recursive: true });
  writeFileSync(join(half, 'new/0'), 'half');
  await changes.recover();
  expect([text('a.txt'), text('b/c.txt'), text('d/e/f.txt')]).toEqual(['ONE', null, 'AB']);
  expect(readdirSync(join(hidden, 'changes'))).toEqual([name]);
});
