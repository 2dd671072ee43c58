import { createContext, useContext, useEffect, useMemo } from 'react';
import { useClient } from '../../client/client';
import { useDispatch, useSessionPart } from '../../session/SessionProvider';
import { ImportDesk } from './ImportDesk';

const DeskContext = createContext<ImportDesk | null>(null);
export const DeskProvider = DeskContext.Provider;

/** The desk of the assistant around a component. */
export function useDesk(): ImportDesk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('A view stands outside the import assistant.');
  return desk;
}

/** Makes the window's one desk; it follows the engine's work, and another study begins with an empty one. */
export function useImportDesk(): ImportDesk {
  const { ask, listen } = useClient();
  const dispatch = useDispatch();
  const folder = useSessionPart(session => session.study?.folder ?? null);
  const desk = useMemo(
    () =>
      new ImportDesk(ask, ({ message }) => {
        dispatch({ type: 'notice.set', notice: `A file brought in for import is still there: ${message}` });
      }),
    [ask, dispatch],
  );
  useEffect(
    () => () => {
      void desk.leave();
      desk.forgetChanges();
    },
    [desk, folder],
  );
  useEffect(() => {
    const stops = [
      listen('job.progressed', ({ job, title, fraction }) => {
        if (job.startsWith('import')) desk.progress(title, fraction);
      }),
      listen('job.ended', ({ job }) => {
        if (job.startsWith('import')) desk.progressEnded();
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [desk, listen]);
  return desk;
}
