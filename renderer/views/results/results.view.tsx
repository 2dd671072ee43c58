import { nameOf } from '../../session/document';
import { useSessionPart } from '../../session/SessionProvider';
import { resultInSight } from '../../session/state';
import type { PanelView } from '../../workbench/view';
import { ResultsPanel } from './ResultsPanel';
import { exportCommand } from './useExportCommand';
import { resultCommands } from './useResultCommands';
import { useLook } from './useResultView';

/** The rows of the query that was run, below the editors. */
export const results: PanelView = {
  id: 'results',
  title: 'Results',
  Component: ResultsPanel,
  commands: [...resultCommands, exportCommand],
  useCount: useShownRows,
  Actions: ShownQuery,
};

function useShownRows(): number | null {
  const result = useSessionPart(({ runs, shown }) => resultInSight(runs[shown ?? '']));
  return useLook(result)?.rows ?? null;
}

function ShownQuery() {
  const shown = useSessionPart(session => session.shown);
  const name = shown === null ? '' : nameOf(shown);
  return (
    <span className="results-query" title={name}>
      {name}
    </span>
  );
}
