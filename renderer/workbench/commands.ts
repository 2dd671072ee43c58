/** An action that a person can ask for: by palette, menu, key, button or test, always by the same id. */
export interface Command {
  /** `subject.verb` */
  readonly id: string;
  readonly title: string;
  readonly category: string;
  /** Keys in VS Code's letters, `Mod` for Ctrl or Cmd: `Mod+Enter`. */
  readonly keys?: string;
  /** Why it cannot run now, as a sentence; null when it can. */
  readonly hindrance?: () => string | null;
  readonly run: () => void | Promise<void>;
}

/** The one registry. A component adds its commands while it is mounted; the last one added under an id wins. */
export class CommandRegistry {
  readonly #commands: Command[] = [];
  readonly #listeners = new Set<() => void>();
  #listed: readonly Command[] = [];

  /** Adds commands; the returned function takes them away. */
  add(commands: readonly Command[]): () => void {
    this.#commands.push(...commands);
    this.#changed();
    return () => {
      for (const command of commands) this.#commands.splice(this.#commands.indexOf(command), 1);
      this.#changed();
    };
  }

  /** The commands in force, sorted by category and title. The same array until something changes. */
  readonly list = (): readonly Command[] => this.#listed;

  /** Tells of changes to the list. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  find(id: string): Command | undefined {
    return this.#listed.find(command => command.id === id);
  }

  #changed(): void {
    const byId = new Map(this.#commands.map(command => [command.id, command]));
    this.#listed = [...byId.values()].sort((a, b) =>
      `${a.category}: ${a.title}`.localeCompare(`${b.category}: ${b.title}`),
    );
    for (const listener of this.#listeners) listener();
  }
}
