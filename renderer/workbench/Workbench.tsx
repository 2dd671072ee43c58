import { useEffect, useMemo, useState } from 'react';
import { useClient } from '../client/client';
import { DialogsProvider } from '../components/Dialogs';
import { ErrorBoundary } from '../components/ErrorBoundary';
import { FindingsKeeper } from '../session/FindingsKeeper';
import { followJobs } from '../session/followJobs';
import { keepArrangement } from '../session/keepArrangement';
import { keepBackups } from '../session/keepBackups';
import { keepSettings } from '../session/keepSettings';
import { useSessionPart, useSessionStore } from '../session/SessionProvider';
import { StudyKeeper } from '../session/StudyKeeper';
import { ActivityBar } from './ActivityBar';
import { CommandPalette } from './CommandPalette';
import { EditorArea } from './EditorArea';
import { EditorSwitcher } from './EditorSwitcher';
import { Notice } from './Notice';
import { Panel } from './Panel';
import { QuickOpen } from './QuickOpen';
import { SideBar } from './SideBar';
import { StatusBar } from './StatusBar';
import { TitleBar } from './TitleBar';
import { DocumentsProvider, useMadeDocuments } from './useDocuments';
import { useAutoSave } from './useAutoSave';
import { useFrameCommands } from './useFrameCommands';
import type { Overlay } from './useFrameCommands';
import { useKeys } from './useKeys';
import { useSettingsCommands } from './useSettingsCommands';
import { useLayoutCommands } from './useLayoutCommands';
import { usePlaces } from './usePlaces';
import { useStrangeKeys } from './useStrangeKeys';
import { useStudyCommands } from './useStudyCommands';
import { useTheme } from './useTheme';
import { useWindowTitle } from './useWindowTitle';
import { useZoom } from './useZoom';
import type { Views } from './view';
import { useViews, ViewsProvider } from './ViewsProvider';
import './Workbench.css';

/** The window: bars, side bar, editors and panel around the views it is given. */
export function Workbench({ views }: { readonly views: Views }) {
  return (
    <ErrorBoundary name="The window">
      <ViewsProvider value={views}>
        <DialogsProvider>
          <Frame />
        </DialogsProvider>
      </ViewsProvider>
    </ErrorBoundary>
  );
}

function Frame() {
  const documents = useMadeDocuments();
  const [overlay, setOverlay] = useState<Overlay | null>(null);
  useStudy();
  useTheme();
  useZoom();
  useAutoSave(documents);
  useKeys();
  useStrangeKeys();
  useWindowTitle();
  useFrameCommands(documents, setOverlay);
  useSettingsCommands(documents);
  useLayoutCommands();
  usePlaces(documents);
  const close = () => {
    setOverlay(null);
    overlay?.focused?.focus();
  };
  const toCommands = () => {
    setOverlay(before => before && { ...before, kind: 'palette' });
  };
  return (
    <DocumentsProvider value={documents}>
      <div className={useFrameClasses()}>
        <TitleBar />
        <div className="middle">
          <ActivityBar />
          <SideBar />
          <div className="centre">
            <EditorArea />
            <Panel />
          </div>
        </div>
        <StatusBar />
        <Notice />
        <DialogViews />
        {overlay?.kind === 'palette' && <CommandPalette onClose={close} />}
        {overlay?.kind === 'editors' && <EditorSwitcher turns={overlay.turns} onClose={close} />}
        {overlay?.kind === 'quickOpen' && (
          <QuickOpen key={overlay.typed} first={overlay.typed} onCommands={toCommands} onClose={close} />
        )}
      </div>
    </DocumentsProvider>
  );
}

/** Where the parts stand and which are hidden, for the styles. */
function useFrameClasses(): string {
  const { sideBarRight, panelRight, activityBar, statusBar } = useSessionPart(session => session.frame);
  const zen = useSessionPart(session => session.zen !== null);
  const states = [
    sideBarRight && 'side-bar-right',
    panelRight && 'panel-right',
    (zen || !activityBar) && 'no-activity-bar',
    (zen || !statusBar) && 'no-status-bar',
    zen && 'zen',
  ];
  return ['workbench', ...states].filter(Boolean).join(' ');
}

function DialogViews() {
  return useViews().dialogs.map(({ id, Component }) => (
    <ErrorBoundary key={id} name={id}>
      <Component />
    </ErrorBoundary>
  ));
}

/** Opens the study and keeps all that should outlast the window. */
function useStudy(): void {
  const client = useClient();
  const store = useSessionStore();
  const keeper = useMemo(() => new StudyKeeper(client, store), [client, store]);
  useStudyCommands(keeper);
  useEffect(() => {
    const stops = [
      keepBackups(client.ask, store),
      keepArrangement(store),
      followJobs(client, store),
      keepSettings(client, store),
      new FindingsKeeper(client, store).follow(),
      keeper.follow(),
    ];
    void keeper.start().then(() => performance.mark('gt:interactive'));
    return () => {
      for (const stop of stops) stop();
    };
  }, [client, store, keeper]);
}
