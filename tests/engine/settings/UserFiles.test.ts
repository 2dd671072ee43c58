import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { UserFiles } from '../../../main/engine/settings/UserFiles';

let folder: string;
let told: () => void;
let files: UserFiles;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'golden-thread-own-'));
  told = vi.fn();
  files = new UserFiles(folder, told);
});
afterEach(() => {
  files.close();
  rmSync(folder, { recursive: true });
});
const settingsFile = () => join(folder, 'settings.json');
const keysFile = () => join(folder, 'keybindings.json');

test('without files, nothing is set, and looking makes none', async () => {
  expect(await files.read()).toEqual({ values: {}, rules: [], problems: [] });
  expect(existsSync(settingsFile())).toBe(false);
});

test('a setting is written, told of, read again and put back', async () => {
  await files.set('editor.fontSize', 18);
  expect(told).toHaveBeenCalledOnce();
  expect((await files.read()).values).toEqual({ 'editor.fontSize': 18 });
  await files.set('editor.fontSize', null);
  expect((await files.read()).values).toEqual({});
  expect(readFileSync(settingsFile(), 'utf8')).toContain('// Settings of Golden Thread');
});

test('what is written at once all stands there', async () => {
  await Promise.all([
    files.set('editor.fontSize', 18),
    files.set('editor.tabSize', 4),
    files.set('workbench.theme', 'dark'),
  ]);
  expect((await files.read()).values).toEqual({
    'editor.fontSize': 18,
    'editor.tabSize': 4,
    'workbench.theme': 'dark',
  });
});

test('a wrong value and an unknown setting are refused', async () => {
  await expect(files.set('editor.fontSize', 400)).rejects.toThrow(
    'Font size has to be a whole number from 8 to 40.',
  );
  await expect(files.set('editor.colour', 1)).rejects.toThrow('There is no setting “editor.colour”.');
  expect(existsSync(settingsFile())).toBe(false);
});

test('a file that cannot be read is left as it is', async () => {
  writeFileSync(settingsFile(), '{ "editor.fontSize": 14');
  await expect(files.set('editor.fontSize', 15)).rejects.toThrow('settings.json cannot be read');
  expect(readFileSync(settingsFile(), 'utf8')).toBe('{ "editor.fontSize": 14');
});

test('the keys of one command change, and the lines of others stay', async () => {
  writeFileSync(
    keysFile(),
    '[\n  // Mine\n  { "key": "f9", "command": "other" },\n  { "key": "f8", "command": "query.run" }\n]\n',
  );
  await files.setRules('query.run', [
    { key: 'ctrl+enter', command: '-query.run' },
    { key: 'f5', command: 'query.run' },
  ]);
  expect(readFileSync(keysFile(), 'utf8')).toBe(
    '[\n  // Mine\n  { "key": "f9", "command": "other" },\n  { "key": "ctrl+enter", "command": "-query.run" },\n  { "key": "f5", "command": "query.run" }\n]\n',
  );
  await files.setRules('query.run', []);
  expect((await files.read()).rules).toMatchObject([{ key: 'f9', command: 'other' }]);
});

test('what another program writes is told', async () => {
  await files.watch(error => {
    throw error;
  });
  await new Promise(done => setTimeout(done, 300));
  writeFileSync(settingsFile(), '{ "editor.tabSize": 8 }');
  await vi.waitFor(() => expect(told).toHaveBeenCalled(), { timeout: 10_000 });
  expect((await files.read()).values).toEqual({ 'editor.tabSize': 8 });
});
