import { useRef } from 'react';
import { useSessionPart } from '../../session/SessionProvider';
import { EmptyResults } from './EmptyResults';
import { QueryFailure } from './QueryFailure';
import { ResultGrid } from './ResultGrid';
import { RunBar } from './RunBar';
import './results.css';

/** The parameters, the state and the rows of the query in sight. */
export function ResultsPanel() {
  const shown = useSessionPart(session => session.shown);
  const open = useSessionPart(session => shown !== null && shown in session.documents);
  const running = useSessionPart(({ runs }) => runs[shown ?? '']?.state === 'running');
  if (shown === null || !open) return <EmptyResults path={null} />;
  return (
    <div className="results">
      <RunBar path={shown} />
      <div className={running ? 'results-body earlier' : 'results-body'}>
        <Outcome path={shown} />
      </div>
    </div>
  );
}

function Outcome({ path }: { readonly path: string }) {
  const run = useSessionPart(session => session.runs[path]);
  const focusKept = useRef(false);
  if (run?.failure) return <QueryFailure path={path} failure={run.failure} />;
  const { result } = run ?? { result: null };
  if (result && result.columns.length > 0)
    return <ResultGrid key={result.result} result={result} focusKept={focusKept} />;
  return <EmptyResults path={path} />;
}
