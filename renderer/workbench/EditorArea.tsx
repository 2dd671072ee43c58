import { DockviewReact } from 'dockview-react';
import type { DockviewApi, DockviewTheme } from 'dockview-react';
import 'dockview-react/dist/styles/dockview.css';
import { useEffect, useMemo, useState } from 'react';
import { useSessionStore } from '../session/SessionProvider';
import './EditorArea.css';
import { editorCommands } from './editorCommands';
import { EditorFrame } from './EditorFrame';
import { EditorGroups } from './EditorGroups';
import { EditorTab } from './EditorTab';
import { GroupActions } from './GroupActions';
import { useCommands } from './useCommands';
import { useDocuments } from './useDocuments';
import { Welcome } from './Welcome';

const components = { document: EditorFrame };
const theme: DockviewTheme = {
  name: 'golden-thread',
  className: 'dockview-theme-golden-thread',
  dndTabIndicator: 'line',
};

/** The editors: groups of tabs that can be dragged and split. */
export function EditorArea() {
  const [api, setApi] = useState<DockviewApi | null>(null);
  const store = useSessionStore();
  const documents = useDocuments();
  useEffect(() => {
    if (!api) return;
    const groups = new EditorGroups(api, store);
    return () => {
      groups.dispose();
    };
  }, [api, store]);
  useCommands(useMemo(() => (api ? editorCommands({ api, store, documents }) : []), [api, store, documents]));
  return (
    <main className="editor-area" aria-label="Editors" data-part>
      <DockviewReact
        components={components}
        defaultTabComponent={EditorTab}
        rightHeaderActionsComponent={GroupActions}
        watermarkComponent={Welcome}
        theme={theme}
        disableFloatingGroups
        announcements={false}
        scrollbars="native"
        onReady={event => {
          setApi(event.api);
        }}
      />
    </main>
  );
}
