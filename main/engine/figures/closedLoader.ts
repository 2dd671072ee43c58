import type { Loader } from 'vega';
import { Failure } from '../../contract/failure';

/** A loader that loads nothing, and remembers what it was asked for: Vega itself only logs a refusal. */
export interface ClosedLoader {
  readonly loader: Loader;
  /** Throws the first refusal, if there was one. */
  check(): void;
}

/** The only door that Vega has to the world, shut: https links may be written, nothing may be read. */
export function closedLoader(path: string): ClosedLoader {
  const refusals: Failure[] = [];
  const refuse = (address: string): Failure => {
    const failure = new Failure(
      'refused',
      `The chart asks for "${address}" while it is drawn. Charts reach nothing outside the study.`,
      { path },
    );
    refusals.push(failure);
    return failure;
  };
  const closed = (address: string): Promise<never> => Promise.reject(refuse(address));
  const loader: Loader = {
    load: closed,
    http: closed,
    file: closed,
    sanitize(address, { context }) {
      if (context !== 'href') return closed(address);
      if (/^https:\/\//i.test(address)) return Promise.resolve({ href: address });
      // Vega does not expect a link to be refused: it would leave a rejection that nobody handles.
      refuse(address);
      return Promise.resolve({ href: '' });
    },
  };
  return {
    loader,
    check() {
      const [first] = refusals;
      if (first !== undefined) throw first;
    },
  };
}
