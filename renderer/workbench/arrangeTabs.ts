import type { DockviewApi, IDockviewPanel } from 'dockview-react';
import type { Session } from '../session/state';
import { isDirty } from '../session/state';
import { documentOf } from './editorPanels';

type Group = IDockviewPanel['group'];

/** Where a new tab goes: at the right of the active one, after the pinned ones. */
export function placeOfNew(group: Group, { tabs }: Session): number {
  const pinned = group.panels.filter(panel => tabs.pinned.includes(documentOf(panel))).length;
  const active = group.activePanel ? group.panels.indexOf(group.activePanel) : group.panels.length - 1;
  return Math.max(pinned, active + 1);
}

/** The tab that a preview takes the place of: one in the group that was only looked at. */
export function previewOf(group: Group, { tabs, documents }: Session): IDockviewPanel | undefined {
  return group.panels.find(panel => {
    const path = documentOf(panel);
    const document = documents[path];
    return tabs.previews.includes(path) && document !== undefined && !isDirty(document);
  });
}

/** Moves the pinned tabs of each group to its left, in the order in which they stand. */
export function pinnedFirst(api: DockviewApi, pinned: readonly string[]): void {
  const isPinned = (panel: IDockviewPanel) => pinned.includes(documentOf(panel));
  for (const group of api.groups) {
    const wanted = [...group.panels.filter(isPinned), ...group.panels.filter(panel => !isPinned(panel))];
    if (wanted.every((panel, index) => panel === group.panels[index])) continue;
    const active = group.activePanel;
    for (const [index, panel] of wanted.entries())
      if (isPinned(panel)) panel.api.moveTo({ group, index, skipSetActive: true });
    if (active && group.activePanel !== active) active.api.setActive();
  }
}
