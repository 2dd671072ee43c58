import type { DockviewApi } from 'dockview-react';
import type { Command } from './commands';
import type { Documents } from './documents';
import { focusEditor } from './focusEditor';

const category = 'Editor';

/** Commands on the tabs and groups of the editor area. */
export function editorCommands(api: DockviewApi, documents: Documents): readonly Command[] {
  const hindrance = () => (api.activePanel ? null : 'No editor is open.');
  const focus = () => {
    if (api.activePanel) focusEditor(api.activePanel.id);
  };
  return [
    {
      id: 'editor.close',
      title: 'Close editor',
      category,
      keys: 'Mod+W',
      hindrance,
      run: async () => {
        if (api.activePanel) await documents.close(api.activePanel.id);
      },
    },
    {
      id: 'editor.closeAll',
      title: 'Close all editors',
      category,
      hindrance,
      run: async () => {
        for (const panel of [...api.panels]) if (!(await documents.close(panel.id))) return;
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
    moveToNewGroup(api, 'right', 'Mod+\\'),
    moveToNewGroup(api, 'below'),
    ...[1, 2, 3, 4].map(number => focusGroup(api, number)),
  ];
}

function moveToNewGroup(api: DockviewApi, direction: 'right' | 'below', keys?: string): Command {
  return {
    id: `editor.move.${direction}`,
    title: direction === 'right' ? 'Move editor to a group on the right' : 'Move editor to a group below',
    category,
    ...(keys === undefined ? {} : { keys }),
    hindrance: () =>
      (api.activeGroup?.panels.length ?? 0) > 1 ? null : 'A group needs two editors before one can move out.',
    run: () => {
      const panel = api.activePanel;
      if (!panel) return;
      const group = api.addGroup({ referenceGroup: panel.group, direction });
      panel.api.moveTo({ group });
      focusEditor(panel.id);
    },
  };
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
      if (panel) focusEditor(panel.id);
    },
  };
}
