import { useRef, useState } from 'react';
import type { StatementResult } from '../../../main/contract/result';
import { nameOf } from '../../session/document';
import { useSessionPart } from '../../session/SessionProvider';
import { resultInSight } from '../../session/state';
import { EmptyResults } from './EmptyResults';
import { QueryFailure } from './QueryFailure';
import { ResultGrid } from './ResultGrid';
import { ResultTabs, tabId } from './ResultTabs';
import { RunBar } from './RunBar';
import { useExportCommand } from './useExportCommand';
import { useLook } from './useResultView';
import './results.css';

/** The parameters, the state and the rows of the query in sight. */
export function ResultsPanel() {
  const shown = useSessionPart(session => session.shown);
  const open = useSessionPart(session => shown !== null && shown in session.documents);
  const running = useSessionPart(({ runs }) => runs[shown ?? '']?.state === 'running');
  if (shown === null || !open) return <EmptyResults path={null} />;
  return <Results path={shown} running={running} />;
}

function Results({ path, running }: { readonly path: string; readonly running: boolean }) {
  const result = useSessionPart(({ runs }) => resultInSight(runs[path]));
  const working = typeof useLook(result)?.workingSince === 'number';
  const exportable = result !== null;
  const [exporting, setExporting] = useState<string | null>(null);
  const begin = () => {
    setExporting(path);
  };
  useExportCommand(exportable && !running, begin);
  return (
    <div className="results">
      <RunBar path={path} result={result} onExport={exportable && !running ? begin : null} />
      <ResultTabs path={path} />
      <div className={running || working ? 'results-body earlier' : 'results-body'}>
        <Outcome
          key={path}
          path={path}
          exporting={exporting === path && !running}
          onExporting={asked => {
            setExporting(asked ? path : null);
          }}
        />
      </div>
    </div>
  );
}

interface OutcomeProps {
  readonly path: string;
  readonly exporting: boolean;
  readonly onExporting: (exporting: boolean) => void;
}

/** Most results that keep their place and what is chosen in them while others are in sight. */
const mostDrawn = 6;

function Outcome({ path, ...export_ }: OutcomeProps) {
  const run = useSessionPart(session => session.runs[path]);
  const focusKept = useRef(false);
  const drawn = useDrawn(run?.results ?? [], resultInSight(run));
  if (!run) return <EmptyResults path={path} />;
  const inSight = resultInSight(run);
  const name = nameOf(path).replace(/\.sql$/i, '');
  const tabs = run.results.length + (run.failure ? 1 : 0) > 1;
  const panel = (index: number) => (tabs ? { role: 'tabpanel', 'aria-labelledby': tabId(path, index) } : {});
  return (
    <>
      {drawn.map(result => (
        <div
          key={result.result}
          className={result === inSight ? 'one-result' : 'one-result away'}
          {...panel(run.results.indexOf(result))}
        >
          <ResultGrid
            {...{ result, focusKept, name }}
            exporting={result === inSight && export_.exporting}
            onExporting={export_.onExporting}
          />
        </div>
      ))}
      {!inSight && run.failure && (
        <div className="one-result" {...panel(run.results.length)}>
          <QueryFailure path={path} failure={run.failure} />
        </div>
      )}
      {!inSight && !run.failure && <EmptyResults path={path} />}
    </>
  );
}

/** The results that are drawn: that in sight and those looked at last. */
function useDrawn(
  results: readonly StatementResult[],
  inSight: StatementResult | null,
): readonly StatementResult[] {
  const [seen, setSeen] = useState<readonly StatementResult[]>([]);
  if (inSight && seen.at(-1) !== inSight)
    setSeen([...seen.filter(each => each !== inSight), inSight].slice(-mostDrawn));
  return seen.filter(each => results.includes(each));
}
