import type { DockviewApi, IDockviewPanelProps } from 'dockview-react';
import { useEffect, useState } from 'react';
import { ErrorBoundary } from '../components/ErrorBoundary';
import { FailureNotice } from '../components/FailureNotice';
import { isPage, nameOf } from '../session/document';
import { InFrontProvider } from '../session/inFront';
import { useSessionPart } from '../session/SessionProvider';
import { Breadcrumbs } from './Breadcrumbs';
import { documentOf, panelsOf } from './editorPanels';
import { useViews } from './ViewsProvider';

/** One editor: where its file is, and the view that opens such files. */
export function EditorFrame({ api, containerApi }: IDockviewPanelProps) {
  const path = documentOf(api);
  const there = useSessionPart(session => path in session.documents);
  const editor = useViews().editors.find(view => view.opens(path));
  const inFront = useIsInFront(api, containerApi);
  if (!there) return null;
  return (
    <div className="editor-frame" data-path={path}>
      {!isPage(path) && <Breadcrumbs path={path} />}
      <div className="editor-body">
        {editor ? (
          <ErrorBoundary name={nameOf(path)}>
            <InFrontProvider value={inFront}>
              <editor.Component path={path} />
            </InFrontProvider>
          </ErrorBoundary>
        ) : (
          <FailureNotice title="No editor opens this file." message={nameOf(path)} />
        )}
      </div>
    </div>
  );
}

/** Of the editors that show a document, the one used last is in front. */
function useIsInFront(api: IDockviewPanelProps['api'], containerApi: DockviewApi): boolean {
  const [inFront, setInFront] = useState(() => isInFront(api, containerApi));
  useEffect(() => {
    const look = () => {
      const active = containerApi.activePanel;
      // Another document's turn changes nothing.
      if (active && documentOf(active) === documentOf(api)) setInFront(active.id === api.id);
      else if (panelsOf(containerApi, documentOf(api)).length < 2) setInFront(true);
    };
    const listeners = [containerApi.onDidActivePanelChange(look), containerApi.onDidRemovePanel(look)];
    look();
    return () => {
      for (const listener of listeners) listener.dispose();
    };
  }, [api, containerApi]);
  return inFront;
}

function isInFront(api: IDockviewPanelProps['api'], containerApi: DockviewApi): boolean {
  return panelsOf(containerApi, documentOf(api)).length < 2 || api.isActive;
}
