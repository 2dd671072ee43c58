import { useMemo } from 'react';
import { useSessionStore } from '../../session/SessionProvider';
import type { Session } from '../../session/state';
import { useQueryRun } from '../../session/useQueryRun';
import type { Command } from '../../workbench/commands';

const category = 'Query';

/** Running and cancelling, of the query in the focused editor or else of the one whose rows are shown. */
export function useQueryCommands(): readonly Command[] {
  const store = useSessionStore();
  const { run, cancel } = useQueryRun();
  return useMemo(() => {
    const target = () => targetOf(store.get());
    const running = () => store.get().runs[target() ?? '']?.state === 'running';
    return [
      {
        id: 'query.run',
        title: 'Run query',
        category,
        keys: 'Mod+Enter',
        hindrance: () => (target() === null ? 'Open a query to run it.' : null),
        run: () => {
          const path = target();
          if (path !== null) run(path);
        },
      },
      {
        id: 'query.cancel',
        title: 'Cancel query',
        category,
        keys: 'Mod+.',
        hindrance: () => (running() ? null : 'No query is running.'),
        run: () => {
          const path = target();
          if (path !== null) cancel(path);
        },
      },
    ];
  }, [store, run, cancel]);
}

function targetOf({ active, shown, documents }: Session): string | null {
  const path = active?.toLowerCase().endsWith('.sql') ? active : shown;
  return path !== null && path in documents ? path : null;
}
