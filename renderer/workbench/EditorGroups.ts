import type { DockviewApi, SerializedDockview } from 'dockview-react';
import { isRecord } from '../../main/contract/check';
import { nameOf } from '../session/document';
import type { SessionStore } from '../session/SessionStore';
import { recall, remember } from '../session/studyMemory';

const pause = 300;

/** Keeps the docking groups and the session's documents the same: a document is a tab, the active tab is active. */
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
    const { documents, active, study } = this.#store.get();
    if (study && study.folder !== this.#folder) this.#restore(study.folder);
    for (const path of Object.keys(documents))
      if (!this.#api.getPanel(path))
        this.#api.addPanel({
          id: path,
          component: 'document',
          title: nameOf(path),
          inactive: path !== active,
        });
    for (const panel of [...this.#api.panels]) if (!(panel.id in documents)) this.#api.removePanel(panel);
    if (active !== null && this.#api.activePanel?.id !== active) this.#api.getPanel(active)?.api.setActive();
    this.#syncing = false;
    this.#follow();
    nameTabLists();
  };

  /** The tab that the docking library made active is the active document. */
  #follow(): void {
    const path = this.#api.activePanel?.id ?? null;
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
