import { nameOf } from '../../session/document';
import { useSessionPart } from '../../session/SessionProvider';
import type { PanelView } from '../../workbench/view';
import { ResultsPanel } from './ResultsPanel';

/** The rows of the query that was run, below the editors. */
export const results: PanelView = {
  id: 'results',
  title: 'Results',
  Component: ResultsPanel,
  useCount: () => useSessionPart(({ runs, shown }) => runs[shown ?? '']?.result?.rows ?? null),
  Actions: ShownQuery,
};

function ShownQuery() {
  const shown = useSessionPart(session => session.shown);
  const name = shown === null ? '' : nameOf(shown);
  return (
    <span className="results-query" title={name}>
      {name}
    </span>
  );
}
