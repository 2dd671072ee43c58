import { expect, test } from 'vitest';
import { CommandRegistry } from '../../../renderer/workbench/commands';
import type { Command } from '../../../renderer/workbench/commands';
import { keysShown, pressed } from '../../../renderer/workbench/keys';
import { noteRecent, recentFirst } from '../../../renderer/workbench/recentCommands';

const command = (id: string, title = id): Command => ({ id, title, category: 'Test', run: () => undefined });

test('commands are listed by name while they are there, and the list stays the same until it changes', () => {
  const registry = new CommandRegistry();
  const remove = registry.add([command('b'), command('a')]);
  expect(registry.list().map(({ id }) => id)).toEqual(['a', 'b']);
  expect(registry.list()).toBe(registry.list());
  remove();
  expect(registry.list()).toEqual([]);
});

test('the last one added under an id is in force, and the one before it again afterwards', () => {
  const registry = new CommandRegistry();
  registry.add([command('run', 'first editor')]);
  const remove = registry.add([command('run', 'second editor')]);
  expect(registry.find('run')?.title).toBe('second editor');
  remove();
  expect(registry.find('run')?.title).toBe('first editor');
});

const press = (key: string, held = '', code = '') => ({
  key,
  code,
  ctrlKey: held.includes('C'),
  metaKey: held.includes('M'),
  shiftKey: held.includes('S'),
  altKey: held.includes('A'),
});

test.each([
  ['Mod+S', press('s', 'C'), false, true],
  ['Ctrl+,', press(',', 'C'), false, true],
  ['Mod+Shift+=', press('+', 'CS', 'Equal'), false, true],
  ['Mod+S', press('s', 'M'), true, true],
  ['Mod+S', press('s', 'C'), true, false],
  ['Mod+S', press('S', 'CS'), false, false],
  ['Mod+Shift+P, F1', press('P', 'CS'), false, true],
  ['Mod+Shift+P, F1', press('F1'), false, true],
  ['Mod+1', press('!', 'C', 'Digit1'), false, true],
  ['Mod+B', press('и', 'C', 'KeyB'), false, true],
  ['Ctrl+PageDown', press('PageDown', 'C'), true, true],
  ['F6', press('F6', 'S'), false, false],
  ['Mod+Enter', press('Enter', 'C'), false, true],
])('%s for %o (mac: %s) is %s', (keys, event, mac, expected) => {
  expect(pressed(keys, [event], mac)).toBe(expected ? 'whole' : null);
});

test('keys are shown as the machine names them', () => {
  expect(keysShown('Mod+Shift+P, F1', false)).toBe('Ctrl+Shift+P');
  expect(keysShown('Mod+Shift+P, F1', true)).toBe('⇧+⌘+P');
});

test('the commands chosen last stand first, the latest on top', () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  } as unknown as Storage;
  for (const id of ['c', 'b', 'c', 'gone']) noteRecent(id, storage);
  const listed = recentFirst(storage)(['a', 'b', 'c', 'd'].map(id => command(id)));
  expect(listed.map(({ id }) => id)).toEqual(['c', 'b', 'a', 'd']);
});
