import { useMemo } from 'react';
import { readHead } from '../../../main/contract/savedQuery';
import { Button } from '../../components/Button';
import { ParameterInputs } from '../../components/ParameterInputs';
import { useDispatch, useSessionPart } from '../../session/SessionProvider';
import { parameterValues, useQueryRun } from '../../session/useQueryRun';
import { RunFacts } from './RunFacts';
import { RunProgress } from './RunProgress';

interface RunBarProps {
  readonly path: string;
  /** Null while there is nothing to export. */
  readonly onExport: (() => void) | null;
}

/** Inputs for the parameters, the buttons that run and export, and what came of it. */
export function RunBar({ path, onExport }: RunBarProps) {
  const text = useSessionPart(session => session.documents[path]?.text ?? '');
  const given = useSessionPart(session => session.parameters[path]);
  const run = useSessionPart(session => session.runs[path]);
  const dispatch = useDispatch();
  const queryRun = useQueryRun();
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
      {run && <RunFacts run={run} />}
      {running && <RunProgress startedAt={run.startedAt} />}
    </form>
  );
}
