import { isBoolean, isNumber, isText } from './check';
import type { Check } from './check';
import type { Place } from './failure';
import type { SettingValue, SettingValues } from './settings';
import type { Problem } from './study';

/** Paths of a person's own files begin with it: they stand beside no study. */
export const userPrefix = 'user:';
export const settingsPath = `${userPrefix}settings.json`;
export const keysPath = `${userPrefix}keybindings.json`;

/** A line of keybindings.json: keys for a command or, where a `-` stands before its id, keys taken from it. */
export interface KeyRule {
  /** In VS Code's letters, `ctrl+k ctrl+s`. */
  readonly key: string;
  readonly command: string;
}

/** A line of keybindings.json as it was read there. */
export interface WrittenRule extends KeyRule {
  /** Where its command stands. */
  readonly place: Place;
}

/** What a person's own files say, as far as it is understood, and what is not. */
export interface UserSettings {
  readonly values: SettingValues;
  readonly rules: readonly WrittenRule[];
  readonly problems: readonly Problem[];
}

export const isSettingValue: Check<SettingValue> = (value): value is SettingValue =>
  isText(value) || isNumber(value) || isBoolean(value);
