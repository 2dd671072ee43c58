import type { KeyRule } from '../../main/contract/userFiles';
import { bindingsOf } from './keyRules';
import type { Binding } from './keyRules';
import { pressed } from './keys';
import type { KeyPress } from './keys';

/** An action that a person can ask for: by palette, menu, key, button or test, always by the same id. */
export interface Command {
  /** `subject.verb` */
  readonly id: string;
  readonly title: string;
  readonly category: string;
  /** Keys in VS Code's letters, `Mod` for Ctrl or Cmd: `Mod+Enter`, `Mod+K Mod+S`. */
  readonly keys?: string;
  /** Selector of what needs the keys itself while the focus is in it. */
  readonly yieldsTo?: string;
  /** Why it cannot run now, as a sentence; null when it can. */
  readonly hindrance?: () => string | null;
  readonly run: () => void | Promise<void>;
}

/** A command as it is known before whatever can run it is there. */
export type KnownCommand = Omit<Command, 'run' | 'hindrance'>;

/** The one registry. A component adds its commands while it is mounted; the last one added under an id wins. */
export class CommandRegistry {
  readonly #mac: boolean;
  readonly #commands: Command[] = [];
  readonly #listeners = new Set<() => void>();
  /** Every command that there is, as it comes: keys can be given to one that is not there now. */
  readonly #known = new Map<string, KnownCommand>();
  #rules: readonly KeyRule[] = [];
  #listed: readonly Command[] = [];
  #bindings: readonly Binding[] = [];

  constructor(mac = false) {
    this.#mac = mac;
  }

  /** Tells of commands that are added only while there is something to run them. */
  know(commands: readonly KnownCommand[]): void {
    for (const command of commands) this.#known.set(command.id, command);
    this.#changed();
  }

  /** Adds commands; the returned function takes them away. */
  add(commands: readonly Command[]): () => void {
    this.#commands.push(...commands);
    for (const command of commands) this.#known.set(command.id, command);
    this.#changed();
    return () => {
      for (const command of commands) this.#commands.splice(this.#commands.indexOf(command), 1);
      this.#changed();
    };
  }

  /** Puts the person's own keys in force. */
  setRules(rules: readonly KeyRule[]): void {
    this.#rules = rules;
    this.#changed();
  }

  /** The commands that are there, with the keys in force, sorted by category and title. The same array until something changes. */
  readonly list = (): readonly Command[] => this.#listed;

  /** All keys in force. The same array until something changes. */
  readonly bindings = (): readonly Binding[] => this.#bindings;

  /** Tells of changes to the list. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  find(id: string): Command | undefined {
    return this.#listed.find(command => command.id === id);
  }

  /** Every command that there is, with its keys as it comes, sorted by category and title. */
  known(): readonly KnownCommand[] {
    return sorted([...this.#known.values()]);
  }

  /**
   * The command that presses run, `begun` while they are only the beginning of keys, or null.
   * @param isIn whether the focus is in what a selector names
   */
  pressed(presses: readonly KeyPress[], isIn: (selector: string) => boolean): Command | 'begun' | null {
    for (const { keys, command } of this.#bindings) {
      const how = pressed(keys, presses, this.#mac);
      const found = how === null ? undefined : this.find(command);
      if (found && (found.yieldsTo === undefined || !isIn(found.yieldsTo)))
        return how === 'begun' ? 'begun' : found;
    }
    return null;
  }

  #changed(): void {
    const byId = new Map(this.#commands.map(command => [command.id, command]));
    this.#bindings = bindingsOf(this.known(), this.#rules, this.#mac);
    const keysOf = new Map<string, string>();
    for (const { keys, command } of this.#bindings)
      keysOf.set(command, keysOf.has(command) ? `${keysOf.get(command) ?? ''}, ${keys}` : keys);
    this.#listed = sorted([...byId.values()]).map(command => withKeys(command, keysOf.get(command.id)));
    for (const listener of this.#listeners) listener();
  }
}

function sorted<Kind extends KnownCommand>(commands: readonly Kind[]): readonly Kind[] {
  return [...commands].sort((a, b) => `${a.category}: ${a.title}`.localeCompare(`${b.category}: ${b.title}`));
}

function withKeys(command: Command, keys: string | undefined): Command {
  const { id, title, category, yieldsTo, hindrance, run } = command;
  return {
    ...{ id, title, category, run },
    ...(yieldsTo === undefined ? {} : { yieldsTo }),
    ...(keys === undefined ? {} : { keys }),
    ...(hindrance === undefined ? {} : { hindrance }),
  };
}
