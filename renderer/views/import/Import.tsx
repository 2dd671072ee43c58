import { useMemo, useSyncExternalStore } from 'react';
import { useDialogs } from '../../components/Dialogs';
import { useSessionStore } from '../../session/SessionProvider';
import { useCommands } from '../../workbench/useCommands';
import { DropOverlay } from './DropOverlay';
import { ImportAssistant } from './ImportAssistant';
import { importCommands } from './importCommands';
import { DeskProvider, useImportDesk } from './useImportDesk';
import { useFileDrop } from './useFileDrop';

/** The import assistant: its commands, the window as a place to drop files on, and the dialog. */
export function Import() {
  const desk = useImportDesk();
  const store = useSessionStore();
  const dialogs = useDialogs();
  const state = useSyncExternalStore(desk.subscribe, desk.get);
  useCommands(useMemo(() => importCommands(desk, store, dialogs), [desk, store, dialogs]));
  const dragging = useFileDrop(desk);
  const overlay = dragging && <DropOverlay />;
  return (
    <DeskProvider value={desk}>
      {state.stage === 'closed' ? overlay : <ImportAssistant state={state} overlay={overlay} />}
    </DeskProvider>
  );
}
