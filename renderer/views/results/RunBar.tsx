import { useMemo } from 'react';
import type { ResultSummary } from '../../../main/contract/result';
import { readHead } from '../../../main/contract/savedQuery';
import { Button } from '../../components/Button';
import { ParameterInputs } from '../../components/ParameterInputs';
import { useDispatch, useSessionPart } from '../../session/SessionProvider';
import { parameterValues, useQueryRun } from '../../session/useQueryRun';
import { ResultTools } from './ResultTools';
import { RunFacts } from './RunFacts';
import { RunProgress } from './RunProgress';
import { useLook } from './useResultView';

interface RunBarProps {
  readonly path: string;
  /** Null while there is nothing to export. */
  readonly onExport: (() => void) | null;
  /** Null while there are no rows. */
  readonly result: ResultSummary | null;
}

/** Inputs for the parameters, the buttons that run and export, and what came of it. */
export function RunBar({ path, onExport, result }: RunBarProps) {
  const text = useSessionPart(session => session.documents[path]?.text ?? '');
  const given = useSessionPart(session => session.parameters[path]);
  const run = useSessionPart(session => session.runs[path]);
  const dispatch = useDispatch();
  const queryRun = useQueryRun();
  const look = useLook(result);
  const { parameters } = useMemo(() => readHead(text), [text]);
  const running = run?.state === 'running';
  return (
    <form
      className="run-bar"
      onSubmit={event => {
        event.preventDefault();
        if (running) queryRun.cancel(path);
        else queryRun.run(path);
      }}
    >
      <ParameterInputs
        parameters={parameters}
        values={parameterValues(text, given)}
        onChange={(name, value) => {
          dispatch({ type: 'parameter.set', path, name, value });
        }}
      />
      {running ? (
        <Button label="Cancel" icon="debug-stop" submit />
      ) : (
        <Button label="Run" icon="play" primary submit />
      )}
      {onExport && <Button label="Export rows…" icon="export" onClick={onExport} />}
      {result && !running && <ResultTools path={path} result={result} />}
      {run && <RunFacts run={run} look={look} />}
      {running && <RunProgress startedAt={run.startedAt} />}
    </form>
  );
}
