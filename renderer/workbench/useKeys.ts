import { useEffect, useSyncExternalStore } from 'react';
import { isText } from '../../main/contract/check';
import { commandEvent } from '../../main/contract/windowCommand';
import { useClient } from '../client/client';
import { useDispatch, useSessionPart } from '../session/SessionProvider';
import { keysShown, strokeOf } from './keys';
import type { CommandRegistry } from './commands';
import { useRegistry, useRunCommand } from './useCommands';

/** How long the second of two strokes is waited for, in milliseconds. */
const patience = 5000;

/** Runs commands by their keys, wherever the focus is, and by the desktop's menus. */
export function useKeys(): void {
  const registry = useRegistry();
  const { platform, onMenuCommand, desktop } = useClient();
  const dispatch = useDispatch();
  const run = useRunCommand();
  const rules = useSessionPart(session => session.settings.rules);
  useEffect(() => {
    registry.setRules(rules);
  }, [registry, rules]);
  useEffect(() => {
    const say = (notice: string | null) => {
      dispatch({ type: 'notice.set', notice, passing: true });
    };
    const listener = new KeyListener(registry, run, say, platform === 'darwin');
    window.addEventListener('keydown', listener.onKeyDown, { capture: true });
    return () => {
      listener.forget();
      window.removeEventListener('keydown', listener.onKeyDown, { capture: true });
    };
  }, [registry, platform, run, dispatch]);
  useEffect(() => {
    onMenuCommand(run);
  }, [onMenuCommand, run]);
  useEffect(() => {
    const asked = (event: Event) => {
      if (event instanceof CustomEvent && isText(event.detail)) run(event.detail);
    };
    window.addEventListener(commandEvent, asked);
    return () => {
      window.removeEventListener(commandEvent, asked);
    };
  }, [run]);
  useEffect(() => {
    if (!desktop) return;
    let told = '';
    const tell = () => {
      const keys = menuKeys(registry);
      const now = JSON.stringify(keys);
      if (now !== told) void desktop('menu.keys', { keys });
      told = now;
    };
    tell();
    return registry.subscribe(tell);
  }, [registry, desktop]);
}

/** The first keys of every command, as Electron's menus write them. */
function menuKeys(registry: CommandRegistry): Readonly<Record<string, string>> {
  const keys = new Map<string, string>();
  for (const binding of registry.bindings())
    if (!keys.has(binding.command))
      keys.set(binding.command, binding.keys.replaceAll('Meta', 'Cmd').replaceAll('Arrow', ''));
  return Object.fromEntries(keys);
}

/** Follows the presses of keys, one stroke or two. */
class KeyListener {
  readonly #registry: CommandRegistry;
  readonly #run: (id: string) => void;
  readonly #say: (notice: string | null) => void;
  readonly #mac: boolean;
  /** The first of two strokes, while the second is waited for. */
  #first: KeyboardEvent | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #handingOn = false;

  constructor(
    registry: CommandRegistry,
    run: (id: string) => void,
    say: (notice: string | null) => void,
    mac: boolean,
  ) {
    this.#registry = registry;
    this.#run = run;
    this.#say = say;
    this.#mac = mac;
  }

  readonly onKeyDown = (event: KeyboardEvent): void => {
    if (this.#handingOn || event.defaultPrevented || document.querySelector('dialog[open]')) return;
    if (isRecording(event.target) || strokeOf(event) === null) return;
    const first = this.#first;
    const { target } = event;
    const isIn = (selector: string) => target instanceof Element && target.closest(selector) !== null;
    const found = this.#registry.pressed(first ? [first, event] : [event], isIn);
    this.forget();
    if (found === 'begun') {
      this.#first = event;
      this.#timer = setTimeout(() => this.forget(), patience);
      this.#say(`${this.#shown(event)} was pressed; the second keys are waited for.`);
    } else if (found) this.#run(found.id);
    else if (first) {
      if (event.key === 'Escape') this.#say(null);
      else if (this.#handOn(first)) return;
      else this.#say(`${this.#shown(first)} ${this.#shown(event)} are no command’s keys.`);
    } else return;
    if (found !== 'begun' && found !== null && first) this.#say(null);
    event.preventDefault();
    event.stopPropagation();
  };

  forget(): void {
    clearTimeout(this.#timer);
    this.#first = null;
  }

  /** Gives the first stroke to the text that it was pressed in, which has keys of its own that begin with it. */
  #handOn(first: KeyboardEvent): boolean {
    const { target } = first;
    if (!(target instanceof HTMLElement) || !target.closest('.monaco-editor')) return false;
    this.#say(null);
    this.#handingOn = true;
    target.dispatchEvent(new KeyboardEvent('keydown', first));
    this.#handingOn = false;
    return true;
  }

  #shown(event: KeyboardEvent): string {
    return keysShown(strokeOf(event) ?? '', this.#mac);
  }
}

/** Whether a field takes whatever keys are pressed, to write them down. */
function isRecording(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-records-keys]') !== null;
}

/** The keys of a command as commands write them; undefined when it has none. */
export function useKeysInForce(id: string): string | undefined {
  const registry = useRegistry();
  return useSyncExternalStore(registry.subscribe, () => registry.find(id)?.keys);
}

/** The keys of a command as this machine names them; undefined when it has none. */
export function useKeysOf(id: string): string | undefined {
  const keys = useKeysInForce(id);
  const { platform } = useClient();
  return keys === undefined ? undefined : keysShown(keys, platform === 'darwin');
}
