import { createContext, useContext, useState, useSyncExternalStore } from 'react';
import type { Dispatch, ReactNode } from 'react';
import type { Action } from './reduce';
import { SessionStore } from './SessionStore';
import { emptySession } from './state';
import type { Session } from './state';

const StoreContext = createContext(new SessionStore(emptySession));

/** Holds the session for everything inside it. */
export function SessionProvider({ initial, children }: { initial: Session; children: ReactNode }) {
  const [store] = useState(() => new SessionStore(initial));
  return <StoreContext value={store}>{children}</StoreContext>;
}

/** The store itself, for work that outlives a drawing: `get()` is never stale. */
export function useSessionStore(): SessionStore {
  return useContext(StoreContext);
}

/** A part of the session; draws again only when that part is another one. It must not be made anew at each call. */
export function useSessionPart<Part>(select: (session: Session) => Part): Part {
  const store = useSessionStore();
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
}

export function useDispatch(): Dispatch<Action> {
  return useSessionStore().dispatch;
}
