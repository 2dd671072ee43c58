import { useMemo, useState, useSyncExternalStore } from 'react';
import { useClient } from '../client/client';
import { QuickPick } from '../components/QuickPick';
import { keysShown } from './keys';
import { noteRecent, recentFirst } from './recentCommands';
import { useRegistry, useRunCommand } from './useCommands';

/** Every command by name, the ones used last on top, those that cannot be taken now at the end. */
export function CommandPalette({ onClose }: { readonly onClose: () => void }) {
  const registry = useRegistry();
  const { platform } = useClient();
  const run = useRunCommand();
  const commands = useSyncExternalStore(registry.subscribe, registry.list);
  const [recent] = useState(recentFirst);
  const items = useMemo(() => {
    const all = recent(commands).map(({ id, title, category, keys, hindrance }) => {
      const why = hindrance?.() ?? null;
      return {
        id,
        label: `${category}: ${title}`,
        ...(keys === undefined ? {} : { keys: keysShown(keys, platform === 'darwin') }),
        ...(why === null ? {} : { hindrance: why }),
      };
    });
    const takeable = all.filter(({ hindrance }) => hindrance === undefined);
    return [...takeable, ...all.filter(({ hindrance }) => hindrance !== undefined)];
  }, [commands, recent, platform]);
  return (
    <QuickPick
      name="Command palette"
      placeholder="Type the name of a command"
      none="No command has that name."
      items={items}
      onPick={id => {
        noteRecent(id);
        onClose();
        run(id);
      }}
      onClose={onClose}
    />
  );
}
