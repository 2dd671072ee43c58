import type { DockviewApi, IDockviewPanel } from 'dockview-react';

const again = /^again-\d+:/;

/** The path of the document that a tab of the editor area shows. */
export function documentOf({ id }: { readonly id: string }): string {
  return id.replace(again, '');
}

/** The tabs that show a document: one, unless an editor was split. */
export function panelsOf(api: DockviewApi, path: string): readonly IDockviewPanel[] {
  return api.panels.filter(panel => documentOf(panel) === path);
}

/** The tab that shows a document, in the active group where there is one. */
export function panelOf(api: DockviewApi, path: string): IDockviewPanel | undefined {
  const panels = panelsOf(api, path);
  return panels.find(({ group }) => group === api.activeGroup) ?? panels[0];
}

/** An id for a further tab of a document. */
export function furtherId(api: DockviewApi, path: string): string {
  for (let number = 2; ; number++) {
    const id = `again-${number}:${path}`;
    if (!api.getPanel(id)) return id;
  }
}
