import type { KeyRule } from '../../../main/contract/userFiles';
import type { KnownCommand } from '../../workbench/commands';
import type { Binding } from '../../workbench/keyRules';
import { keysShown } from '../../workbench/keys';

/** A line of the list: a command and keys that run it, or none. */
export interface KeyRow {
  /** Tells the line apart from all others. */
  readonly id: string;
  readonly command: string;
  /** What the command is called; its id where it is not known. */
  readonly title: string;
  /** In their one form for this machine. */
  readonly keys: string | null;
  readonly source: Binding['source'] | null;
  /** Whether the person changed the command's keys. */
  readonly changed: boolean;
}

/** A line for each of a command's keys, and one for each command that has none. */
export function keyRows(
  commands: readonly KnownCommand[],
  bindings: readonly Binding[],
  rules: readonly KeyRule[],
): readonly KeyRow[] {
  const touched = new Set(rules.map(({ command }) => command.replace(/^-/, '')));
  const known = commands.map(({ id, title, category }) => ({ id, title: `${category}: ${title}` }));
  const strangers = [...new Set(bindings.map(({ command }) => command))]
    .filter(command => !known.some(({ id }) => id === command))
    .map(id => ({ id, title: id }));
  return [...known, ...strangers].flatMap(({ id, title }): KeyRow[] => {
    const own = bindings.filter(({ command }) => command === id);
    const changed = touched.has(id);
    if (own.length === 0) return [{ id, command: id, title, keys: null, source: null, changed }];
    return own.map(({ keys, source }) => ({
      id: `${id} ${keys}`,
      command: id,
      title,
      keys,
      source,
      changed,
    }));
  });
}

/** The lines that have every word that was typed; keys that were recorded stand in quotes, and are found as they begin. */
export function foundRows(rows: readonly KeyRow[], search: string, mac: boolean): readonly KeyRow[] {
  const recorded = /^"(.+)"$/.exec(search.trim())?.[1]?.toLowerCase();
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter(({ command, title, keys, source }) => {
    const shown = keys === null ? '' : keysShown(keys, mac).toLowerCase();
    if (recorded !== undefined) return shown === recorded || shown.startsWith(`${recorded} `);
    const text = `${title} ${command} ${shown} ${source ?? ''}`.toLowerCase();
    return words.every(word => text.includes(word));
  });
}
