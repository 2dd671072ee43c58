import type { DockviewApi, IDockviewPanel } from 'dockview-react';
import { isShipped, isUntitled } from '../session/document';
import type { SessionStore } from '../session/SessionStore';
import { isDirty } from '../session/state';
import type { Documents } from './documents';
import { documentOf, furtherId, panelsOf } from './editorPanels';
import { focusEditor } from './focusEditor';
import { focusPart } from './parts';
import { writeClipboard } from './writeClipboard';

/** What can be done with a tab, from its menu or, with the active one, by command. */
export interface TabDeed {
  /** Id of the command. */
  readonly id: string;
  /** In the menu. */
  readonly label: string;
  /** In the palette, where no tab is pointed at. */
  readonly title: string;
  readonly keys?: string;
  /** Lines of one section of the menu stand together. */
  readonly section: number;
  /** Why it cannot be done with this tab; null when it can. */
  readonly hindrance: (panel: IDockviewPanel, editors: Editors) => string | null;
  readonly run: (panel: IDockviewPanel, editors: Editors) => void | Promise<void>;
}

/** What the deeds work on. */
export interface Editors {
  readonly api: DockviewApi;
  readonly store: SessionStore;
  readonly documents: Documents;
}

const never = (): null => null;

/** Closes a tab; the document too, where it was its last. False when the person would rather keep it open. */
export async function closeTab(panel: IDockviewPanel, { api, documents }: Editors): Promise<boolean> {
  if (panelsOf(api, documentOf(panel)).length < 2) return documents.close(documentOf(panel));
  api.removePanel(panel);
  return true;
}

/** Closes tabs, but those that are pinned, until the person would rather keep one. */
export async function closeTabs(panels: readonly IDockviewPanel[], editors: Editors): Promise<void> {
  for (const panel of panels) if (!isPinned(panel, editors) && !(await closeTab(panel, editors))) return;
}

/** Whether the tab's document is pinned. */
export function isPinned(panel: IDockviewPanel, { store }: Pick<Editors, 'store'>): boolean {
  return store.get().tabs.pinned.includes(documentOf(panel));
}

const isPreview = (panel: IDockviewPanel, { store }: Editors): boolean =>
  store.get().tabs.previews.includes(documentOf(panel));

const closing: readonly TabDeed[] = [
  {
    id: 'editor.close',
    section: 1,
    label: 'Close',
    title: 'Close editor',
    keys: 'Mod+W',
    hindrance: never,
    run: async (panel, editors) => {
      await closeTab(panel, editors);
    },
  },
  {
    id: 'editor.closeOthers',
    section: 1,
    label: 'Close others',
    title: 'Close other editors of the group',
    hindrance: ({ group }) => (group.panels.length > 1 ? null : 'No other editor is open in this group.'),
    run: (panel, editors) => closeTabs(othersOf(panel), editors),
  },
  {
    id: 'editor.closeToTheRight',
    section: 1,
    label: 'Close to the right',
    title: 'Close editors to the right',
    hindrance: panel => (rightOf(panel).length > 0 ? null : 'No editor stands to the right of it.'),
    run: (panel, editors) => closeTabs(rightOf(panel), editors),
  },
  {
    id: 'editor.closeSaved',
    section: 1,
    label: 'Close saved',
    title: 'Close saved editors of the group',
    hindrance: never,
    run: (panel, editors) => closeTabs(savedOf(panel, editors), editors),
  },
  {
    id: 'editor.closeGroup',
    section: 1,
    label: 'Close all',
    title: 'Close all editors of the group',
    hindrance: never,
    run: (panel, editors) => closeTabs([...panel.group.panels], editors),
  },
];

const staying: readonly TabDeed[] = [
  {
    id: 'editor.keep',
    section: 2,
    label: 'Keep open',
    title: 'Keep editor open',
    keys: 'Mod+K Enter',
    hindrance: (panel, editors) => (isPreview(panel, editors) ? null : 'This editor stays open already.'),
    run: (panel, { store }) => {
      store.dispatch({ type: 'tab.kept', path: documentOf(panel) });
    },
  },
  {
    id: 'editor.pin',
    section: 2,
    label: 'Pin',
    title: 'Pin editor',
    hindrance: (panel, editors) => (isPinned(panel, editors) ? 'This editor is pinned already.' : null),
    run: (panel, { store }) => {
      store.dispatch({ type: 'tab.pinned', path: documentOf(panel) });
    },
  },
  {
    id: 'editor.unpin',
    section: 2,
    label: 'Unpin',
    title: 'Unpin editor',
    hindrance: (panel, editors) => (isPinned(panel, editors) ? null : 'This editor is not pinned.'),
    run: (panel, { store }) => {
      store.dispatch({ type: 'tab.unpinned', path: documentOf(panel) });
    },
  },
];

const fileless = 'It has no file in the study’s folder.';
const hasFile = (panel: IDockviewPanel): string | null => {
  const path = documentOf(panel);
  return isUntitled(path) || isShipped(path) ? fileless : null;
};

const places: readonly TabDeed[] = [
  split('right', 'Mod+\\'),
  split('below'),
  {
    id: 'editor.copyPath',
    section: 4,
    label: 'Copy path',
    title: 'Copy path of the active file',
    hindrance: hasFile,
    run: (panel, { store }) => {
      const { study } = store.get();
      return writeClipboard(`${study?.folder ?? ''}/${documentOf(panel)}`);
    },
  },
  {
    id: 'editor.copyRelativePath',
    section: 4,
    label: 'Copy path in the study',
    title: 'Copy path of the active file in the study',
    hindrance: hasFile,
    run: panel => writeClipboard(documentOf(panel)),
  },
  {
    id: 'editor.reveal',
    section: 4,
    label: 'Reveal in Explorer',
    title: 'Reveal the active file in the Explorer',
    hindrance: panel => (isUntitled(documentOf(panel)) ? fileless : null),
    run: (panel, { store }) => {
      store.dispatch({
        type: 'node.located',
        located: { view: 'explorer', id: documentOf(panel) },
      });
      focusPart('.side-bar');
    },
  },
];

/** All of them, in the order of the menu. */
export const tabDeeds: readonly TabDeed[] = [...closing, ...staying, ...places];

function split(direction: 'right' | 'below', keys?: string): TabDeed {
  const where = direction === 'right' ? 'right' : 'down';
  return {
    id: `editor.split.${where}`,
    label: `Split ${where}`,
    title: `Split editor ${where}`,
    ...(keys === undefined ? {} : { keys }),
    section: 3,
    hindrance: never,
    run: (panel, { api, store }) => {
      const path = documentOf(panel);
      store.dispatch({ type: 'tab.kept', path });
      const group = api.addGroup({ referenceGroup: panel.group, direction });
      const id = furtherId(api, path);
      api.addPanel({
        id,
        component: 'document',
        title: panel.title ?? path,
        position: { referenceGroup: group },
      });
      focusEditor(path);
    },
  };
}

function othersOf(panel: IDockviewPanel): readonly IDockviewPanel[] {
  return panel.group.panels.filter(other => other !== panel);
}

function rightOf(panel: IDockviewPanel): readonly IDockviewPanel[] {
  return panel.group.panels.slice(panel.group.panels.indexOf(panel) + 1);
}

function savedOf(panel: IDockviewPanel, { store }: Editors): readonly IDockviewPanel[] {
  const { documents } = store.get();
  return panel.group.panels.filter(other => {
    const document = documents[documentOf(other)];
    return document !== undefined && !isDirty(document);
  });
}
