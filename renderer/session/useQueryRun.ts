import { useMemo } from 'react';
import { useClient } from '../client/client';
import type { EngineAsk } from '../../main/contract/engine';
import { settings } from '../../main/contract/declaredSettings';
import { failureData } from '../../main/contract/failure';
import type { FailureData } from '../../main/contract/failure';
import type { TextRange } from '../../main/contract/result';
import { defaults, readHead } from '../../main/contract/savedQuery';
import { valueOf } from '../../main/contract/settings';
import type { ParameterValue } from '../../main/contract/savedQuery';
import { isUntitled } from './document';
import { useSessionStore } from './SessionProvider';
import type { SessionStore } from './SessionStore';
import type { Run, Session, TextPart } from './state';

/** Runs the queries of open documents. */
export interface QueryRun {
  /** Runs what is chosen of a document's text, else all; a run of it that is under way is cancelled first. */
  readonly run: (path: string) => void;
  /** Runs a part of a document’s text; null for all of it, whatever is chosen. */
  readonly runPart: (path: string, part: TextRange | null) => void;
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

/** What of a document's text is chosen to be run; null where nothing is but white space. */
export function chosenPart({ documents, carets }: Session, path: string): TextRange | null {
  const selected = carets[path]?.selected ?? null;
  if (selected === null) return null;
  const text = documents[path]?.text.slice(selected.start, selected.end) ?? '';
  return text.trim() === '' ? null : selected;
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
      for (const { result } of runs[path]?.results ?? []) ask('result.close', { result }).catch(tell);
    }
  });
  const tell = (error: unknown) => {
    store.dispatch({ type: 'notice.set', notice: failureData(error).message });
  };
  return running;
}

/** The part with the lines of what in it is no white space. */
function partOf(text: string, { start, end }: TextRange): TextPart {
  const chosen = text.slice(start, end);
  const lineAt = (offset: number) => text.slice(0, offset).split('\n').length;
  return {
    ...{ start, end, firstLine: lineAt(start + chosen.length - chosen.trimStart().length) },
    lastLine: lineAt(start + chosen.trimEnd().length),
  };
}

const noRun: Pick<Run, 'results' | 'shown' | 'statement'> = { results: [], shown: 0, statement: '' };

function queryRun(store: SessionStore, ask: EngineAsk): QueryRun {
  const running = underWay.get(store) ?? begin(store, ask);

  const run = async (path: string, range: TextRange | null): Promise<void> => {
    const session = store.get();
    const document = session.documents[path];
    if (!document) return;
    running.get(path)?.abort();
    const controller = new AbortController();
    running.set(path, controller);
    const startedAt = performance.now();
    const seconds = valueOf(settings.stopAfter, session.settings.values);
    const tooLong = seconds > 0 ? setTimeout(() => controller.abort(tooSlow), seconds * 1000) : undefined;
    const tooLongOr = (failure: FailureData) =>
      controller.signal.reason === tooSlow ? stopped(seconds) : failure;
    const part = range && partOf(document.text, range);
    const become = (outcome: Omit<Run, 'startedAt' | 'part'>) => {
      if (running.get(path) === controller)
        store.dispatch({ type: 'run.changed', path, run: { startedAt, part, ...outcome } });
    };
    const { results: before, shown } = session.runs[path] ?? noRun;
    become({ state: 'running', results: before, shown, statement: '', failure: null });
    const query = {
      session: path,
      sql: document.text,
      path: isUntitled(path) ? null : path,
      parameters: parameterValues(document.text, session.parameters[path]),
      part: range && { start: range.start, end: range.end },
    };
    try {
      const outcome = await ask('query.script', query, controller.signal);
      const { results, statement } = outcome;
      const failure = outcome.failure && tooLongOr(outcome.failure);
      const failed = failure !== null && failure.code !== 'cancelled';
      // Of a script that is run again, the same one of its results stays in sight; a failure's place is behind them.
      const last = store.get().runs[path]?.shown ?? 0;
      const isSame = results.length === before.length && last < results.length;
      become({
        ...{ state: failed ? 'failed' : failure ? 'cancelled' : 'done', results, statement },
        ...{ shown: failed ? results.length : isSame ? last : 0 },
        failure: failed ? failure : null,
      });
    } catch (error) {
      const failure = tooLongOr(failureData(error));
      const state = failure.code === 'cancelled' ? 'cancelled' : 'failed';
      become({ ...noRun, state, failure: state === 'failed' ? failure : null });
    } finally {
      clearTimeout(tooLong);
      if (running.get(path) === controller) running.delete(path);
    }
  };

  return {
    run: path => void run(path, chosenPart(store.get(), path)),
    runPart: (path, part) => void run(path, part),
    cancel: path => {
      running.get(path)?.abort();
    },
  };
}
