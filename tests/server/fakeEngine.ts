import type { Engine } from '../../main/contract/engine';
import { Failure } from '../../main/contract/failure';

/** An engine that only echoes: what is tested with it is the way there and back. */
export function echoingEngine(): Engine & {
  announce(name: string, detail: unknown): void;
  aborted: string[];
} {
  const listeners = new Set<(name: string, detail: unknown) => void>();
  const aborted: string[] = [];
  return {
    aborted,
    announce(name, detail) {
      for (const receive of listeners) receive(name, detail);
    },
    answer(name, input, signal) {
      if (name === 'result.page') return Promise.resolve(new Uint8Array([0, 255, 7]));
      if (name === 'refuse')
        return Promise.reject(new Failure('query', 'No such table.', { path: 'a.sql', line: 3 }));
      if (name === 'wait')
        return new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            aborted.push(String(input));
            reject(Failure.cancelled());
          });
        });
      return Promise.resolve(input);
    },
    listen(receive) {
      listeners.add(receive);
      return () => listeners.delete(receive);
    },
    close: () => Promise.resolve(),
  };
}
