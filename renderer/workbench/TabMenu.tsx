import type { DockviewApi, IDockviewPanel } from 'dockview-react';
import { createPortal } from 'react-dom';
import { useClient } from '../client/client';
import { PopupMenu } from '../components/PopupMenu';
import { useSessionStore } from '../session/SessionProvider';
import { keysShown } from './keys';
import { tabDeeds } from './tabDeeds';
import { useRegistry } from './useCommands';
import { useDocuments } from './useDocuments';

interface TabMenuProps {
  readonly api: DockviewApi;
  readonly panel: IDockviewPanel;
  readonly x: number;
  readonly y: number;
  readonly onClose: () => void;
}

/** What can be done with a tab. It stands outside of the tab, whose own keys and drags it must not set off. */
export function TabMenu({ api, panel, x, y, onClose }: TabMenuProps) {
  const store = useSessionStore();
  const documents = useDocuments();
  const registry = useRegistry();
  const { platform } = useClient();
  const editors = { api, store, documents };
  const items = tabDeeds
    .filter(({ hindrance }) => hindrance(panel, editors) === null)
    .map(({ id, label, section }, index, all) => {
      const keys = registry.find(id)?.keys;
      return {
        id,
        label,
        separated: index > 0 && section !== all[index - 1]?.section,
        ...(keys === undefined ? {} : { keys: keysShown(keys, platform === 'darwin') }),
      };
    });
  return createPortal(
    <PopupMenu
      label={`Editor ${panel.title ?? ''}`}
      items={items}
      x={x}
      y={y}
      onPick={id => {
        void tabDeeds.find(deed => deed.id === id)?.run(panel, editors);
      }}
      onClose={onClose}
    />,
    document.body,
  );
}
