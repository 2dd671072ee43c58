import { useEffect, useState } from 'react';
import type { Requests } from '../../main/contract/engine';
import { Failure } from '../../main/contract/failure';
import { useClient } from './client';
import { useRound } from './useRound';

/** What stands in place of an answer while it is on its way or when it failed. */
export type Answer<T> =
  | { readonly state: 'pending' }
  | { readonly state: 'failed'; readonly failure: Failure }
  | { readonly state: 'ready'; readonly value: T };

/**
 * Declares a question: it is asked again when its input changes, when the study changes and when the engine starts
 * again; the last answer stays in place until the next is there. A null input asks nothing. What else may change the
 * answer is told by `since`: another value asks again.
 */
export function useAnswer<Name extends keyof Requests>(
  name: Name,
  input: Requests[Name]['in'] | null,
  since?: string,
): Answer<Requests[Name]['out']> {
  const { ask } = useClient();
  const [answer, setAnswer] = useState<Answer<Requests[Name]['out']>>({ state: 'pending' });
  const round = useRound();
  const key = JSON.stringify(input);

  useEffect(() => {
    if (input === null) return;
    const controller = new AbortController();
    ask(name, input, controller.signal).then(
      value => {
        if (!controller.signal.aborted) setAnswer({ state: 'ready', value });
      },
      (error: unknown) => {
        const failure = error instanceof Failure ? error : new Failure('bug', String(error));
        if (!controller.signal.aborted) setAnswer({ state: 'failed', failure });
      },
    );
    return () => {
      controller.abort();
    };
    // The key stands for the input, whose identity changes at every drawing.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [ask, name, key, round, since]);

  return answer;
}
