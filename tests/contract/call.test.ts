import { expect, test } from 'vitest';
import { answerer, caller, serve } from '../../main/contract/call';
import type { Channel, Message } from '../../main/contract/call';
import { isShape, isText } from '../../main/contract/check';
import { Failure } from '../../main/contract/failure';
import { decodeFrame, encodeFrame } from '../../main/contract/frame';

interface Requests {
  echo: { in: { readonly text: string }; out: string };
  wait: { in: Readonly<Record<string, never>>; out: string };
}

const checks = {
  echo: isShape<{ readonly text: string }>({ text: isText }),
  wait: isShape<Readonly<Record<string, never>>>({}),
};

const answer = answerer<Requests>(checks, {
  echo: ({ text }) => {
    if (text === 'fail') throw new Failure('query', 'It failed.', { path: 'a.sql', line: 2 });
    if (text === 'bug') throw new TypeError('oops');
    return Promise.resolve(text);
  },
  wait: (_, signal) =>
    new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => {
        reject(Failure.cancelled());
      });
    }),
});

/** Two ends of one channel, whose messages go as bytes, as over a WebSocket. */
function channels(): readonly [Channel, Channel] {
  const listeners: ((message: Message) => void)[] = [];
  const end = (own: number, other: number): Channel => ({
    post: message => {
      const frame = encodeFrame(message);
      queueMicrotask(() => listeners[other]?.(decodeFrame(frame)));
    },
    listen: receive => {
      listeners[own] = receive;
    },
  });
  return [end(0, 1), end(1, 0)];
}

function connected() {
  const [near, far] = channels();
  const stop = serve(far, answer);
  return { asked: caller(near, () => undefined), stop };
}

test('a question is answered, each by its own answer', async () => {
  const { asked } = connected();
  expect(await Promise.all(['a', 'b'].map(text => asked.call('echo', { text })))).toEqual(['a', 'b']);
});

test.each([
  ['toString', {}, /no request toString/],
  ['nothing', {}, /no request nothing/],
  ['echo', {}, /wrong shape/],
  ['echo', { text: 1 }, /wrong shape/],
  ['echo', { text: 'a', more: 1 }, /wrong shape/],
  ['echo', null, /wrong shape/],
])('%s with %j is refused at the door', async (name, input, message) => {
  await expect(connected().asked.call(name, input)).rejects.toThrow(message);
});

test('a failure keeps its code and place; a bug is told as one', async () => {
  const { asked } = connected();
  await expect(asked.call('echo', { text: 'fail' })).rejects.toMatchObject({
    code: 'query',
    message: 'It failed.',
    place: { path: 'a.sql', line: 2 },
  });
  await expect(asked.call('echo', { text: 'bug' })).rejects.toMatchObject({ code: 'bug', message: 'oops' });
});

test('aborting the signal stops the work at the other end', async () => {
  const { asked } = connected();
  const controller = new AbortController();
  const waiting = asked.call('wait', {}, controller.signal);
  controller.abort();
  await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
  await expect(asked.call('wait', {}, controller.signal)).rejects.toMatchObject({ code: 'cancelled' });
});

test('what still waits when the other end is gone fails, and what still runs is aborted', async () => {
  const { asked, stop } = connected();
  const waiting = asked.call('wait', {});
  asked.close('The engine stopped.');
  await expect(waiting).rejects.toMatchObject({ code: 'lost', message: 'The engine stopped.' });
  const other = connected();
  const running = other.asked.call('wait', {});
  await Promise.resolve().then(() => undefined);
  other.stop();
  await expect(running).rejects.toMatchObject({ code: 'cancelled' });
  stop();
});

test('a frame carries bytes anywhere in a message, and is refused when cut', () => {
  const message: Message = {
    kind: 'reply',
    id: 7,
    output: { a: new Uint8Array([1, 2, 255]), b: ['£ 😀', new Uint8Array()] },
  };
  const frame = encodeFrame(message);
  expect(decodeFrame(frame)).toEqual(message);
  expect(decodeFrame(new Uint8Array([9, ...frame]).subarray(1))).toEqual(message);
  expect(() => decodeFrame(frame.subarray(0, -1))).toThrow(/cut short/);
  expect(() => decodeFrame(encodeFrame(JSON.parse('{"kind":"other"}') as Message))).toThrow(
    /not of the contract/,
  );
});
