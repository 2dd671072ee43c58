import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { allSettings } from '../../contract/declaredSettings';
import { Failure } from '../../contract/failure';
import { expectedValue } from '../../contract/settings';
import type { SettingValue } from '../../contract/settings';
import { keysPath, settingsPath, userPrefix } from '../../contract/userFiles';
import type { KeyRule, UserSettings } from '../../contract/userFiles';
import { isMissing } from '../files/studyPath';
import { textOf, writeText } from '../files/texts';
import { watchFolder } from '../files/watchFolder';
import { withChild, withEntry, withoutChildren } from './editJson';
import { readJson } from './readJson';
import type { JsonNode } from './readJson';
import { readRules, readSettings, ruleOf } from './readSettings';

/** What each file holds before a person has written it. */
const beginnings: Readonly<Record<string, string>> = {
  [settingsPath]: '// Settings of Golden Thread. What is not set here is as it comes.\n{\n}\n',
  [keysPath]: '// Keys of Golden Thread. A later line goes before an earlier one.\n[\n]\n',
};

/** The person's own files: settings and keys, the same for every study. */
export class UserFiles {
  /** The folder that they stand in. */
  readonly folder: string;
  readonly #changed: () => void;
  #writing: Promise<unknown> = Promise.resolve();
  #unwatch: () => void = () => undefined;

  constructor(folder: string, changed: () => void) {
    this.folder = folder;
    this.#changed = changed;
  }

  /** What they say now. */
  async read(): Promise<UserSettings> {
    const settings = readSettings(await this.#text(settingsPath));
    const keys = readRules(await this.#text(keysPath));
    const { values } = settings;
    return { values, rules: keys.rules, problems: [...settings.problems, ...keys.problems] };
  }

  /** Sets one setting; null puts it back as it comes. Nothing else in the file changes. */
  async set(id: string, value: SettingValue | null): Promise<void> {
    const setting = allSettings.find(each => each.id === id);
    if (!setting) throw new Failure('refused', `There is no setting “${id}”.`);
    if (value !== null && !setting.check(value))
      throw new Failure('refused', `${setting.title} has to be ${expectedValue(setting)}.`);
    await this.#edit(settingsPath, '{', text =>
      value === null
        ? withoutChildren(text, rootOf, ({ key }) => key === id)
        : withEntry(text, rootOf(text), id, value),
    );
  }

  /** Puts rules in the place of all that stand for a command. */
  async setRules(command: string, rules: readonly KeyRule[]): Promise<void> {
    const isOfCommand = (node: JsonNode) => {
      const rule = ruleOf(node);
      return typeof rule !== 'string' && rule.command.replace(/^-/, '') === command;
    };
    await this.#edit(keysPath, '[', text =>
      rules.reduce(
        (now, { key, command: id }) =>
          withChild(
            now,
            rootOf(now),
            `{ "key": ${JSON.stringify(key)}, "command": ${JSON.stringify(id)} }`,
            '[]',
          ),
        withoutChildren(text, rootOf, ({ node }) => isOfCommand(node)),
      ),
    );
  }

  /** The name of one of the files within the folder; it is made when there is none yet. */
  async nameOf(path: string): Promise<string> {
    const beginning = beginnings[path];
    if (beginning === undefined)
      throw new Failure('file', `There is no file “${path.slice(userPrefix.length)}” of yours.`, { path });
    const name = path.slice(userPrefix.length);
    if ((await this.#text(path, null)) === null) await writeText(this.folder, name, beginning, null);
    return name;
  }

  /** Tells of what other programs write there, until it is closed. */
  async watch(failed: (error: unknown) => void): Promise<void> {
    try {
      await mkdir(this.folder, { recursive: true });
      this.#unwatch = watchFolder(this.folder, this.#changed, failed);
    } catch (error) {
      failed(error);
    }
  }

  close(): void {
    this.#unwatch();
  }

  /** One after another, each from the file as it is then. */
  #edit(path: string, bracket: string, change: (text: string) => string): Promise<void> {
    const edited = this.#writing.then(async () => {
      const name = await this.nameOf(path);
      const { text, version } = await textOf(join(this.folder, name), path);
      refuseBroken(text, name, bracket);
      const next = change(text);
      if (next === text) return;
      await writeText(this.folder, name, next, version);
      this.#changed();
    });
    this.#writing = edited.catch(() => undefined);
    return edited;
  }

  async #text(path: string): Promise<string>;
  async #text(path: string, otherwise: null): Promise<string | null>;
  async #text(path: string, otherwise: string | null = ''): Promise<string | null> {
    try {
      return await readFile(join(this.folder, path.slice(userPrefix.length)), 'utf8');
    } catch (error) {
      if (isMissing(error)) return otherwise;
      throw error;
    }
  }
}

function rootOf(text: string): JsonNode | null {
  const read = readJson(text);
  return 'root' in read ? read.root : null;
}

/** A file that cannot be read is not written over: only the person can mend it. */
function refuseBroken(text: string, name: string, bracket: string): void {
  const read = readJson(text);
  if ('root' in read && (read.root === null || text[read.root.start] === bracket)) return;
  const message = `${name} cannot be read, so nothing in it was changed. Open it from the Problems panel and mend it first.`;
  throw new Failure('file', message);
}
