import type { IDockviewPanelHeaderProps } from 'dockview-react';
import { useEffect, useRef, useState } from 'react';
import { libraryPrefix } from '../../main/contract/library';
import { Codicon } from '../components/Codicon';
import { userPrefix } from '../../main/contract/userFiles';
import { isPage, isShipped, isUntitled, nameOf } from '../session/document';
import { useSessionPart, useSessionStore } from '../session/SessionProvider';
import { isDirty } from '../session/state';
import type { Session } from '../session/state';
import { documentOf } from './editorPanels';
import { FileIcon } from './FileIcon';
import { focusEditor } from './focusEditor';
import { closeTab } from './tabDeeds';
import { TabMenu } from './TabMenu';
import { useDocuments } from './useDocuments';

/**
 * A tab: icon, name, and a cross that is a dot while there is something to save, or a pin. Its name is slanted while the
 * next one looked at may take its place. A click goes on to its text, a double click keeps it open, Delete closes it,
 * Shift+F10 shows its menu.
 */
export function EditorTab({ api, containerApi }: IDockviewPanelHeaderProps) {
  const path = documentOf(api);
  const store = useSessionStore();
  const documents = useDocuments();
  const dirty = useSessionPart(session => isUnsaved(session, path));
  const preview = useSessionPart(({ tabs }) => tabs.previews.includes(path));
  const pinned = useSessionPart(({ tabs }) => tabs.pinned.includes(path));
  const folder = useSessionPart(session => folderShown(session, path));
  const content = useRef<HTMLDivElement>(null);
  const [menu, setMenu] = useState<{ readonly x: number; readonly y: number } | null>(null);
  const close = () => {
    const panel = containerApi.getPanel(api.id);
    if (panel) void closeTab(panel, { api: containerApi, store, documents });
  };
  const keep = () => {
    store.dispatch({ type: 'tab.kept', path });
  };
  useTabKeys(content, close, setMenu);
  useDescription(content, { preview, pinned, dirty });
  useInSight(content, api);

  const panel = menu && containerApi.getPanel(api.id);
  const states = [dirty && 'dirty', preview && 'preview', pinned && 'pinned'];
  return (
    <div
      ref={content}
      className={['editor-tab', ...states].filter(Boolean).join(' ')}
      title={pathShown(path)}
      onPointerDown={event => {
        if (event.button === 1 && !pinned) close();
      }}
      onClick={() => {
        focusEditor(path);
      }}
      onDoubleClick={keep}
    >
      <FileIcon path={path} />
      <span className="editor-tab-name">{nameOf(path)}</span>
      {folder !== null && <span className="editor-tab-folder">{folder}</span>}
      <TabButton
        pinned={pinned}
        onPress={() => {
          if (pinned) store.dispatch({ type: 'tab.unpinned', path });
          else close();
        }}
      />
      {panel && (
        <TabMenu
          api={containerApi}
          panel={panel}
          {...menu}
          onClose={() => {
            setMenu(null);
          }}
        />
      )}
    </div>
  );
}

function TabButton({ pinned, onPress }: { readonly pinned: boolean; readonly onPress: () => void }) {
  return (
    <span
      className="editor-tab-close"
      title={pinned ? 'Unpin' : 'Close'}
      aria-hidden
      onPointerDown={event => {
        event.preventDefault();
        event.stopPropagation();
      }}
      onClick={event => {
        event.stopPropagation();
        onPress();
      }}
    >
      <Codicon name={pinned ? 'pinned' : 'close'} />
      <Codicon name="circle-filled" />
    </span>
  );
}

type Content = React.RefObject<HTMLDivElement | null>;

/** The docking library brings a tab into sight before it has its width, and before the list gives room to other things. */
function useInSight(content: Content, api: IDockviewPanelHeaderProps['api']): void {
  useEffect(() => {
    const tab = content.current?.closest('.dv-tab');
    if (!tab?.parentElement) return;
    const show = () => {
      if (api.isVisible) tab.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    };
    const observer = new ResizeObserver(show);
    for (const sized of [tab, tab.parentElement]) observer.observe(sized);
    const listener = api.onDidVisibilityChange(show);
    return () => {
      observer.disconnect();
      listener.dispose();
    };
  }, [content, api]);
}

/** Keys and menu of the tab itself, which the docking library draws around its content. */
function useTabKeys(
  content: Content,
  close: () => void,
  showMenu: (place: { readonly x: number; readonly y: number }) => void,
): void {
  const latest = useRef({ close, showMenu });
  useEffect(() => {
    latest.current = { close, showMenu };
  });
  useEffect(() => {
    const tab = content.current?.closest<HTMLElement>('[role="tab"]');
    if (!tab) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Delete') latest.current.close();
    };
    const onContextMenu = (event: MouseEvent) => {
      event.preventDefault();
      const { left, bottom } = tab.getBoundingClientRect();
      const byKey = event.target === tab && event.detail === 0;
      latest.current.showMenu(byKey ? { x: left, y: bottom } : { x: event.clientX, y: event.clientY });
    };
    tab.addEventListener('keydown', onKeyDown);
    tab.addEventListener('contextmenu', onContextMenu);
    return () => {
      tab.removeEventListener('keydown', onKeyDown);
      tab.removeEventListener('contextmenu', onContextMenu);
    };
  }, [content]);
}

interface TabState {
  readonly preview: boolean;
  readonly pinned: boolean;
  readonly dirty: boolean;
}

/** Says of the tab what its looks say. */
function useDescription(content: Content, { preview, pinned, dirty }: TabState): void {
  useEffect(() => {
    const tab = content.current?.closest('[role="tab"]');
    const words = [dirty && 'unsaved', preview && 'preview', pinned && 'pinned'].filter(Boolean);
    if (words.length > 0) tab?.setAttribute('aria-description', words.join(', '));
    else tab?.removeAttribute('aria-description');
  }, [content, dirty, preview, pinned]);
}

function isUnsaved(session: Session, path: string): boolean {
  const document = session.documents[path];
  return document !== undefined && isDirty(document);
}

/** The folder is told only when another open document has the same name. */
function folderShown(session: Session, path: string): string | null {
  const name = nameOf(path);
  const twins = Object.keys(session.documents).filter(other => nameOf(other) === name);
  return twins.length > 1 ? (pathShown(path).split('/').at(-2) ?? null) : null;
}

/** A path as people are told it. */
export function pathShown(path: string): string {
  if (isUntitled(path)) return `${nameOf(path)} (not saved yet)`;
  if (path.startsWith(userPrefix)) return `Your own ${nameOf(path)}`;
  if (isPage(path)) return nameOf(path);
  return isShipped(path) ? path.replace(libraryPrefix, 'Shipped analyses/') : path;
}
