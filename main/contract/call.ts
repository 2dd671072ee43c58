import { isCount, isOneOf, isRecord, isText } from './check';
import type { Check } from './check';
import { Failure, failureData } from './failure';
import type { FailureData } from './failure';

/**
 * The one envelope: over a MessagePort (desktop), a WebSocket (browser) and a direct call (command line).
 * A call is answered by one reply; `cancel` aborts the call of that id; events go to everyone who listens.
 */
export type Message =
  | { readonly kind: 'call'; readonly id: number; readonly name: string; readonly input: unknown }
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'reply'; readonly id: number; readonly output: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly failure: FailureData }
  | { readonly kind: 'event'; readonly name: string; readonly detail: unknown };

const isKind = isOneOf('call', 'cancel', 'reply', 'failure', 'event');

/** Whether a value that arrived from outside has the envelope's shape; its contents are checked by name later. */
export function isMessage(value: unknown): value is Message {
  if (!isRecord(value) || !isKind(value['kind'])) return false;
  if (value['kind'] === 'event') return isText(value['name']);
  if (!isCount(value['id'])) return false;
  if (value['kind'] === 'call') return isText(value['name']);
  return value['kind'] !== 'failure' || (isRecord(value['failure']) && isText(value['failure']['message']));
}

/** What a transport gives: a way to post, and one listener for what arrives. */
export interface Channel {
  post(message: Message): void;
  listen(receive: (message: Message) => void): void;
}

type RequestMap<Requests> = { readonly [Name in keyof Requests]: { in: unknown; out: unknown } };

/** One check of the input for each request. */
export type Checks<Requests extends RequestMap<Requests>> = {
  readonly [Name in keyof Requests]: Check<Requests[Name]['in']>;
};

/** One function for each request: what answers it. */
export type Handlers<Requests extends RequestMap<Requests>> = {
  readonly [Name in keyof Requests]: (
    input: Requests[Name]['in'],
    signal: AbortSignal,
  ) => Promise<Requests[Name]['out']>;
};

/** Asks by name; rejects with a Failure. Aborting the signal stops the work at the other end. */
export type Ask<Requests extends RequestMap<Requests>> = <Name extends keyof Requests & string>(
  name: Name,
  input: Requests[Name]['in'],
  signal?: AbortSignal,
) => Promise<Requests[Name]['out']>;

/** Checks the input and runs the handler that has the name; the only way into the handlers. */
export function answerer<Requests extends RequestMap<Requests>>(
  checks: Checks<Requests>,
  handlers: Handlers<Requests>,
): (name: string, input: unknown, signal: AbortSignal) => Promise<unknown> {
  const isName = (name: string): name is keyof Requests & string => Object.hasOwn(checks, name);
  return async (name, input, signal) => {
    if (!isName(name)) throw new Failure('bug', `There is no request ${name}.`);
    if (!checks[name](input))
      throw new Failure('bug', `${name} was called with an input of the wrong shape.`);
    return handlers[name](input, signal);
  };
}

type Answer = (name: string, input: unknown, signal: AbortSignal) => Promise<unknown>;

/** Answers the calls that arrive on a channel until the returned function is called, which aborts what runs. */
export function serve(channel: Channel, answer: Answer): () => void {
  const running = new Map<number, AbortController>();
  const reply = async (id: number, name: string, input: unknown) => {
    const controller = new AbortController();
    running.set(id, controller);
    try {
      channel.post({ kind: 'reply', id, output: await answer(name, input, controller.signal) });
    } catch (error) {
      channel.post({ kind: 'failure', id, failure: failureData(error) });
    } finally {
      running.delete(id);
    }
  };
  channel.listen(message => {
    if (message.kind === 'call') void reply(message.id, message.name, message.input);
    if (message.kind === 'cancel') running.get(message.id)?.abort();
  });
  return () => {
    for (const controller of running.values()) controller.abort();
  };
}

interface Waiting {
  resolve(output: unknown): void;
  reject(failure: Failure): void;
}

/** The asking end of a channel. */
export interface Caller {
  call(name: string, input: unknown, signal?: AbortSignal): Promise<unknown>;
  /** Fails all that waits: the other end is gone. */
  close(reason: string): void;
}

/** Makes the asking end; events that arrive go to the listener. */
export function caller(channel: Channel, onEvent: (name: string, detail: unknown) => void): Caller {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  channel.listen(message => {
    if (message.kind === 'event') onEvent(message.name, message.detail);
    if (message.kind !== 'reply' && message.kind !== 'failure') return;
    const asked = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.kind === 'reply') asked?.resolve(message.output);
    else asked?.reject(Failure.from(message.failure));
  });
  return {
    call(name, input, signal) {
      if (signal?.aborted) return Promise.reject(Failure.cancelled());
      const id = ++last;
      const cancel = () => {
        channel.post({ kind: 'cancel', id });
      };
      signal?.addEventListener('abort', cancel, { once: true });
      return new Promise<unknown>((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        channel.post({ kind: 'call', id, name, input });
      }).finally(() => {
        signal?.removeEventListener('abort', cancel);
      });
    },
    close(reason) {
      for (const asked of waiting.values()) asked.reject(new Failure('lost', reason));
      waiting.clear();
    },
  };
}

/** Turns an untyped way of asking into the contract's: the other end is compiled against the same one. */
export function asking<Requests extends RequestMap<Requests>>(
  answer: (name: string, input: unknown, signal: AbortSignal) => Promise<unknown>,
): Ask<Requests> {
  const isOutput = <Name extends keyof Requests>(_: Name, value: unknown): value is Requests[Name]['out'] =>
    value !== undefined;
  return async (name, input, signal = new AbortController().signal) => {
    const output = await answer(name, input, signal);
    if (!isOutput(name, output)) throw new Failure('bug', `${name} was not answered.`);
    return output;
  };
}
