import { useMemo } from 'react';
import { failureData } from '../../main/contract/failure';
import type { EngineAsk } from '../../main/contract/engine';
import type { TextRange } from '../../main/contract/result';
import { useClient } from '../client/client';
import { isUntitled } from './document';
import { useSessionStore } from './SessionProvider';
import type { SessionStore } from './SessionStore';
import type { Explained } from './state';
import { parameterValues } from './useQueryRun';

/** Explains statements of open documents, one at a time. */
export interface Explain {
  /** Explains the part of a document's text, or all; when that is to be timed, the statement runs. */
  readonly explain: (path: string, part: TextRange | null, timed: boolean) => void;
  readonly cancel: () => void;
}

const underWay = new WeakMap<SessionStore, AbortController>();

export function useExplain(): Explain {
  const store = useSessionStore();
  const { ask } = useClient();
  return useMemo(
    () => ({
      explain: (path, part, timed) => void explain(store, ask, path, part, timed),
      cancel: () => {
        underWay.get(store)?.abort();
      },
    }),
    [store, ask],
  );
}

async function explain(
  store: SessionStore,
  ask: EngineAsk,
  path: string,
  part: TextRange | null,
  timed: boolean,
): Promise<void> {
  const session = store.get();
  const document = session.documents[path];
  if (!document) return;
  underWay.get(store)?.abort();
  const controller = new AbortController();
  underWay.set(store, controller);
  const startedAt = performance.now();
  const become = (outcome: Pick<Explained, 'state' | 'plan' | 'failure'>) => {
    if (underWay.get(store) === controller)
      store.dispatch({ type: 'explained.changed', explained: { startedAt, path, part, ...outcome } });
  };
  become({ state: 'running', plan: session.explained?.plan ?? null, failure: null });
  const request = {
    ...{ session: path, sql: document.text, path: isUntitled(path) ? null : path, timed },
    parameters: parameterValues(document.text, session.parameters[path]),
    part: part && { start: part.start, end: part.end },
  };
  try {
    become({ state: 'done', plan: await ask('query.explain', request, controller.signal), failure: null });
  } catch (error) {
    const failure = failureData(error);
    const cancelled = failure.code === 'cancelled';
    become({ state: cancelled ? 'cancelled' : 'failed', plan: null, failure: cancelled ? null : failure });
  }
}
