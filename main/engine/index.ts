import { answerer } from '../contract/call';
import { checks } from '../contract/engine';
import type { Engine, EngineFolders, Requests } from '../contract/engine';
import { handlers } from './handlers';
import { Workspace } from './Workspace';

export interface EngineOptions {
  /** How the program is named where another one has the same study open. */
  readonly program?: string;
  /** Lets figures be written to, and threads be read from, any folder: for the command line alone. */
  readonly unconfined?: boolean;
}

/** An engine without a host: it answers requests and tells of events, and knows no transport. */
export function openEngine(
  folders: EngineFolders,
  { unconfined = false, program = 'a window of Golden Thread' }: EngineOptions = {},
): Engine {
  const listeners = new Set<(name: string, detail: unknown) => void>();
  const workspace = new Workspace(
    folders,
    (name, detail) => {
      for (const receive of listeners) receive(name, detail);
    },
    unconfined,
    program,
  );
  return {
    answer: answerer<Requests>(checks, handlers(workspace)),
    listen(receive) {
      listeners.add(receive);
      return () => listeners.delete(receive);
    },
    close: () => workspace.close(),
  };
}
