import { createContext, useCallback, useContext, useEffect } from 'react';
import { useDispatch } from '../session/SessionProvider';
import { failureData } from '../../main/contract/failure';
import { CommandRegistry } from './commands';
import type { Command } from './commands';

const RegistryContext = createContext(new CommandRegistry());
export const RegistryProvider = RegistryContext.Provider;

export function useRegistry(): CommandRegistry {
  return useContext(RegistryContext);
}

/** Offers commands while the component is mounted. Pass a list that changes only when its commands do. */
export function useCommands(commands: readonly Command[]): void {
  const registry = useRegistry();
  useEffect(() => registry.add(commands), [registry, commands]);
}

/** Runs a command by id, if it is there; says why when something hinders it or it fails. */
export function useRunCommand(): (id: string) => void {
  const registry = useRegistry();
  const dispatch = useDispatch();
  return useCallback(
    id => {
      const command = registry.find(id);
      if (!command) return;
      const say = (notice: string, passing = false) => {
        dispatch({ type: 'notice.set', notice, passing });
      };
      const hindrance = command.hindrance?.() ?? null;
      if (hindrance === null)
        Promise.resolve(command.run()).catch((error: unknown) => {
          say(failureData(error).message);
        });
      else say(hindrance, true);
    },
    [registry, dispatch],
  );
}
