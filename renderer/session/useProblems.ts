import { useMemo } from 'react';
import type { Problem, SourceSummary } from '../../main/contract/study';
import { useSessionPart } from './SessionProvider';

const none: readonly Problem[] = [];
const noSources: readonly SourceSummary[] = [];

/** What is wrong with the study's files, rows that did not fit among it, with the person's own and with open queries. */
export function useProblems(): readonly Problem[] {
  const study = useSessionPart(session => session.study?.problems ?? none);
  const sources = useSessionPart(session => session.study?.sources ?? noSources);
  const own = useSessionPart(session => session.settings.problems);
  const strange = useSessionPart(session => session.strangeKeys);
  const findings = useSessionPart(session => session.findings);
  return useMemo(() => {
    const files = [...study, ...rejectedIn(sources), ...own, ...strange];
    const open = Object.entries(findings).flatMap(([path, { failures }]) =>
      failures.map(({ code, message, place }): Problem => {
        return { severity: 'error', message, code, place: { ...place, path } };
      }),
    );
    return [...files, ...open.filter(problem => !files.some(other => tells(other, problem)))];
  }, [study, sources, own, strange, findings]);
}

function rejectedIn(sources: readonly SourceSummary[]): readonly Problem[] {
  return sources
    .filter(({ rejectedRows }) => rejectedRows > 0)
    .map(({ path, table, rejectedRows: rows }) => {
      const did = rows === 1 ? '1 row did not fit' : `${rows.toLocaleString('en-GB')} rows did not fit`;
      const message = `${did} and cannot be found in ${table}: FROM rejects shows where, which value and why.`;
      return { severity: 'warning', message, place: { path } };
    });
}

/** Whether what is wrong with an open text is told of its file already. */
function tells(other: Problem, { message, place }: Problem): boolean {
  return (
    other.place.path === place.path && other.place.line === place.line && other.message.endsWith(message)
  );
}
