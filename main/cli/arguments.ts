/** What the command line got wrong; the exit status is then 2. */
export class UsageError extends Error {}

/** The words of a command: those that stand alone, and options by their long name without dashes. */
export interface Arguments {
  readonly words: readonly string[];
  /** Every value an option was given, in order; an option without a value has an empty one. */
  readonly options: ReadonlyMap<string, readonly string[]>;
}

export interface OptionShape {
  /** Whether the option takes a value. */
  readonly value: boolean;
  readonly short?: string;
}

/** Reads the words after the command's name. An option may be `--name value`, `--name=value` or `-n value`. */
export function readArguments(
  given: readonly string[],
  shapes: Readonly<Record<string, OptionShape>>,
): Arguments {
  const words: string[] = [];
  const options = new Map<string, string[]>();
  const rest = [...given];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '--') {
      words.push(...rest);
      break;
    }
    const option = /^(?:--([\w-]+)|-(\w))(?:=(.*))?$/s.exec(word);
    if (!option) {
      words.push(word);
      continue;
    }
    const [, long, short, inline] = option;
    const found = Object.entries(shapes).find(
      ([name, shape]) => name === long || (shape.short === short && short !== undefined),
    );
    if (!found) throw new UsageError(`There is no option ${word}.`);
    const [name, shape] = found;
    const value = shape.value ? (inline ?? rest.shift()) : '';
    if (value === undefined) throw new UsageError(`The option --${name} needs a value.`);
    options.set(name, [...(options.get(name) ?? []), value]);
  }
  return { words, options };
}

/** The last value given to an option; null when it was not given. */
export function option(given: Arguments, name: string): string | null {
  return given.options.get(name)?.at(-1) ?? null;
}

/** The words of a command that takes from `least` to `most` of them. */
export function wordsOf(given: Arguments, least: number, most: number, usage: string): readonly string[] {
  if (given.words.length < least || given.words.length > most)
    throw new UsageError(`Usage: golden-thread ${usage}`);
  return given.words;
}

/** The values of `-p name=value`. */
export function parametersOf(given: Arguments): Readonly<Record<string, string>> {
  return Object.fromEntries(
    (given.options.get('param') ?? []).map(text => {
      const [, name, value] = /^\$?(\w+)=(.*)$/s.exec(text) ?? [];
      if (name !== undefined && value !== undefined) return [name, value];
      throw new UsageError(`“${text}” is not a parameter: write -p name=value`);
    }),
  );
}
