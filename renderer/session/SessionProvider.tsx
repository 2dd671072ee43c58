import { createContext, useContext, useReducer } from 'react';
import type { Dispatch, ReactNode } from 'react';
import { reduce } from './reduce';
import type { Action } from './reduce';
import { emptySession } from './state';
import type { Session } from './state';

const SessionContext = createContext<Session>(emptySession);
const DispatchContext = createContext<Dispatch<Action>>(() => undefined);

/** Holds the session for everything inside it. */
export function SessionProvider({ initial, children }: { initial: Session; children: ReactNode }) {
  const [session, dispatch] = useReducer(reduce, initial);
  return (
    <DispatchContext value={dispatch}>
      <SessionContext value={session}>{children}</SessionContext>
    </DispatchContext>
  );
}

export function useSession(): Session {
  return useContext(SessionContext);
}

export function useDispatch(): Dispatch<Action> {
  return useContext(DispatchContext);
}
