import { useCallback } from 'react';
import { isUntitled } from '../session/document';
import { useSessionStore } from '../session/SessionProvider';
import { useQueryRun } from '../session/useQueryRun';
import { useDocuments } from './useDocuments';

/** Opens a query in a new editor and runs it; the editor of one that is open already comes forward. */
export function useShowQuery(): (name: string, text: string) => void {
  const store = useSessionStore();
  const { open, begin } = useDocuments();
  const { run } = useQueryRun();
  return useCallback(
    (name, text) => {
      const { documents } = store.get();
      const before = Object.values(documents).find(other => isUntitled(other.path) && other.text === text);
      if (before) void open(before.path);
      else run(begin(`${name.replaceAll(/[^\p{L}\p{N}_.-]+/gu, '_')}.sql`, text));
    },
    [store, open, begin, run],
  );
}
