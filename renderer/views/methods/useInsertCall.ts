import { useCallback } from 'react';
import { useSessionStore } from '../../session/SessionProvider';
import { useDocuments } from '../../workbench/useDocuments';

/** Puts a call at the caret of the query in the active editor, or into a new query where there is none. */
export function useInsertCall(): (call: string) => void {
  const store = useSessionStore();
  const documents = useDocuments();
  return useCallback(
    (call: string) => {
      const { active, documents: open } = store.get();
      const document = active === null ? undefined : open[active];
      const fits = document?.path.toLowerCase().endsWith('.sql') === true && !document.readOnly;
      if (!fits) documents.begin('query.sql', `${call};\n`);
      else if (document.text.trim() === '') {
        store.dispatch({ type: 'document.edited', path: document.path, text: `${call};\n` });
      } else {
        store.dispatch({ type: 'insertion.asked', insertion: { path: document.path, text: call } });
      }
    },
    [store, documents],
  );
}
