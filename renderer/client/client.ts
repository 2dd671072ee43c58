import { createContext, useContext } from 'react';
import type { EngineAsk, Events } from '../../main/contract/engine';
import type { Ask } from '../../main/contract/call';
import type { DesktopRequests } from '../../main/contract/desktop';

export type Listen = <Name extends keyof Events>(
  name: Name,
  receive: (detail: Events[Name]) => void,
) => () => void;

/** The one door out of the window. */
export interface Client {
  /** Asks the engine; waits through a restart of it, and rejects with a Failure. */
  readonly ask: EngineAsk;
  readonly listen: Listen;
  /** The desktop around the window; null in a browser. */
  readonly desktop: Ask<DesktopRequests> | null;
  /** Called with the command id whenever a menu item asks for it. */
  readonly onMenuCommand: (run: (command: string) => void) => void;
  /** Called with the folder when a second start of the program named a study. */
  readonly onStudyNamed: (open: (folder: string) => void) => void;
  /** Node's name of the platform; `browser` where it cannot be told. */
  readonly platform: string;
  /** Called after each start of the engine but the first: its studies and results are gone. */
  readonly onRestart: (again: () => void) => () => void;
}

const ClientContext = createContext<Client | null>(null);
export const ClientProvider = ClientContext.Provider;

export function useClient(): Client {
  const client = useContext(ClientContext);
  if (!client) throw new Error('A view stands outside the client.');
  return client;
}
