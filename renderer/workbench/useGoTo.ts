import { useCallback } from 'react';
import { useSessionStore } from '../session/SessionProvider';
import { focusPart } from './parts';
import { rowsQuery, valuesQuery } from './queryOn';
import type { Goal } from './quickOffers';
import { useDocuments } from './useDocuments';
import { useOpenFile } from './useOpenFile';
import { useShowQuery } from './useShowQuery';

/** Goes to what was taken from the quick open list. */
export function useGoTo(): (goal: Goal) => void {
  const store = useSessionStore();
  const openFile = useOpenFile();
  const { open } = useDocuments();
  const show = useShowQuery();
  return useCallback(
    goal => {
      switch (goal.kind) {
        case 'file':
          openFile(goal.path);
          break;
        case 'table':
          show(goal.table, rowsQuery(goal.table));
          break;
        case 'column':
          show(`${goal.table}-${goal.column}`, valuesQuery(goal.table, goal.column));
          break;
        case 'method':
          store.dispatch({ type: 'node.located', located: { view: 'methods', id: goal.name } });
          focusPart('.side-bar');
          break;
        case 'place':
          void open(goal.path, { line: goal.line, column: goal.column });
          break;
        case 'prefix':
          break;
      }
    },
    [store, openFile, open, show],
  );
}
