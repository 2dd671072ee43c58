import { SyntheticBadge } from '../../components/SyntheticBadge';
import type { Run } from '../../session/state';
import { durationText } from '../../workbench/durationText';
import type { Look } from './ResultView';
import { useElapsed } from './useElapsed';

/** What came of a run: how much, how long, whether that is all. */
export function RunFacts({ run, look }: { readonly run: Run; readonly look: Look | null }) {
  return (
    <p className="run-facts" aria-live="polite">
      {run.state === 'running' ? <Elapsed startedAt={run.startedAt} /> : <Outcome run={run} look={look} />}
    </p>
  );
}

function Elapsed({ startedAt }: { readonly startedAt: number }) {
  const elapsed = useElapsed(startedAt);
  return <span aria-hidden="true">{durationText(Math.floor(elapsed / 100) * 100)}</span>;
}

function Outcome({ run: { state, result }, look }: { readonly run: Run; readonly look: Look | null }) {
  if (state === 'failed') return <span>failed</span>;
  if (state === 'cancelled') return <span>cancelled</span>;
  if (!result) return null;
  const { rows, columns, milliseconds, lineage, statement } = result;
  const hidden = look?.layout.hidden.length ?? 0;
  const away = hidden === 0 ? '' : `, ${hidden.toLocaleString('en-GB')} hidden`;
  const size = columns.length === 0 ? statement : `× ${counted(columns.length, 'column')}${away}`;
  const filtered = look !== null && look.shown.filters.length > 0;
  return (
    <>
      {lineage.synthetic && <SyntheticBadge />}
      {columns.length > 0 && <strong>{(look?.rows ?? rows).toLocaleString('en-GB')}</strong>}
      <span>
        {filtered && `of ${rows.toLocaleString('en-GB')} `}
        {columns.length > 0 && `${rows === 1 ? 'row' : 'rows'} `}
        {size} · {durationText(milliseconds)} · {filtered ? 'filtered' : 'complete'}
      </span>
    </>
  );
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en-GB')} ${noun}${count === 1 ? '' : 's'}`;
}
