import { useCallback, useMemo } from 'react';
import type { ReactNode } from 'react';
import type { CaseSummary, Column } from '../../../main/contract/study';
import { useSessionPart } from '../../session/SessionProvider';
import { CaseShape } from './CaseShape';

const none: readonly CaseSummary[] = [];

/** Draws the shape of a case before a text that names one. */
export function useCaseMark(): (column: Column, text: string) => ReactNode {
  const cases = useSessionPart(session => session.study?.cases ?? none);
  const theme = useSessionPart(session => session.theme);
  const byName = useMemo(() => {
    const named = new Map<string, number>();
    cases.forEach(({ id, name, shortName }, index) => {
      for (const word of [name, id, shortName]) if (word !== '') named.set(word, index);
    });
    return named;
  }, [cases]);
  return useCallback(
    (_column, text) => {
      const index = byName.get(text);
      const summary = index === undefined ? undefined : cases[index];
      return summary && <CaseShape summary={summary} index={index ?? 0} theme={theme} />;
    },
    [byName, cases, theme],
  );
}
