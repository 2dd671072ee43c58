import { caller } from '../../main/contract/call';
import type { Ask, Caller, Channel } from '../../main/contract/call';
import type { Requests } from '../../main/contract/engine';
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
  'file.list',
  'file.read',
  'backup.write',
  'backup.list',
  'library.list',
  'figure.thread',
]);

/** A request is always answered with something. What it is, our own engine was compiled against the same contract. */
function answers<Name extends keyof Requests>(_name: Name, value: unknown): value is Requests[Name]['out'] {
  return value !== undefined;
}

/** A line to the engine that outlives engines: calls wait for the next one, and its study is opened there first. */
export class EngineLine {
  readonly #receivers = new Map<string, Set<(detail: unknown) => void>>();
  readonly #again = new Set<() => void>();
  #caller: Caller | null = null;
  #arrival = arrival();
  #started = false;
  #folder: string | null = null;

  constructor(transport: Transport) {
    transport.start(
      channel => void this.#arrived(channel),
      () => {
        this.#gone();
      },
    );
  }

  readonly ask: Ask<Requests> = async (name, input, signal) => {
    for (;;) {
      const asked = await this.#ready(signal);
      try {
        const answer = await asked.call(name, input, signal);
        if (!answers(name, answer)) throw new Failure('bug', `${name} was not answered.`);
        if (name === 'study.open') this.#folder = folderOf(input);
        return answer;
      } catch (error) {
        const lost = error instanceof Failure && error.code === 'lost';
        if (!lost || !repeatable.has(name)) throw error;
        if (signal?.aborted) throw Failure.cancelled();
      }
    }
  };

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
    if (this.#folder !== null) await settled(arrived.call('study.open', { folder: this.#folder }));
    if (this.#caller !== arrived) return;
    this.#arrival.resolve(arrived);
    if (restarted) for (const again of this.#again) again();
  }

  #gone(): void {
    const lost = this.#caller;
    if (!lost) return;
    this.#caller = null;
    this.#arrival = arrival();
    lost.close(
      'The engine stopped while it worked on this. It has been started again; please try once more.',
    );
  }

  async #ready(signal: AbortSignal | undefined): Promise<Caller> {
    if (!signal) return this.#arrival.promise;
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

/** Waits for the end, good or bad: whoever asks next for the study is told why it is not there. */
async function settled(work: Promise<unknown>): Promise<void> {
  await Promise.allSettled([work]);
}

function folderOf(input: object): string | null {
  return 'folder' in input && typeof input.folder === 'string' ? input.folder : null;
}
