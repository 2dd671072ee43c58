import { expect, test } from 'vitest';
import { allSettings } from '../../../main/contract/declaredSettings';
import { readKeys, writeKeys } from '../../../main/contract/keyNames';
import { readRules, readSettings } from '../../../main/engine/settings/readSettings';

test('what is set counts; comments and a last comma do no harm', () => {
  const text = '// Mine\n{ "editor.fontSize": 15, /* yes */ "workbench.theme": "contrast-dark", }';
  expect(readSettings(text)).toEqual({
    values: { 'editor.fontSize': 15, 'workbench.theme': 'contrast-dark' },
    problems: [],
  });
  expect(readSettings('')).toEqual({ values: {}, problems: [] });
});

test('a wrong value and an unknown name are problems, each in its place, and count for nothing', () => {
  const { values, problems } = readSettings(
    '{\n  "editor.fontSize": "big",\n  "editor.tabSize": 4, "colour": 1\n}',
  );
  expect(values).toEqual({ 'editor.tabSize': 4 });
  expect(problems).toEqual([
    {
      severity: 'warning',
      message: 'editor.fontSize has to be a whole number from 8 to 40; 13 is used instead.',
      place: { path: 'user:settings.json', line: 2, column: 22, endColumn: 27 },
    },
    {
      severity: 'warning',
      message: 'There is no setting "colour", so it does nothing.',
      place: { path: 'user:settings.json', line: 3, column: 24, endColumn: 35 },
    },
  ]);
});

test.each([
  ['{ "editor.fontSize": }', 1, 22, 'a value was expected here'],
  ['{\n  "editor.fontSize": 14\n  "editor.tabSize": 2 }', 3, 3, 'a comma or } was expected here'],
  ['{ "a": "b', 1, 8, 'this text is not closed'],
  ['{ "a": "\\q" }', 1, 8, 'an escape that JSON does not allow'],
  ['{} {}', 1, 4, 'there is more after its end'],
])('%s is said to be no JSON from there on', (text, line, column, why) => {
  const { problems, values } = readSettings(text);
  expect(values).toEqual({});
  expect(problems).toMatchObject([{ severity: 'error', place: { line, column } }]);
  expect(problems[0]?.message).toContain(why);
});

test('keys are read line by line, and a line that is none is said to be so', () => {
  const text = `[
  { "key": "ctrl+k ctrl+s", "command": "keys.show" },
  { "key": "ctrl+p", "command": "-quickOpen.show" },
  { "key": "ctrl+nonsense", "command": "query.run" },
  { "key": "f5", "command": "query.run", "when": "editorFocus" }
]`;
  const { rules, problems } = readRules(text);
  const path = 'user:keybindings.json';
  expect(rules).toEqual([
    { key: 'ctrl+k ctrl+s', command: 'keys.show', place: { path, line: 2, column: 40, endColumn: 51 } },
    { key: 'ctrl+p', command: '-quickOpen.show', place: { path, line: 3, column: 33, endColumn: 50 } },
  ]);
  expect(problems.map(({ place }) => place.line)).toEqual([4, 5]);
  expect(readRules('{}').problems).toMatchObject([{ message: 'The file has to hold a list, [ … ].' }]);
});

test('names of keys go from the file to commands and back', () => {
  expect(readKeys('Shift+CTRL+p')).toBe('Ctrl+Shift+P');
  expect(readKeys('ctrl++')).toBe('Ctrl++');
  expect(readKeys('cmd+k alt+pagedown')).toBe('Meta+K Alt+PageDown');
  for (const wrong of ['', 'ctrl+', 'hyper+a', 'a b c', 'ctrl+shift']) expect(readKeys(wrong)).toBeNull();
  expect(writeKeys('Mod+K Mod+S', false)).toBe('ctrl+k ctrl+s');
  expect(writeKeys('Mod+PageDown', true)).toBe('cmd+pagedown');
});

test('every declared setting has its own name, takes its default and says all in one sentence', () => {
  expect(new Set(allSettings.map(({ id }) => id)).size).toBe(allSettings.length);
  for (const setting of allSettings) {
    expect(setting.check(setting.default)).toBe(true);
    expect(setting.description).toMatch(/^[A-Z].*\.$/);
  }
});
