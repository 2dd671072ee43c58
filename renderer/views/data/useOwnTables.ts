import { useMemo } from 'react';
import type { OwnTable } from '../../../main/contract/catalogue';
import type { TableSummary } from '../../../main/contract/study';
import { useAnswer } from '../../client/useAnswer';
import { useSessionPart } from '../../session/SessionProvider';
import { ownAsTable } from './catalogue';

interface OwnTables {
  readonly tables: readonly TableSummary[];
  /** Why they could not be listed, else null. */
  readonly failure: string | null;
}

/** What SQL has made and everyone sees, and what only the active editor sees; listed again when a query ends. */
export function useOwnTables(): OwnTables {
  const session = useSessionPart(({ active }) => active ?? '');
  const ended = useSessionPart(({ runs }) =>
    Object.values(runs)
      .map(run => (run.state === 'running' ? '' : run.startedAt))
      .join(),
  );
  const answer = useAnswer('catalogue.own', { session }, ended);
  const views = useSessionPart(({ study }) => study?.views);
  return useMemo(() => {
    // SQL makes the study's views too; they have a place of their own.
    const isOwn = ({ name }: OwnTable) => views?.every(view => view.name !== name) !== false;
    return {
      tables: answer.state === 'ready' ? answer.value.tables.filter(isOwn).map(ownAsTable) : [],
      failure: answer.state === 'failed' ? answer.failure.message : null,
    };
  }, [answer, views]);
}
