import { useEffect, useState } from 'react';
import { failureData } from '../../main/contract/failure';
import type { Choices, Parameter } from '../../main/contract/savedQuery';
import { useClient } from '../client/client';
import { useRound } from '../client/useRound';

/** What there is to choose from for a parameter, or why that could not be found out. */
export type OfferedChoices = Choices | { readonly failure: string };

const none: Readonly<Record<string, OfferedChoices>> = {};

/** What there is to choose from for each parameter whose head names a query for it, by the parameter's name. */
export function useChoices(parameters: readonly Parameter[]): Readonly<Record<string, OfferedChoices>> {
  const { ask } = useClient();
  const round = useRound();
  const [offered, setOffered] = useState(none);
  const wanted = parameters.flatMap(({ name, choices }) =>
    choices === null ? [] : [[name, choices] as const],
  );
  const key = JSON.stringify(wanted);
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const offer = (name: string, choices: OfferedChoices) => {
      if (!signal.aborted) setOffered(before => ({ ...before, [name]: choices }));
    };
    for (const [name, sql] of wanted)
      ask('query.choices', { sql }, signal).then(
        choices => {
          offer(name, choices);
        },
        (error: unknown) => {
          offer(name, { failure: failureData(error).message });
        },
      );
    return () => {
      controller.abort();
    };
    // The key stands for what is wanted, whose identity changes at every drawing.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [ask, key, round]);
  return wanted.length === 0 ? none : offered;
}
