import { expect, test } from 'vitest';
import { strangeKeys } from '../../../renderer/workbench/strangeKeys';
import { readRules } from '../../../main/engine/settings/readSettings';

test('a line whose command there is not is told in its place, with the one that was perhaps meant', () => {
  const { rules } = readRules(`[
  { "key": "f9", "command": "query.run" },
  { "key": "f9", "command": "-qeury.run" },
  { "command": "workbench.action.showCommands", "key": "f8" }
]`);
  const path = 'user:keybindings.json';
  expect(strangeKeys(rules, ['panel.toggle', 'query.run', 'query.runStatement'])).toEqual([
    {
      severity: 'warning',
      message: 'There is no command “qeury.run”, so this line does nothing. Did you mean “query.run”?',
      place: { path, line: 3, column: 29, endColumn: 41 },
    },
    {
      severity: 'warning',
      message:
        'There is no command “workbench.action.showCommands”, so this line does nothing. The list of keyboard shortcuts has them all.',
      place: { path, line: 4, column: 16, endColumn: 47 },
    },
  ]);
});
