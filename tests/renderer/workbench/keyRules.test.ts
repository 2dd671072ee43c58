import { expect, test } from 'vitest';
import { CommandRegistry } from '../../../renderer/workbench/commands';
import type { Command } from '../../../renderer/workbench/commands';
import { rulesFor } from '../../../renderer/workbench/keyRules';
import { alternatives, keysShown, pressed, settledKeys, strokeOf } from '../../../renderer/workbench/keys';
import { foundRows, keyRows } from '../../../renderer/views/keys/keyRows';

const command = (id: string, keys?: string): Command => ({
  ...{ id, title: `Title of ${id}`, category: 'Test', run: () => undefined },
  ...(keys === undefined ? {} : { keys }),
});
const press = (key: string, held = '', code = '') => ({
  ...{ key, code },
  ctrlKey: held.includes('C'),
  metaKey: held.includes('M'),
  shiftKey: held.includes('S'),
  altKey: held.includes('A'),
});
const registryOf = (...commands: readonly Command[]) => {
  const registry = new CommandRegistry();
  registry.add(commands);
  return registry;
};
const ranBy = (registry: CommandRegistry, ...presses: readonly ReturnType<typeof press>[]) => {
  const found = registry.pressed(presses, selector => selector === '[role="grid"]');
  return found === null || found === 'begun' ? found : found.id;
};
const [k, s] = [press('k', 'C', 'KeyK'), press('s', 'C', 'KeyS')];

test('two strokes run a command, one only begins', () => {
  const registry = registryOf(command('keys.show', 'Mod+K Mod+S'), command('file.save', 'Mod+S'));
  expect(ranBy(registry, k)).toBe('begun');
  expect(ranBy(registry, k, s)).toBe('keys.show');
  expect(ranBy(registry, s)).toBe('file.save');
  expect(ranBy(registry, s, k)).toBeNull();
  expect(pressed('Mod+K Mod+S, F1', [press('F1')], false)).toBe('whole');
});

test('keys that something needs itself are left to it while the focus is there', () => {
  const back = { ...command('place.back', 'Alt+ArrowLeft'), yieldsTo: '[role="grid"]' };
  const left = press('ArrowLeft', 'A');
  expect(ranBy(registryOf(back), left)).toBeNull();
  expect(ranBy(registryOf({ ...back, yieldsTo: 'dialog' }), left)).toBe('place.back');
  expect(registryOf(back).find('place.back')?.yieldsTo).toBe('[role="grid"]');
});

test('what the person wrote goes before what comes, and the last line before the one above', () => {
  const registry = registryOf(command('panel', 'Mod+J'), command('bar', 'Mod+B'), command('free'));
  registry.setRules([
    { key: 'ctrl+b', command: 'free' },
    { key: 'ctrl+b', command: 'panel' },
    { key: 'ctrl+j', command: '-panel' },
  ]);
  expect(ranBy(registry, press('b', 'C'))).toBe('panel');
  expect(ranBy(registry, press('j', 'C'))).toBeNull();
  expect(registry.find('panel')?.keys).toBe('Ctrl+B');
  expect(registry.find('bar')?.keys).toBeUndefined();
  registry.setRules([]);
  expect(ranBy(registry, press('b', 'C'))).toBe('bar');
  expect(registry.find('panel')?.keys).toBe('Ctrl+J');
});

test('keys of a command that is not there now do not stand in the way of another', () => {
  const registry = registryOf(command('b', 'Mod+B'));
  const remove = registry.add([command('a', 'Mod+B')]);
  expect(ranBy(registry, press('b', 'C'))).toBe('a');
  remove();
  expect(ranBy(registry, press('b', 'C'))).toBe('b');
  expect(registry.known().map(({ id }) => id)).toEqual(['a', 'b']);
});

test('rules say only how keys differ from those that come', () => {
  expect(rulesFor('a', ['F5'], ['Ctrl+Enter'])).toEqual([
    { keys: 'Ctrl+Enter', command: '-a' },
    { keys: 'F5', command: 'a' },
  ]);
  expect(rulesFor('a', ['Ctrl+Enter'], ['Ctrl+Enter'])).toEqual([]);
});

test('a press is written in one form, whatever the keyboard calls it', () => {
  expect(strokeOf(press('P', 'CS', 'KeyP'))).toBe('Ctrl+Shift+P');
  expect(strokeOf(press('!', 'CS', 'Digit1'))).toBe('Ctrl+Shift+1');
  expect(strokeOf(press(' ', 'C', 'Space'))).toBe('Ctrl+Space');
  expect(strokeOf(press('Control', 'C'))).toBeNull();
  expect(settledKeys('Shift+Mod+K Alt+F4', false)).toBe('Ctrl+Shift+K Alt+F4');
  expect(settledKeys('Mod+K', true)).toBe('Meta+K');
  expect(alternatives('Ctrl+,, F1')).toEqual(['Ctrl+,', 'F1']);
  expect(keysShown('Mod+K Mod+ArrowLeft', false)).toBe('Ctrl+K Ctrl+←');
});

test('the list has a line for each of a command’s keys, found by words and by keys that were pressed', () => {
  const registry = registryOf(command('a', 'Mod+K Mod+S, F1'), command('b'));
  registry.setRules([{ key: 'ctrl+k', command: 'gone' }]);
  const rows = keyRows(registry.known(), registry.bindings(), [{ key: 'ctrl+k', command: 'gone' }]);
  expect(rows.map(({ command: id, keys, source, changed }) => [id, keys, source, changed])).toEqual([
    ['a', 'Ctrl+K Ctrl+S', 'default', false],
    ['a', 'F1', 'default', false],
    ['b', null, null, false],
    ['gone', 'Ctrl+K', 'user', true],
  ]);
  const found = (search: string) => foundRows(rows, search, false).map(({ id }) => id);
  expect(found('"Ctrl+K"')).toEqual(['a Ctrl+K Ctrl+S', 'gone Ctrl+K']);
  expect(found('title b')).toEqual(['b']);
  expect(found('user')).toEqual(['gone Ctrl+K']);
});
