import { useMemo } from 'react';
import { statementNear } from '../../adapters/monaco/sql/statementNear';
import { useDispatch, useSessionStore } from '../../session/SessionProvider';
import type { TextRange } from '../../../main/contract/result';
import type { Session } from '../../session/state';
import { useExplain } from '../../session/useExplain';
import { chosenPart, useQueryRun } from '../../session/useQueryRun';
import type { QueryRun } from '../../session/useQueryRun';
import type { Command, KnownCommand } from '../../workbench/commands';
import { useSaveView } from './useSaveView';

const category = 'Query';

export const runTitle = 'Run query, or the chosen part of it';
export const explainTitle = 'Explain the statement at the caret';
export const explainTimedTitle = 'Explain it with timings (runs it)';
export const runStatementTitle = 'Run the statement at the caret';

const words = {
  run: { id: 'query.run', title: runTitle, category, keys: 'Mod+Enter' },
  runStatement: { id: 'query.runStatement', title: runStatementTitle, category, keys: 'Mod+Shift+Enter' },
  saveAsView: { id: 'query.saveAsView', title: 'Save as view…', category },
  explain: { id: 'query.explain', title: explainTitle, category },
  explainTimed: { id: 'query.explainTimed', title: explainTimedTitle, category },
  cancel: { id: 'query.cancel', title: 'Cancel query', category, keys: 'Mod+.' },
};

/** What the editors of queries offer. */
export const queryCommands: readonly KnownCommand[] = Object.values(words);

/** Running and cancelling, of the query in the focused editor or else of the one whose rows are shown. */
export function useQueryCommands(): readonly Command[] {
  const store = useSessionStore();
  const dispatch = useDispatch();
  const queryRun = useQueryRun();
  const { explain } = useExplain();
  const saveView = useSaveView();
  return useMemo(() => {
    const target = () => targetOf(store.get());
    const explaining = (known: KnownCommand, timed: boolean): Command => ({
      ...known,
      hindrance: () => (target() === null ? 'Open a query to explain a statement of it.' : null),
      run: () => {
        const path = target();
        if (path !== null) explain(path, explainedPart(store.get(), path), timed);
      },
    });
    const running = () => store.get().runs[target() ?? '']?.state === 'running';
    return [
      {
        ...words.run,
        hindrance: () => (target() === null ? 'Open a query to run it.' : null),
        run: () => {
          const path = target();
          if (path !== null) queryRun.run(path);
        },
      },
      {
        ...words.runStatement,
        hindrance: () => (target() === null ? 'Open a query to run a statement of it.' : null),
        run: () => {
          const path = target();
          if (path !== null && !runStatement(store.get(), queryRun, path))
            dispatch({ type: 'notice.set', notice: noStatement, passing: true });
        },
      },
      {
        ...words.saveAsView,
        hindrance: () => (target() === null ? 'Open a query to save it as a view.' : null),
        run: async () => {
          const path = target();
          if (path !== null) await saveView(path);
        },
      },
      explaining(words.explain, false),
      explaining(words.explainTimed, true),
      {
        ...words.cancel,
        hindrance: () => (running() ? null : 'No query is running.'),
        run: () => {
          const path = target();
          if (path !== null) queryRun.cancel(path);
        },
      },
    ];
  }, [store, queryRun, explain, saveView, dispatch]);
}

const noStatement = 'There is no statement to run yet.';

/** Runs the statement at the caret; false where there is none. */
function runStatement({ documents, carets }: Session, { runPart }: QueryRun, path: string): boolean {
  const near = statementNear(documents[path]?.text ?? '', carets[path]?.offset ?? 0);
  if (near) runPart(path, near);
  return near !== null;
}

/** What is chosen, else the statement at the caret. */
function explainedPart(session: Session, path: string): TextRange | null {
  const { documents, carets } = session;
  return chosenPart(session, path) ?? statementNear(documents[path]?.text ?? '', carets[path]?.offset ?? 0);
}

function targetOf({ active, shown, documents }: Session): string | null {
  const path = active?.toLowerCase().endsWith('.sql') ? active : shown;
  return path !== null && path in documents ? path : null;
}
