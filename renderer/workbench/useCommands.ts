import { createContext, useContext, useEffect } from 'react';
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

/** Runs a command by id, if it is there and nothing hinders it. */
export function useRunCommand(): (id: string) => void {
  const registry = useRegistry();
  return id => {
    const command = registry.find(id);
    if (command && (command.hindrance?.() ?? null) === null) void command.run();
  };
}
