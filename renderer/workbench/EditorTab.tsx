import type { IDockviewPanelHeaderProps } from 'dockview-react';
import { useEffect, useRef } from 'react';
import { libraryPrefix } from '../../main/contract/library';
import { Codicon } from '../components/Codicon';
import { userPrefix } from '../../main/contract/userFiles';
import { isPage, isShipped, isUntitled, nameOf } from '../session/document';
import { useSessionPart } from '../session/SessionProvider';
import { isDirty } from '../session/state';
import type { Session } from '../session/state';
import { FileIcon } from './FileIcon';
import { useDocuments } from './useDocuments';

/** A tab: icon, name, and a cross that is a dot while there is something to save. Delete closes it. */
export function EditorTab({ api }: IDockviewPanelHeaderProps) {
  const path = api.id;
  const { close } = useDocuments();
  const dirty = useSessionPart(session => isUnsaved(session, path));
  const folder = useSessionPart(session => folderShown(session, path));
  const content = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const tab = content.current?.closest('[role="tab"]');
    if (dirty) tab?.setAttribute('aria-description', 'unsaved');
    else tab?.removeAttribute('aria-description');
  }, [dirty]);
  useEffect(() => {
    const tab = content.current?.closest<HTMLElement>('[role="tab"]');
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Delete') void close(path);
    };
    tab?.addEventListener('keydown', onKeyDown);
    return () => {
      tab?.removeEventListener('keydown', onKeyDown);
    };
  }, [close, path]);

  return (
    <div
      ref={content}
      className={dirty ? 'editor-tab dirty' : 'editor-tab'}
      title={pathShown(path)}
      onPointerDown={event => {
        if (event.button === 1) void close(path);
      }}
    >
      <FileIcon path={path} />
      <span className="editor-tab-name">{nameOf(path)}</span>
      {folder !== null && <span className="editor-tab-folder">{folder}</span>}
      <span
        className="editor-tab-close"
        title="Close"
        aria-hidden
        onPointerDown={event => {
          event.preventDefault();
          event.stopPropagation();
        }}
        onClick={event => {
          event.stopPropagation();
          void close(path);
        }}
      >
        <Codicon name="close" />
        <Codicon name="circle-filled" />
      </span>
    </div>
  );
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
