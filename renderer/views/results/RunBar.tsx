import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { ResultSummary } from '../../../main/contract/result';
import { readHead } from '../../../main/contract/savedQuery';
import { parametersUsed } from '../../adapters/monaco/sql/statementNear';
import { Button } from '../../components/Button';
import { ParameterInputs } from '../../components/ParameterInputs';
import { useDispatch, useSessionPart } from '../../session/SessionProvider';
import type { Run } from '../../session/state';
import { useChoices } from '../../session/useChoices';
import { chosenPart, parameterValues, useQueryRun } from '../../session/useQueryRun';
import { Rearranging } from './Rearranging';
import { ResultTools } from './ResultTools';
import { RunFacts } from './RunFacts';
import { RunProgress } from './RunProgress';
import { useLook, useResultView } from './useResultView';

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
  const part = useSessionPart(session => chosenPart(session, path));
  const parameters = useMemo(() => {
    const declared = readHead(text).parameters;
    if (part === null) return declared;
    const used = parametersUsed(text.slice(part.start, part.end));
    return declared.filter(({ name }) => used.has(name));
  }, [text, part]);
  const offered = useChoices(parameters);
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
        offered={offered}
        values={parameterValues(text, given)}
        onChange={(name, value) => {
          dispatch({ type: 'parameter.set', path, name, value });
        }}
      />
      {running ? (
        <Button label="Cancel" icon="debug-stop" submit />
      ) : (
        <Button label={part ? 'Run selection' : 'Run'} icon="play" primary submit />
      )}
      {onExport && <Button label="Export rows…" icon="export" onClick={onExport} />}
      {result && !running && <ResultTools path={path} result={result} />}
      {run && <Facts run={run} result={result} />}
      {running && <RunProgress startedAt={run.startedAt} />}
    </form>
  );
}

function Facts({ run, result }: { readonly run: Run; readonly result: ResultSummary | null }) {
  const look = useLook(result);
  const facts = <RunFacts run={run} look={look} />;
  if (!result || !look || look.workingSince === null) return facts;
  return (
    <FactsAtWork result={result} since={look.workingSince}>
      {facts}
    </FactsAtWork>
  );
}

interface FactsAtWorkProps {
  readonly result: ResultSummary;
  readonly since: number;
  readonly children: ReactNode;
}

function FactsAtWork({ result, ...work }: FactsAtWorkProps) {
  const { cancel } = useResultView(result);
  return <Rearranging {...work} onCancel={cancel} />;
}
