import { useMemo } from 'react';
import type { Problem } from '../../main/contract/study';
import { useSessionPart } from './SessionProvider';

const none: readonly Problem[] = [];

/** What is wrong with the study's files, with the person's own and with the texts of open queries. */
export function useProblems(): readonly Problem[] {
  const study = useSessionPart(session => session.study?.problems ?? none);
  const own = useSessionPart(session => session.settings.problems);
  const findings = useSessionPart(session => session.findings);
  return useMemo(() => {
    const files = [...study, ...own];
    const open = Object.entries(findings).flatMap(([path, { failures }]) =>
      failures.map(({ code, message, place }): Problem => {
        return { severity: 'error', message, code, place: { ...place, path } };
      }),
    );
    return [...files, ...open.filter(problem => !files.some(other => tells(other, problem)))];
  }, [study, own, findings]);
}

/** Whether what is wrong with an open text is told of its file already. */
function tells(other: Problem, { message, place }: Problem): boolean {
  return (
    other.place.path === place.path && other.place.line === place.line && other.message.endsWith(message)
  );
}
