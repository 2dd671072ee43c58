import { useCallback } from 'react';
import { useSessionStore } from '../session/SessionProvider';
import { useDocuments } from './useDocuments';

/**
 * Puts a text at the caret of the query in the active editor. Where none is open, or one without a word in it, the
 * whole query given stands there instead.
 */
export function useInsertText(): (text: string, whole: string) => void {
  const store = useSessionStore();
  const documents = useDocuments();
  return useCallback(
    (text: string, whole: string) => {
      const { active, documents: open } = store.get();
      const document = active === null ? undefined : open[active];
      const fits = document?.path.toLowerCase().endsWith('.sql') === true && !document.readOnly;
      if (!fits) documents.begin('query.sql', whole);
      else if (document.text.trim() === '') {
        store.dispatch({ type: 'document.edited', path: document.path, text: whole });
      } else {
        store.dispatch({ type: 'insertion.asked', insertion: { path: document.path, text } });
      }
    },
    [store, documents],
  );
}
