import { useCallback } from 'react';
import { quoted, literal } from '../../main/contract/sql';
import type { StudySummary } from '../../main/contract/study';
import { isShipped, isUntitled, nameOf } from '../session/document';
import { useSessionStore } from '../session/SessionProvider';
import { useQueryRun } from '../session/useQueryRun';
import { useDialogs } from '../components/Dialogs';
import type { OpenOptions } from './documents';
import { isBinary, isData } from './fileKind';
import { useDocuments } from './useDocuments';

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
      else if (isData(path) && !isShipped(path)) {
        const text = queryOn(path, study);
        const before = Object.values(documents).find(other => isUntitled(other.path) && other.text === text);
        if (before) void open(before.path, options);
        else run(begin(`${nameOf(path).replace(/\.\w+$/, '')}.sql`, text));
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

/** The query that shows the rows of a data file: of the table it was loaded into, or of the file itself. */
export function queryOn(path: string, study: StudySummary | null): string {
  const table = study?.tables.find(({ files }) => files.includes(path));
  const title = `-- title: Rows of ${nameOf(path)}\n`;
  return table ? `${title}FROM ${quoted(table.name)};\n` : `${title}FROM ${literal(path)};\n`;
}
