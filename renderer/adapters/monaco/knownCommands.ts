import type { NamedCommand } from '../../../main/contract/settingsSchema';

let known: readonly NamedCommand[] = [];
let told: (commands: readonly NamedCommand[]) => void = () => undefined;

/** Tells the editor of keybindings.json which commands there are. */
export function offerCommands(commands: readonly NamedCommand[]): void {
  known = commands;
  told(commands);
}

/** Calls with the commands, and again whenever others are told. */
export function followCommands(follow: (commands: readonly NamedCommand[]) => void): void {
  told = follow;
  follow(known);
}
