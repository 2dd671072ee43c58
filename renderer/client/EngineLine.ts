import { asking, caller } from '../../main/contract/call';
import type { Caller, Channel } from '../../main/contract/call';
import { isRecord, isText } from '../../main/contract/check';
import type { EngineAsk, Requests } from '../../main/contract/engine';
import { Failure } from '../../main/contract/failure';
import type { Listen } from './client';
import { eventChecks } from './eventChecks';

/** Brings channels to the engine, one after another as engines come and go. */
export interface Transport {
  start(arrived: (channel: Channel) => void, gone: () => void): void;
}

/** Requests that may be put a second time when the engine ended before it answered. */
const repeatable: ReadonlySet<string> = new Set<keyof Requests>([
  'engine.about',
  'study.open',
  'study.summary',
  'settings.read',
  'file.list',
  'file.read',
  'backup.write',
  'backup.list',
  'history.list',
  'history.read',
  'history.keep',
  'history.files',
  'library.list',
  'library.methods',
  'catalogue.language',
  'catalogue.own',
  'figure.thread',
]);

/** A question that ends so many engines is not put to another one. */
const mostLosses = 3;

/** A line to the engine that outlives engines: calls wait for the next one, and its study is opened there first. */
export class EngineLine {
  readonly #receivers = new Map<string, Set<(detail: unknown) => void>>();
  readonly #again = new Set<() => void>();
  #caller: Caller | null = null;
  #arrival = arrival();
  #started = false;
  /** Whether questions go through: an engine is there and has its study. */
  #open = false;
  /** How many engines in a row ended while they opened the study. */
  #losses = 0;
  #folder: string | null = null;

  constructor(transport: Transport) {
    transport.start(
      channel => void this.#arrived(channel),
      () => {
        this.#gone();
      },
    );
  }

  readonly ask: EngineAsk = asking<Requests>((name, input, signal) => this.#ask(name, input, signal));

  readonly listen: Listen = (name, receive) => {
    const check = eventChecks[name];
    const checked = (detail: unknown) => {
      if (check(detail)) receive(detail);
    };
    const receivers = this.#receivers.get(name) ?? new Set();
    this.#receivers.set(name, receivers.add(checked));
    return () => void receivers.delete(checked);
  };

  readonly onRestart = (again: () => void): (() => void) => {
    this.#again.add(again);
    return () => void this.#again.delete(again);
  };

  async #arrived(channel: Channel): Promise<void> {
    this.#gone();
    const arrived = caller(channel, (name, detail) => {
      for (const receive of this.#receivers.get(name) ?? []) receive(detail);
    });
    this.#caller = arrived;
    const restarted = this.#started;
    this.#started = true;
    await this.#reopen(arrived);
    if (this.#caller !== arrived) return;
    this.#open = true;
    this.#arrival.resolve(arrived);
    if (restarted) for (const again of this.#again) again();
  }

  #gone(): void {
    const lost = this.#caller;
    if (!lost) return;
    this.#caller = null;
    if (this.#open) this.#arrival = arrival();
    this.#open = false;
    lost.close(
      'The engine stopped while it worked on this. It has been started again; please try once more.',
    );
  }

  /** Opens the study in a new engine, good or bad: whoever asks next for the study is told why it is not there. */
  async #reopen(arrived: Caller): Promise<void> {
    if (this.#folder === null || this.#losses >= mostLosses) return;
    const [opening] = await Promise.allSettled([arrived.call('study.open', { folder: this.#folder })]);
    this.#losses = opening.status === 'rejected' && isLost(opening.reason) ? this.#losses + 1 : 0;
  }

  async #ask(name: string, input: unknown, signal: AbortSignal): Promise<unknown> {
    for (let losses = 1; ; losses++) {
      const asked = await this.#ready(signal);
      try {
        const answer = await asked.call(name, input, signal);
        if (name === 'study.open') {
          this.#folder = folderOf(input);
          this.#losses = 0;
        }
        return answer;
      } catch (error) {
        if (!isLost(error) || !repeatable.has(name) || losses >= mostLosses) throw error;
      }
    }
  }

  async #ready(signal: AbortSignal): Promise<Caller> {
    if (signal.aborted) throw Failure.cancelled();
    return new Promise((resolve, reject) => {
      const cancel = () => {
        reject(Failure.cancelled());
      };
      signal.addEventListener('abort', cancel, { once: true });
      void this.#arrival.promise.then(ready => {
        signal.removeEventListener('abort', cancel);
        resolve(ready);
      });
    });
  }
}

function arrival(): { readonly promise: Promise<Caller>; readonly resolve: (caller: Caller) => void } {
  let resolve: (caller: Caller) => void = () => undefined;
  const promise = new Promise<Caller>(done => {
    resolve = done;
  });
  return { promise, resolve };
}

function isLost(error: unknown): boolean {
  return error instanceof Failure && error.code === 'lost';
}

function folderOf(input: unknown): string | null {
  return isRecord(input) && isText(input['folder']) ? input['folder'] : null;
}
