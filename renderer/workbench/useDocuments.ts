import { createContext, useContext, useMemo } from 'react';
import { useClient } from '../client/client';
import { useDialogs } from '../components/Dialogs';
import { useSessionStore } from '../session/SessionProvider';
import { documentsOf } from './documents';
import type { Documents } from './documents';

const DocumentsContext = createContext<Documents | null>(null);
export const DocumentsProvider = DocumentsContext.Provider;

/** Makes the window's documents; the workbench does so once. */
export function useMadeDocuments(): Documents {
  const { ask } = useClient();
  const store = useSessionStore();
  const dialogs = useDialogs();
  return useMemo(() => documentsOf(ask, store, dialogs), [ask, store, dialogs]);
}

/** Opens, saves and closes documents. */
export function useDocuments(): Documents {
  const documents = useContext(DocumentsContext);
  if (!documents) throw new Error('A view stands outside the workbench.');
  return documents;
}
