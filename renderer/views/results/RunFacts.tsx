import { SyntheticBadge } from '../../components/SyntheticBadge';
import { resultInSight } from '../../session/state';
import type { Run, TextPart } from '../../session/state';
import { durationText } from '../../workbench/durationText';
import type { Look } from './ResultView';
import { useElapsed } from './useElapsed';

/** What came of a run: how much, how long, whether that is all. */
export function RunFacts({ run, look }: { readonly run: Run; readonly look: Look | null }) {
  return (
    <p className="run-facts" aria-live="polite">
      {run.part && <span className="run-part">{linesOf(run.part)}</span>}
      {run.state === 'running' ? <Elapsed startedAt={run.startedAt} /> : <Outcome run={run} look={look} />}
    </p>
  );
}

function Elapsed({ startedAt }: { readonly startedAt: number }) {
  const elapsed = useElapsed(startedAt);
  return <span aria-hidden="true">{durationText(Math.floor(elapsed / 100) * 100)}</span>;
}

function Outcome({ run, look }: { readonly run: Run; readonly look: Look | null }) {
  const result = resultInSight(run);
  if (!result) return <span>{run.state === 'done' ? run.statement : run.state}</span>;
  const { rows, columns, milliseconds, lineage } = result;
  const hidden = look?.layout.hidden.length ?? 0;
  const away = hidden === 0 ? '' : `, ${hidden.toLocaleString('en-GB')} hidden`;
  const size = `× ${counted(columns.length, 'column')}${away}`;
  const filtered = look !== null && look.shown.filters.length > 0;
  return (
    <>
      {lineage.synthetic && <SyntheticBadge />}
      <strong>{(look?.rows ?? rows).toLocaleString('en-GB')}</strong>
      <span>
        {filtered && `of ${rows.toLocaleString('en-GB')} `}
        {`${rows === 1 ? 'row' : 'rows'} `}
        {size} · {durationText(milliseconds)} · {filtered ? 'filtered' : 'complete'}
        {run.state === 'cancelled' && ' · cancelled behind it'}
      </span>
    </>
  );
}

/** Which lines of the text ran, where that was not all. */
function linesOf({ firstLine, lastLine }: TextPart): string {
  return firstLine === lastLine ? `Line ${firstLine}` : `Lines ${firstLine}–${lastLine}`;
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en-GB')} ${noun}${count === 1 ? '' : 's'}`;
}
