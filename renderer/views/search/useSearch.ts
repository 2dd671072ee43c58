import { useMemo, useSyncExternalStore } from 'react';
import { useClient } from '../../client/client';
import { useSessionStore } from '../../session/SessionProvider';
import { deskOf } from './SearchDesk';
import type { SearchDesk, Searching } from './SearchDesk';
import { searchTree } from './searchTree';
import type { SearchTree } from './searchTree';

/** The window's search: what it shows, and what can be done with it. */
export function useSearch(): { readonly desk: SearchDesk; readonly state: Searching } {
  const { ask } = useClient();
  const desk = deskOf(ask, useSessionStore());
  return { desk, state: useSyncExternalStore(desk.subscribe, desk.get) };
}

/** What was found, as a tree. */
export function useSearchTree({ result, dismissed, query }: Searching): SearchTree {
  return useMemo(() => searchTree(result, dismissed, query.replacing), [result, dismissed, query.replacing]);
}
