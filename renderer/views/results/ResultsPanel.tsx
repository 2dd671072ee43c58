import { useRef, useState } from 'react';
import { nameOf } from '../../session/document';
import { useSessionPart } from '../../session/SessionProvider';
import { EmptyResults } from './EmptyResults';
import { QueryFailure } from './QueryFailure';
import { ResultGrid } from './ResultGrid';
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
  const ran = useSessionPart(({ runs }) => runs[path]?.result ?? null);
  const result = ran && ran.columns.length > 0 ? ran : null;
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
      <div className={running || working ? 'results-body earlier' : 'results-body'}>
        <Outcome
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

function Outcome({ path, ...exporting }: OutcomeProps) {
  const run = useSessionPart(session => session.runs[path]);
  const focusKept = useRef(false);
  if (run?.failure) return <QueryFailure path={path} failure={run.failure} />;
  const { result } = run ?? { result: null };
  if (result && result.columns.length > 0) {
    const name = nameOf(path).replace(/\.sql$/i, '');
    return <ResultGrid key={result.result} {...{ result, focusKept, name }} {...exporting} />;
  }
  return <EmptyResults path={path} />;
}
