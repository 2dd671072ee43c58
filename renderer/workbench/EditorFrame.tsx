import type { IDockviewPanelProps } from 'dockview-react';
import { ErrorBoundary } from '../components/ErrorBoundary';
import { FailureNotice } from '../components/FailureNotice';
import { isPage, nameOf } from '../session/document';
import { useSessionPart } from '../session/SessionProvider';
import { Breadcrumbs } from './Breadcrumbs';
import { useViews } from './ViewsProvider';

/** One editor: where its file is, and the view that opens such files. */
export function EditorFrame({ api }: IDockviewPanelProps) {
  const path = api.id;
  const there = useSessionPart(session => path in session.documents);
  const editor = useViews().editors.find(view => view.opens(path));
  if (!there) return null;
  return (
    <div className="editor-frame" data-path={path}>
      {!isPage(path) && <Breadcrumbs path={path} />}
      <div className="editor-body">
        {editor ? (
          <ErrorBoundary name={nameOf(path)}>
            <editor.Component path={path} />
          </ErrorBoundary>
        ) : (
          <FailureNotice title="No editor opens this file." message={nameOf(path)} />
        )}
      </div>
    </div>
  );
}
