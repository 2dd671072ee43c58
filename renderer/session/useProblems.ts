import { useMemo } from 'react';
import type { Problem } from '../../main/contract/study';
import { useSessionPart } from './SessionProvider';

const none: readonly Problem[] = [];

/** What is wrong with the study's files and with the person's own. */
export function useProblems(): readonly Problem[] {
  const study = useSessionPart(session => session.study?.problems ?? none);
  const own = useSessionPart(session => session.settings.problems);
  return useMemo(() => [...study, ...own], [study, own]);
}
