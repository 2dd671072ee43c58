import { useCallback } from 'react';
import type { StudySummary } from '../../main/contract/study';
import { isShipped, isUntitled, nameOf } from '../session/document';
import { useSessionStore } from '../session/SessionProvider';
import { useQueryRun } from '../session/useQueryRun';
import { useDialogs } from '../components/Dialogs';
import type { OpenOptions } from './documents';
import { isBinary, isData } from './fileKind';
import { queryOn } from './queryOn';
import { useDocuments } from './useDocuments';

/** Whether a file opens as rows: a table was loaded from it, or DuckDB reads its format by path. */
function holdsRows(path: string, study: StudySummary | null): boolean {
  const loaded = study?.tables.some(({ files }) => files.includes(path)) === true;
  return loaded || (isData(path) && !isShipped(path));
}

/** Opens a file as people expect: a data file as its rows, by a query that can be gone on with; any other as text. */
export function useOpenFile(): (path: string, options?: OpenOptions) => void {
  const store = useSessionStore();
  const dialogs = useDialogs();
  const { open, begin } = useDocuments();
  const { run } = useQueryRun();
  return useCallback(
    (path, options) => {
      const { study, documents } = store.get();
      if (path in documents) void open(path, options);
      else if (holdsRows(path, study)) {
        const text = queryOn(path, study);
        const before = Object.values(documents).find(other => isUntitled(other.path) && other.text === text);
        if (before) void open(before.path, options);
        else run(begin(`${nameOf(path).replace(/\.\w+$/, '')}.sql`, text, options));
      } else if (isBinary(path))
        void dialogs.tell(
          `${nameOf(path)} is not a text`,
          'It cannot be shown in an editor here. Open it in the program it was made with.',
        );
      else void open(path, options);
    },
    [store, dialogs, open, begin, run],
  );
}
