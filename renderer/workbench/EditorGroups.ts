import type { DockviewApi, SerializedDockview } from 'dockview-react';
import { isRecord } from '../../main/contract/check';
import { nameOf } from '../session/document';
import type { SessionStore } from '../session/SessionStore';
import { recall, remember } from '../session/studyMemory';
import { pinnedFirst, placeOfNew, previewOf } from './arrangeTabs';
import { documentOf, panelOf, panelsOf } from './editorPanels';

const pause = 300;

/** Keeps the docking groups and the session's documents the same: a document has a tab, the active tab is active. */
export class EditorGroups {
  readonly #api: DockviewApi;
  readonly #store: SessionStore;
  readonly #stops: (() => void)[] = [];
  #folder: string | null = null;
  #syncing = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(api: DockviewApi, store: SessionStore) {
    this.#api = api;
    this.#store = store;
    const events = [
      api.onDidActivePanelChange(() => {
        if (!this.#syncing) this.#follow();
      }),
      api.onDidLayoutChange(() => {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => {
          this.#keep();
        }, pause);
      }),
      api.onDidMovePanel(({ panel }) => {
        if (this.#syncing) return;
        store.dispatch({ type: 'tab.kept', path: documentOf(panel) });
        this.#arrange();
      }),
      api.onDidAddGroup(() => {
        nameTabLists();
      }),
    ];
    // Its silenced announcements would stand as a second status beside the status bar.
    for (const region of document.querySelectorAll('.editor-area [class^="dv-live-region"]')) region.remove();
    this.#stops.push(...events.map(event => () => event.dispose()), store.subscribe(this.#sync));
    this.#sync();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const stop of this.#stops) stop();
  }

  readonly #sync = (): void => {
    if (this.#syncing) return;
    this.#syncing = true;
    const { study } = this.#store.get();
    if (study && study.folder !== this.#folder) this.#restore(study.folder);
    for (const path of Object.keys(this.#store.get().documents))
      if (panelsOf(this.#api, path).length === 0) this.#add(path);
    const { documents, active, tabs } = this.#store.get();
    for (const panel of [...this.#api.panels])
      if (!(documentOf(panel) in documents)) this.#api.removePanel(panel);
    if (active !== null && active !== this.#shown()) panelOf(this.#api, active)?.api.setActive();
    pinnedFirst(this.#api, tabs.pinned);
    this.#syncing = false;
    this.#follow();
    nameTabLists();
  };

  /** A tab for a document; one to look at takes the place of the one that was looked at before. */
  #add(path: string): void {
    const session = this.#store.get();
    const group = this.#api.activeGroup;
    const isPreview = session.tabs.previews.includes(path);
    const replaced = group && isPreview ? previewOf(group, session) : undefined;
    const index = group && (replaced ? group.panels.indexOf(replaced) : placeOfNew(group, session));
    this.#api.addPanel({
      id: path,
      component: 'document',
      title: nameOf(path),
      inactive: path !== session.active && !replaced?.api.isActive,
      ...(group && index !== undefined ? { position: { referenceGroup: group, index } } : {}),
    });
    if (!replaced) return;
    const others = panelsOf(this.#api, documentOf(replaced)).length;
    if (others > 1) this.#api.removePanel(replaced);
    else this.#store.dispatch({ type: 'document.closed', path: documentOf(replaced), replaced: true });
  }

  #arrange(): void {
    this.#syncing = true;
    pinnedFirst(this.#api, this.#store.get().tabs.pinned);
    this.#syncing = false;
  }

  #shown(): string | null {
    const panel = this.#api.activePanel;
    return panel ? documentOf(panel) : null;
  }

  /** The tab that the docking library made active is the active document. */
  #follow(): void {
    const path = this.#shown();
    const { active, documents } = this.#store.get();
    if (path !== active && (path === null || path in documents))
      this.#store.dispatch({ type: 'document.activated', path });
  }

  #restore(folder: string): void {
    this.#folder = folder;
    const { layout } = recall(folder);
    this.#api.clear();
    if (!isLayout(layout)) return;
    try {
      this.#api.fromJSON(layout);
    } catch {
      // A layout that the library no longer reads: the documents open side by side in one group instead.
      this.#api.clear();
    }
  }

  #keep(): void {
    if (this.#folder !== null && this.#folder === this.#store.get().study?.folder)
      remember(this.#folder, { layout: { ...this.#api.toJSON() } });
  }
}

function isLayout(value: unknown): value is SerializedDockview {
  return isRecord(value) && isRecord(value['grid']) && isRecord(value['panels']);
}

/** The library leaves its lists of tabs without a name. */
function nameTabLists(): void {
  for (const list of document.querySelectorAll('.editor-area [role="tablist"]:not([aria-label])'))
    list.setAttribute('aria-label', 'Open editors');
}
