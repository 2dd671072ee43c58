import { isListOf, isText } from '../../main/contract/check';
import { kept } from '../session/kept';
import type { Command } from './commands';

const key = 'golden-thread:recent-commands';
const most = 8;
const isIds = isListOf(isText);

function recentIds(storage: Storage): readonly string[] {
  return kept(key, isIds, storage) ?? [];
}

/** Remembers that a command was chosen. */
export function noteRecent(id: string, storage: Storage = localStorage): void {
  const ids = [id, ...recentIds(storage).filter(other => other !== id)].slice(0, most);
  storage.setItem(key, JSON.stringify(ids));
}

/** Puts the commands that were chosen last on top, the latest first; the others stay as they are. */
export function recentFirst(
  storage: Storage = localStorage,
): (commands: readonly Command[]) => readonly Command[] {
  const ids = recentIds(storage);
  return commands => {
    const recent = ids
      .map(id => commands.find(command => command.id === id))
      .filter(found => found !== undefined);
    return [...recent, ...commands.filter(command => !ids.includes(command.id))];
  };
}
