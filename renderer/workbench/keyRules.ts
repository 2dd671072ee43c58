import { readKeys } from '../../main/contract/keyNames';
import type { KeyRule } from '../../main/contract/userFiles';
import { alternatives, settledKeys } from './keys';

/** Keys that run a command now. */
export interface Binding {
  /** In their one form for this machine. */
  readonly keys: string;
  readonly command: string;
  readonly source: 'default' | 'user';
}

/** A command's keys as it comes. */
interface Default {
  readonly id: string;
  readonly keys?: string;
}

/** All keys in force; of two bindings to the same keys the first one counts: what the person wrote, the last line first. */
export function bindingsOf(
  commands: readonly Default[],
  rules: readonly KeyRule[],
  mac: boolean,
): readonly Binding[] {
  const known = rules.flatMap(({ key, command }) => {
    const keys = readKeys(key);
    return keys === null ? [] : [{ keys: settledKeys(keys, mac), command }];
  });
  const taken = (keys: string, command: string, from: number) =>
    known.some((rule, index) => index >= from && rule.command === `-${command}` && rule.keys === keys);
  const own = known.flatMap(({ keys, command }, index): Binding[] =>
    command.startsWith('-') || taken(keys, command, index) ? [] : [{ keys, command, source: 'user' }],
  );
  const standard = commands.flatMap(({ id, keys }) =>
    keys === undefined ? [] : alternatives(keys).map(each => ({ id, keys: settledKeys(each, mac) })),
  );
  const given = new Set(own.map(({ keys }) => keys));
  const kept = standard.filter(({ id, keys }) => !taken(keys, id, 0) && !given.has(keys));
  return [
    ...own.reverse(),
    ...kept.map(({ id, keys }): Binding => ({ keys, command: id, source: 'default' })),
  ];
}

/** The rules that give a command these keys and no others, beside its own keys as it comes. */
export function rulesFor(
  command: string,
  wanted: readonly string[],
  standard: readonly string[],
): readonly { readonly keys: string; readonly command: string }[] {
  return [
    ...standard.filter(keys => !wanted.includes(keys)).map(keys => ({ keys, command: `-${command}` })),
    ...wanted.filter(keys => !standard.includes(keys)).map(keys => ({ keys, command })),
  ];
}
