import { isRecord } from '../../contract/check';
import { allSettings } from '../../contract/declaredSettings';
import type { Place } from '../../contract/failure';
import { readKeys } from '../../contract/keyNames';
import { expectedValue } from '../../contract/settings';
import type { SettingValue, SettingValues } from '../../contract/settings';
import type { Problem } from '../../contract/study';
import { isSettingValue, keysPath, settingsPath } from '../../contract/userFiles';
import type { KeyRule, WrittenRule } from '../../contract/userFiles';
import { readJson } from './readJson';
import type { JsonChild, JsonNode } from './readJson';

/** What settings.json sets; a value that is not one is a problem, and stands for nothing. */
export function readSettings(text: string): {
  readonly values: SettingValues;
  readonly problems: readonly Problem[];
} {
  const values: Record<string, SettingValue> = {};
  const { children, problems } = childrenOf(text, settingsPath, '{', 'an object, { … }');
  for (const { key, start, end, node } of children) {
    const setting = allSettings.find(({ id }) => id === key);
    const tell = (message: string, from: number, to: number) =>
      problems.push({ severity: 'warning', message, place: placeOf(text, settingsPath, from, to) });
    if (key === null || !setting) tell(`There is no setting "${key ?? ''}", so it does nothing.`, start, end);
    else if (isSettingValue(node.value) && setting.check(node.value)) values[key] = node.value;
    else {
      // An earlier line of the same setting does not count either: the last one is the person's word.
      Reflect.deleteProperty(values, key);
      const standard = JSON.stringify(setting.default);
      const message = `${key} has to be ${expectedValue(setting)}; ${standard} is used instead.`;
      tell(message, node.start, node.end);
    }
  }
  return { values, problems };
}

/** What keybindings.json says, line by line. */
export function readRules(text: string): {
  readonly rules: readonly WrittenRule[];
  readonly problems: readonly Problem[];
} {
  const rules: WrittenRule[] = [];
  const { children, problems } = childrenOf(text, keysPath, '[', 'a list, [ … ]');
  for (const { start, end, node } of children) {
    const rule = ruleOf(node);
    const at = node.children.find(({ key }) => key === 'command')?.node ?? node;
    if (typeof rule !== 'string') rules.push({ ...rule, place: placeOf(text, keysPath, at.start, at.end) });
    else
      problems.push({
        severity: 'warning',
        message: `${rule} This line does nothing.`,
        place: placeOf(text, keysPath, start, end),
      });
  }
  return { rules, problems };
}

/** The rule that a line is, or why it is none. */
export function ruleOf({ value }: JsonNode): KeyRule | string {
  if (!isRecord(value)) return 'Each line is an object, such as { "key": "ctrl+k", "command": "view.data" }.';
  const { key, command, ...more } = value;
  if (typeof command !== 'string' || command.replace(/^-/, '') === '')
    return 'A line needs a "command": the id of a command, after a - when its keys are to be taken away.';
  if (typeof key !== 'string' || readKeys(key) === null)
    return `${key === undefined ? 'Nothing' : JSON.stringify(key)} is no "key"; keys are written as "ctrl+shift+p" or "ctrl+k ctrl+s".`;
  const [unknown] = Object.keys(more);
  if (unknown !== undefined) return `"${unknown}" is not understood here.`;
  return { key, command };
}

function childrenOf(
  text: string,
  path: string,
  bracket: string,
  wanted: string,
): { readonly children: readonly JsonChild[]; readonly problems: Problem[] } {
  const read = readJson(text);
  if ('fault' in read) {
    const { at, why } = read.fault;
    const message = `This cannot be read from here on, so nothing in the file counts: ${why}.`;
    return {
      children: [],
      problems: [{ severity: 'error', message, place: placeOf(text, path, at, at + 1) }],
    };
  }
  const { root } = read;
  if (root === null || text[root.start] === bracket) return { children: root?.children ?? [], problems: [] };
  const message = `The file has to hold ${wanted}.`;
  const place = placeOf(text, path, root.start, root.start + 1);
  return { children: [], problems: [{ severity: 'error', message, place }] };
}

/** Where offsets of a text are, in lines and columns; what goes on in further lines is marked in its first. */
function placeOf(text: string, path: string, start: number, end: number): Place {
  const before = text.slice(0, start).split('\n');
  const column = (before.at(-1)?.length ?? 0) + 1;
  const [first = ''] = text.slice(start, end).split('\n');
  return { path, line: before.length, column, endColumn: column + Math.max(1, first.trimEnd().length) };
}
