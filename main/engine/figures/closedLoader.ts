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
  const refuse = (address: string): Promise<never> => {
    const failure = new Failure(
      'refused',
      `The chart asks for "${address}" while it is drawn. Charts reach nothing outside the study.`,
      { path },
    );
    refusals.push(failure);
    return Promise.reject(failure);
  };
  const loader: Loader = {
    load: refuse,
    http: refuse,
    file: refuse,
    sanitize: (address, { context }) =>
      context === 'href' && /^https:\/\//i.test(address)
        ? Promise.resolve({ href: address })
        : refuse(address),
  };
  return {
    loader,
    check() {
      const [first] = refusals;
      if (first !== undefined) throw first;
    },
  };
}
