import { useEffect, useRef, useState } from 'react';
import { failureData } from '../../../main/contract/failure';
import type { FailureData } from '../../../main/contract/failure';
import { useClient } from '../../client/client';
import { useRound } from '../../client/useRound';
import { useDispatch, useSessionPart } from '../../session/SessionProvider';

/** How long a person stops typing before the text is looked at, in milliseconds. */
const pause = 300;

/** What was found wrong with a text. */
export interface Findings {
  readonly sql: string | null;
  readonly failures: readonly FailureData[];
}

/** What is wrong with a query, found without running it: of the text as it stands, or until it is there of the one before. */
export function useFindings(path: string, sql: string | null): Findings {
  const { ask } = useClient();
  const dispatch = useDispatch();
  const round = useRound();
  const isOpen = useSessionPart(session => session.study !== null);
  const ended = useSessionPart(({ runs: { [path]: run } }) =>
    run?.state === 'running' ? 0 : (run?.startedAt ?? 0),
  );
  const [findings, setFindings] = useState<Findings>({ sql: null, failures: [] });
  const fatal = useRef<string | null>(null);

  useEffect(() => {
    if (sql === null || !isOpen || sql === fatal.current) return;
    const controller = new AbortController();
    const { signal } = controller;
    const look = async () => {
      try {
        const failures = await ask('query.check', { session: path, sql, path }, signal);
        const isSame = (before: Findings) => before.failures.length + failures.length === 0;
        if (!signal.aborted) setFindings(before => (isSame(before) ? before : { sql, failures }));
      } catch (error) {
        const { code, message } = failureData(error);
        // A text that ends the engine is not put to the next one.
        if (code === 'lost') fatal.current = sql;
        else if (!signal.aborted && code !== 'cancelled')
          dispatch({ type: 'notice.set', notice: `The query could not be checked: ${message}` });
      }
    };
    const timer = setTimeout(() => void look(), pause);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [ask, dispatch, path, sql, isOpen, round, ended]);

  return findings;
}
