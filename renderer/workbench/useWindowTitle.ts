import { useEffect } from 'react';
import { useClient } from '../client/client';
import { nameOf } from '../session/document';
import { useSessionPart } from '../session/SessionProvider';
import { isDirty } from '../session/state';

const unsavedNow = (documents: Parameters<typeof isDirty>[0][]): boolean => documents.some(isDirty);

/** Names the window after the file and the study in it. */
export function useWindowTitle(): void {
  const { desktop } = useClient();
  const study = useSessionPart(session => session.study?.folder ?? null);
  const name = useSessionPart(session => session.study?.title ?? null);
  const file = useSessionPart(session => session.active);
  const unsaved = useSessionPart(session => unsavedNow(Object.values(session.documents)));
  useEffect(() => {
    const parts = [file === null ? null : nameOf(file), name, 'Golden Thread'];
    const title = parts.filter(part => part !== null).join(' — ');
    document.title = title;
    void desktop?.('window.describe', { title, study, unsaved });
  }, [desktop, study, name, file, unsaved]);
}
