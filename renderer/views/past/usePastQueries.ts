import { useCallback, useEffect, useState } from 'react';
import { failureData } from '../../../main/contract/failure';
import type { FailureData } from '../../../main/contract/failure';
import type { PastQueries } from '../../../main/contract/pastQuery';
import { useClient } from '../../client/client';
import { useRound } from '../../client/useRound';
import { useSessionPart } from '../../session/SessionProvider';
import type { Session } from '../../session/state';

/** Most queries that are listed at once; a search finds the others. */
const mostListed = 500;

interface UsedPastQueries {
  /** Null until they are there. */
  readonly found: PastQueries | null;
  readonly failure: FailureData | null;
  /** Forgets queries by their ids, or all. */
  readonly forget: (ids: readonly string[] | null) => Promise<void>;
}

/** The queries that were run in which a text is found: asked for again when one has ended. */
export function usePastQueries(search: string): UsedPastQueries {
  const { ask } = useClient();
  const round = useRound();
  const ended = useSessionPart(endedRuns);
  const [forgotten, setForgotten] = useState(0);
  const [found, setFound] = useState<PastQueries | null>(null);
  const [failure, setFailure] = useState<FailureData | null>(null);
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    ask('query.past', { search, limit: mostListed }, signal).then(
      queries => {
        if (signal.aborted) return;
        setFound(queries);
        setFailure(null);
      },
      (error: unknown) => {
        if (!signal.aborted) setFailure(failureData(error));
      },
    );
    return () => {
      controller.abort();
    };
  }, [ask, search, round, ended, forgotten]);
  const forget = useCallback(
    async (ids: readonly string[] | null) => {
      try {
        await ask('query.forget', { ids });
      } catch (error) {
        setFailure(failureData(error));
      }
      setForgotten(last => last + 1);
    },
    [ask],
  );
  return { found, failure, forget };
}

/** Another text whenever a run has begun or ended. */
function endedRuns({ runs }: Session): string {
  return Object.values(runs)
    .map(({ startedAt, state }) => `${startedAt} ${state}`)
    .join();
}
