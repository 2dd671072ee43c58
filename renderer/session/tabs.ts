/** How the open documents stand as tabs, by path. */
export interface Tabs {
  /** Those that the next one looked at takes the place of. */
  readonly previews: readonly string[];
  readonly pinned: readonly string[];
  /** The one used last first. */
  readonly recent: readonly string[];
  /** Files whose tabs were closed, the latest first. */
  readonly closed: readonly string[];
}

export const noTabs: Tabs = { previews: [], pinned: [], recent: [], closed: [] };

/** What can happen to a tab: it is only looked at, stays, is pinned or no longer so. */
export interface TabAction {
  readonly type: 'tab.previewed' | 'tab.kept' | 'tab.pinned' | 'tab.unpinned';
  readonly path: string;
}

const mostClosed = 30;

const without = (paths: readonly string[], path: string): readonly string[] =>
  paths.includes(path) ? paths.filter(other => other !== path) : paths;

/** The tabs after an action. Pure; the same object when nothing changed. */
export function tabsAfter(tabs: Tabs, { type, path }: TabAction): Tabs {
  switch (type) {
    case 'tab.previewed':
      return tabs.previews.includes(path) ? tabs : { ...tabs, previews: [...tabs.previews, path] };
    case 'tab.kept':
      return tabs.previews.includes(path) ? { ...tabs, previews: without(tabs.previews, path) } : tabs;
    case 'tab.pinned':
      return {
        ...tabs,
        previews: without(tabs.previews, path),
        pinned: [...without(tabs.pinned, path), path],
      };
    case 'tab.unpinned':
      return { ...tabs, pinned: without(tabs.pinned, path) };
  }
}

/** The tabs after one was brought forward. */
export function tabsUsed(tabs: Tabs, path: string | null): Tabs {
  if (path === null || tabs.recent[0] === path) return tabs;
  return { ...tabs, recent: [path, ...without(tabs.recent, path)] };
}

/** The tabs after one was closed; one that can be opened again is remembered for that. */
export function tabsClosed(tabs: Tabs, path: string, reopens: boolean): Tabs {
  const closed = reopens ? [path, ...without(tabs.closed, path)].slice(0, mostClosed) : tabs.closed;
  return {
    previews: without(tabs.previews, path),
    pinned: without(tabs.pinned, path),
    recent: without(tabs.recent, path),
    closed,
  };
}

/** The tabs of documents that were restored. */
export function tabsRestored(
  paths: readonly string[],
  { previews, pinned }: Pick<Tabs, 'previews' | 'pinned'>,
  unsaved: readonly string[],
): Tabs {
  return {
    previews: previews.filter(path => paths.includes(path) && !unsaved.includes(path)),
    pinned: pinned.filter(path => paths.includes(path)),
    recent: [...paths].reverse(),
    closed: [],
  };
}
