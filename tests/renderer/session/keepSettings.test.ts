import { expect, test, vi } from 'vitest';
import { settings } from '../../../main/contract/declaredSettings';
import { fileSchemas } from '../../../main/contract/settingsSchema';
import type { UserSettings } from '../../../main/contract/userFiles';
import { groupedDigits } from '../../../renderer/adapters/grid/groupedDigits';
import type { Client } from '../../../renderer/client/client';
import { keepSettings, keptSettings } from '../../../renderer/session/keepSettings';
import { SessionStore } from '../../../renderer/session/SessionStore';
import { emptySession } from '../../../renderer/session/state';
import { foundSettings } from '../../../renderer/views/settings/foundSettings';

const storageOf = (kept = new Map<string, string>()) =>
  ({
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }) as unknown as Storage;

/** An engine; `answered` may hold its answers to `settings.read` back. */
function begin(storage: Storage, answered = (answer: UserSettings) => Promise.resolve(answer)) {
  const changed: (() => void)[] = [];
  let own: UserSettings = { values: {}, rules: [], problems: [] };
  const ask = (name: string, input: { readonly id: string; readonly value: string }) => {
    if (name === 'settings.write') own = { ...own, values: { ...own.values, [input.id]: input.value } };
    return name === 'settings.read' ? answered(own) : Promise.resolve(null);
  };
  const client = {
    ask,
    listen: (_: string, receive: () => void) => {
      changed.push(receive);
      return () => undefined;
    },
    onRestart: () => () => undefined,
  } as unknown as Client;
  const store = new SessionStore(emptySession);
  keepSettings(client, store, storage);
  const write = (values: UserSettings['values']) => {
    own = { ...own, values };
    for (const tell of changed) tell();
  };
  return { store, write };
}

test('settings are read, read again when they change, and kept for the next beginning', async () => {
  const storage = storageOf();
  const { store, write } = begin(storage);
  write({ 'editor.fontSize': 20 });
  await vi.waitFor(() => expect(store.get().settings.values).toEqual({ 'editor.fontSize': 20 }));
  expect(keptSettings(storage)).toEqual({ 'editor.fontSize': 20 });
});

test('what was asked for last counts, also when an earlier answer comes after it', async () => {
  const held: (() => void)[] = [];
  const { store, write } = begin(storageOf(), answer => {
    return new Promise(resolve => {
      held.push(() => {
        resolve(answer);
      });
    });
  });
  for (const [count, size] of [20, 30].entries()) {
    await vi.waitFor(() => expect(held).toHaveLength(count + 1));
    write({ 'editor.fontSize': size });
  }
  await vi.waitFor(() => expect(held).toHaveLength(3));
  for (const answer of held.reverse()) answer();
  await new Promise(resolve => setTimeout(resolve));
  expect(store.get().settings.values).toEqual({ 'editor.fontSize': 30 });
});

test('the theme that was chosen before there were settings is one of them now', async () => {
  const storage = storageOf(new Map([['golden-thread:theme', 'light']]));
  const { store } = begin(storage);
  await vi.waitFor(() => expect(store.get().settings.values).toEqual({ 'workbench.theme': 'light' }));
  expect(storage.getItem('golden-thread:theme')).toBeNull();
});

test('settings are found by their words, their choices and whether they were changed', () => {
  const ids = (search: string) =>
    foundSettings(Object.values(settings), search, { 'editor.tabSize': 4 }).map(({ id }) => id);
  expect(ids('high contrast')).toEqual(['workbench.theme']);
  expect(ids('@changed')).toEqual(['editor.tabSize']);
  expect(ids('no such words')).toEqual([]);
});

test('the schema of settings.json has them all, with their bounds', () => {
  expect(fileSchemas([])[0]?.schema).toMatchObject({
    properties: { 'editor.fontSize': { type: 'integer', minimum: 8, maximum: 40, default: 13 } },
  });
});

test.each([
  ['1234567.891', '1,234,567.891'],
  ['-1000', '-1,000'],
  ['999', '999'],
  ['1e21', '1e21'],
  ['NaN', 'NaN'],
])('%s has its digits grouped as %s', (text, grouped) => {
  expect(groupedDigits(text)).toBe(grouped);
});
