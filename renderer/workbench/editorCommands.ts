import type { DockviewApi, IDockviewPanel } from 'dockview-react';
import type { Command } from './commands';
import { documentOf } from './editorPanels';
import { focusEditor } from './focusEditor';
import { closeTabs, isPinned, tabDeeds } from './tabDeeds';
import type { Editors, TabDeed } from './tabDeeds';

const category = 'Editor';

/** Commands on the tabs and groups of the editor area. */
export function editorCommands(editors: Editors): readonly Command[] {
  const { api } = editors;
  const hindrance = () => (api.activePanel ? null : 'No editor is open.');
  const focus = () => {
    if (api.activePanel) focusEditor(documentOf(api.activePanel));
  };
  return [
    ...tabDeeds.map(deed => onActive(deed, editors)),
    {
      id: 'editor.closeAll',
      title: 'Close all editors',
      category,
      hindrance,
      run: () => closeTabs([...api.panels], editors),
    },
    {
      id: 'editor.reopen',
      title: 'Reopen closed editor',
      category,
      keys: 'Mod+Shift+T',
      hindrance: () => (closedBefore(editors) === undefined ? 'No editor was closed before.' : null),
      run: async () => {
        const path = closedBefore(editors);
        if (path !== undefined) await editors.documents.open(path);
      },
    },
    {
      id: 'editor.next',
      title: 'Next editor',
      category,
      keys: 'Ctrl+PageDown',
      hindrance,
      run: () => {
        api.activateNext({ includePanel: true });
        focus();
      },
    },
    {
      id: 'editor.previous',
      title: 'Previous editor',
      category,
      keys: 'Ctrl+PageUp',
      hindrance,
      run: () => {
        api.activatePrevious({ includePanel: true });
        focus();
      },
    },
    {
      id: 'breadcrumbs.focus',
      title: 'Focus breadcrumbs',
      category,
      keys: 'Mod+Shift+., Mod+Shift+;',
      hindrance: () => (breadcrumb() ? null : 'No editor of a file is open.'),
      run: () => breadcrumb()?.focus(),
    },
    moveToNewGroup(api, 'right'),
    moveToNewGroup(api, 'below'),
    ...[1, 2, 3, 4].map(number => focusGroup(api, number)),
  ];
}

/** What a tab's menu offers, done with the active tab. */
function onActive(deed: TabDeed, editors: Editors): Command {
  const { id, title, keys } = deed;
  return {
    id,
    title,
    category,
    ...(keys === undefined ? {} : { keys }),
    hindrance: () => {
      const panel = editors.api.activePanel;
      if (!panel) return 'No editor is open.';
      return isKeptByPin(deed, panel, editors) && !unpinnedNear(panel, editors)
        ? 'This editor is pinned. Unpin it first, or close it from the menu of its tab.'
        : deed.hindrance(panel, editors);
    },
    run: async () => {
      const panel = editors.api.activePanel;
      if (!panel) return;
      if (isKeptByPin(deed, panel, editors)) unpinnedNear(panel, editors)?.api.setActive();
      else await deed.run(panel, editors);
    },
  };
}

/** The key that closes goes on from a pinned editor to the next that it may close. */
function isKeptByPin({ id }: TabDeed, panel: IDockviewPanel, editors: Editors): boolean {
  return id === 'editor.close' && isPinned(panel, editors);
}

function unpinnedNear({ group }: IDockviewPanel, editors: Editors): IDockviewPanel | undefined {
  return group.panels.find(panel => !isPinned(panel, editors));
}

function closedBefore({ store }: Editors): string | undefined {
  const { tabs, documents } = store.get();
  return tabs.closed.find(path => !(path in documents));
}

function moveToNewGroup(api: DockviewApi, direction: 'right' | 'below'): Command {
  return {
    id: `editor.move.${direction}`,
    title: direction === 'right' ? 'Move editor to a group on the right' : 'Move editor to a group below',
    category,
    hindrance: () =>
      (api.activeGroup?.panels.length ?? 0) > 1 ? null : 'A group needs two editors before one can move out.',
    run: () => {
      const panel = api.activePanel;
      if (!panel) return;
      const group = api.addGroup({ referenceGroup: panel.group, direction });
      panel.api.moveTo({ group });
      focusEditor(documentOf(panel));
    },
  };
}

/** The part of the line above the active editor that keys begin at. */
function breadcrumb(): HTMLElement | undefined {
  const parts = document.querySelectorAll<HTMLElement>('.dv-active-group .breadcrumb[tabindex="0"]');
  return [...parts].find(({ offsetParent }) => offsetParent !== null);
}

const ordinals = ['first', 'second', 'third', 'fourth'];

function focusGroup(api: DockviewApi, number: number): Command {
  const group = () => api.groups[number - 1];
  return {
    id: `editor.focusGroup.${number}`,
    title: `Focus ${ordinals[number - 1] ?? ''} editor group`,
    category,
    keys: `Mod+${number}`,
    hindrance: () => (group()?.activePanel ? null : 'There is no such editor group.'),
    run: () => {
      const panel = group()?.activePanel;
      panel?.api.setActive();
      if (panel) focusEditor(documentOf(panel));
    },
  };
}
