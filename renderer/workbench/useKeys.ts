import { useEffect, useSyncExternalStore } from 'react';
import { useClient } from '../client/client';
import { keysShown, pressed } from './keys';
import { useRegistry, useRunCommand } from './useCommands';

/** Runs commands by their keys, wherever the focus is, and by the desktop's menus. */
export function useKeys(): void {
  const registry = useRegistry();
  const { platform, onMenuCommand } = useClient();
  const run = useRunCommand();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
      const command = registry
        .list()
        .find(({ keys }) => keys !== undefined && pressed(keys, event, platform === 'darwin'));
      if (!command) return;
      event.preventDefault();
      event.stopPropagation();
      run(command.id);
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => {
      window.removeEventListener('keydown', onKeyDown, { capture: true });
    };
  }, [registry, platform, run]);
  useEffect(() => {
    onMenuCommand(run);
  }, [onMenuCommand, run]);
}

/** The keys of a command as this machine names them; undefined when it has none. */
export function useKeysOf(id: string): string | undefined {
  const registry = useRegistry();
  const keys = useSyncExternalStore(registry.subscribe, () => registry.find(id)?.keys);
  const { platform } = useClient();
  return keys === undefined ? undefined : keysShown(keys, platform === 'darwin');
}
