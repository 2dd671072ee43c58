import { useMemo, useState } from 'react';
import type { QueryPlan } from '../../../main/contract/plan';
import { Button } from '../../components/Button';
import { FailureNotice } from '../../components/FailureNotice';
import { nameOf } from '../../session/document';
import { useSessionPart } from '../../session/SessionProvider';
import type { Explained } from '../../session/state';
import { useExplain } from '../../session/useExplain';
import { durationText } from '../../workbench/durationText';
import { useDocuments } from '../../workbench/useDocuments';
import { measuredSteps, workOf } from './planRows';
import { PlanGrid } from './PlanGrid';
import { StepDetail } from './StepDetail';
import './plan.css';

/** The plan of the statement that was explained last. */
export function Plan() {
  const explained = useSessionPart(session => session.explained);
  if (!explained)
    return (
      <p className="plan-none">
        Nothing was explained yet. Put the caret into a SELECT and choose “Explain the statement at the caret”
        from the menu of the text, the Run menu or the command palette.
      </p>
    );
  const { state, plan, failure } = explained;
  return (
    <div className="plan">
      <PlanHead explained={explained} />
      {failure && <PlanFailure explained={explained} />}
      {state === 'cancelled' && <p className="plan-none">Cancelled: there is no plan.</p>}
      {plan && <Steps key={explained.startedAt} plan={plan} earlier={state === 'running'} />}
    </div>
  );
}

function PlanHead({ explained: { state, path, part, plan } }: { readonly explained: Explained }) {
  const { explain, cancel } = useExplain();
  const isOpen = useSessionPart(session => path in session.documents);
  const timed = plan?.milliseconds ?? null;
  return (
    <div className="plan-head" role="toolbar" aria-label="Plan">
      {state === 'running' ? (
        <Button label="Cancel" icon="debug-stop" onClick={cancel} />
      ) : (
        <Button
          label={timed === null ? 'Explain with timings' : 'Explain again'}
          icon="watch"
          title="Runs the statement and measures each of its steps"
          disabled={!isOpen}
          onClick={() => {
            explain(path, part, true);
          }}
        />
      )}
      <p className="plan-facts" aria-live="polite">
        {state === 'running' ? 'Explaining…' : plan && sentenceOf(plan, path)}
      </p>
    </div>
  );
}

function sentenceOf(plan: QueryPlan, path: string): string {
  const from = `${plan.title}, from ${nameOf(path)}`;
  if (plan.milliseconds === null) return `${from}. Not run: the rows are what is expected.`;
  return `${from}. ${durationText(plan.milliseconds)} from beginning to end; the steps worked ${durationText(workOf(plan))}, on all processors together.`;
}

function PlanFailure({ explained: { path, failure } }: { readonly explained: Explained }) {
  const documents = useDocuments();
  if (!failure) return null;
  const { line, column } = failure.place ?? {};
  return (
    <>
      <FailureNotice title="The statement could not be explained." message={failure.message} />
      {line !== undefined && (
        <p className="plan-none">
          <Button
            label={`${nameOf(path)}, line ${line}${column === undefined ? '' : `, column ${column}`}`}
            icon="go-to-file"
            onClick={() => {
              void documents.open(path, { line, ...(column === undefined ? {} : { column }) });
            }}
          />
        </p>
      )}
    </>
  );
}

function Steps({ plan, earlier }: { readonly plan: QueryPlan; readonly earlier: boolean }) {
  const [cursor, setCursor] = useState(plan.steps[0]?.id ?? '');
  const steps = useMemo(() => measuredSteps(plan), [plan]);
  const chosen = steps.get(cursor);
  return (
    <div className={earlier ? 'plan-body earlier' : 'plan-body'}>
      <PlanGrid {...{ plan, steps, cursor }} onCursor={setCursor} />
      {chosen && <StepDetail measured={chosen} />}
    </div>
  );
}
