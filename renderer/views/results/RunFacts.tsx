import { SyntheticBadge } from '../../components/SyntheticBadge';
import type { Run } from '../../session/state';
import { durationText } from '../../workbench/durationText';
import { useElapsed } from './useElapsed';

/** What came of a run: how much, how long, whether that is all. */
export function RunFacts({ run }: { readonly run: Run }) {
  return (
    <p className="run-facts" aria-live="polite">
      {run.state === 'running' ? <Elapsed startedAt={run.startedAt} /> : <Outcome run={run} />}
    </p>
  );
}

function Elapsed({ startedAt }: { readonly startedAt: number }) {
  const elapsed = useElapsed(startedAt);
  return <span aria-hidden="true">{durationText(Math.floor(elapsed / 100) * 100)}</span>;
}

function Outcome({ run: { state, result } }: { readonly run: Run }) {
  if (state === 'failed') return <span>failed</span>;
  if (state === 'cancelled') return <span>cancelled</span>;
  if (!result) return null;
  const { rows, columns, milliseconds, lineage, statement } = result;
  const size = columns.length === 0 ? statement : `× ${counted(columns.length, 'column')}`;
  return (
    <>
      {lineage.synthetic && <SyntheticBadge />}
      {columns.length > 0 && <strong>{rows.toLocaleString('en-GB')}</strong>}
      <span>
        {columns.length > 0 && `${rows === 1 ? 'row' : 'rows'} `}
        {size} · {durationText(milliseconds)} · complete
      </span>
    </>
  );
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en-GB')} ${noun}${count === 1 ? '' : 's'}`;
}
