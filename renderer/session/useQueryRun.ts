import { useMemo } from 'react';
import { useClient } from '../client/client';
import type { EngineAsk } from '../../main/contract/engine';
import { settings } from '../../main/contract/declaredSettings';
import { failureData } from '../../main/contract/failure';
import type { FailureData } from '../../main/contract/failure';
import { defaults, readHead } from '../../main/contract/savedQuery';
import { valueOf } from '../../main/contract/settings';
import type { ParameterValue } from '../../main/contract/savedQuery';
import { isUntitled } from './document';
import { useSessionStore } from './SessionProvider';
import type { SessionStore } from './SessionStore';
import type { Run } from './state';

/** Runs the queries of open documents. */
export interface QueryRun {
  /** Runs a document's text as it stands; a run of it that is under way is cancelled first. */
  readonly run: (path: string) => void;
  readonly cancel: (path: string) => void;
}

/** Why a run was cancelled when nobody cancelled it. */
const tooSlow = 'too slow';

function stopped(seconds: number): FailureData {
  const { title } = settings.stopAfter;
  const message = `The query had run for ${seconds} s and was stopped: that is the limit under “${title}” in your settings.`;
  return { code: 'query', message };
}

/** Runs under way: whoever began one, anyone may cancel it. */
const underWay = new WeakMap<SessionStore, Map<string, AbortController>>();

export function useQueryRun(): QueryRun {
  const store = useSessionStore();
  const { ask } = useClient();
  return useMemo(() => queryRun(store, ask), [store, ask]);
}

/** The values of the parameters that a query declares: those given, else its defaults. */
export function parameterValues(
  sql: string,
  given: Readonly<Record<string, ParameterValue>> | undefined,
): Readonly<Record<string, ParameterValue>> {
  const declared = defaults(readHead(sql).parameters);
  const known = Object.entries(given ?? {}).filter(([name]) => name in declared);
  return { ...declared, ...Object.fromEntries(known) };
}

/** From now on ends the run and gives up the rows of a document that is closed. */
function begin(store: SessionStore, ask: EngineAsk): Map<string, AbortController> {
  const running = new Map<string, AbortController>();
  underWay.set(store, running);
  let before = store.get();
  store.subscribe(() => {
    const { documents, runs } = before;
    before = store.get();
    if (before.documents === documents) return;
    for (const path of Object.keys(documents)) {
      if (path in before.documents) continue;
      running.get(path)?.abort();
      const result = runs[path]?.result?.result;
      if (result !== undefined) ask('result.close', { result }).catch(tell);
    }
  });
  const tell = (error: unknown) => {
    store.dispatch({ type: 'notice.set', notice: failureData(error).message });
  };
  return running;
}

function queryRun(store: SessionStore, ask: EngineAsk): QueryRun {
  const running = underWay.get(store) ?? begin(store, ask);

  const run = async (path: string): Promise<void> => {
    const session = store.get();
    const document = session.documents[path];
    if (!document) return;
    running.get(path)?.abort();
    const controller = new AbortController();
    running.set(path, controller);
    const startedAt = performance.now();
    const seconds = valueOf(settings.stopAfter, session.settings.values);
    const tooLong = seconds > 0 ? setTimeout(() => controller.abort(tooSlow), seconds * 1000) : undefined;
    const become = (outcome: Pick<Run, 'state' | 'result' | 'failure'>) => {
      if (running.get(path) === controller)
        store.dispatch({ type: 'run.changed', path, run: { startedAt, ...outcome } });
    };
    become({ state: 'running', result: session.runs[path]?.result ?? null, failure: null });
    const query = {
      session: path,
      sql: document.text,
      path: isUntitled(path) ? null : path,
      parameters: parameterValues(document.text, session.parameters[path]),
    };
    try {
      const result = await ask('query.run', query, controller.signal);
      become({ state: 'done', result, failure: null });
    } catch (error) {
      const failure = controller.signal.reason === tooSlow ? stopped(seconds) : failureData(error);
      const state = failure.code === 'cancelled' ? 'cancelled' : 'failed';
      become({ state, result: null, failure: state === 'failed' ? failure : null });
    } finally {
      clearTimeout(tooLong);
      if (running.get(path) === controller) running.delete(path);
    }
  };

  return {
    run: path => void run(path),
    cancel: path => {
      running.get(path)?.abort();
    },
  };
}
