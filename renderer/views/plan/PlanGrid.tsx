import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { QueryPlan } from '../../../main/contract/plan';
import { Codicon } from '../../components/Codicon';
import { treeMove } from '../../components/treeMove';
import { treeRows } from '../../components/treeRows';
import type { TreeRow } from '../../components/treeRows';
import { planNodes, shareText, timeText } from './planRows';
import type { MeasuredStep } from './planRows';

interface PlanGridProps {
  readonly plan: QueryPlan;
  readonly steps: ReadonlyMap<string, MeasuredStep>;
  readonly cursor: string;
  readonly onCursor: (id: string) => void;
}

/** The steps as a tree with columns: rows move by the arrow keys, which also fold and unfold them. */
export function PlanGrid({ plan, steps, cursor, onCursor }: PlanGridProps) {
  const id = useId();
  const grid = useRef<HTMLDivElement>(null);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const timed = plan.milliseconds !== null;
  const rows = useMemo(() => {
    const expanded = new Set([...steps.keys()].filter(each => !folded.has(each)));
    return treeRows(planNodes(plan.steps), expanded);
  }, [plan, steps, folded]);
  const current = rows.findIndex(({ node }) => node.id === cursor);
  useEffect(() => {
    grid.current?.querySelector('.plan-row.cursor')?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const fold = (step: string, open: boolean) => {
    const others = [...folded].filter(each => each !== step);
    setFolded(new Set(open ? others : [...others, step]));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const move = treeMove(event.key, rows, current, 10);
    if (!move) return;
    event.preventDefault();
    const next = move.kind === 'focus' ? rows[move.index] : undefined;
    if (next) onCursor(next.node.id);
    else if (move.kind === 'expand' || move.kind === 'collapse') fold(move.id, move.kind === 'expand');
  };
  return (
    <div
      ref={grid}
      className={timed ? 'plan-grid timed' : 'plan-grid'}
      role="treegrid"
      aria-label="Steps of the query"
      aria-readonly="true"
      aria-activedescendant={current < 0 ? undefined : `${id}-${current}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div className="plan-row head" role="row">
        <span role="columnheader">Step</span>
        <span role="columnheader">{timed ? 'Expected' : 'Expected rows'}</span>
        {timed && <span role="columnheader">Rows</span>}
        {timed && <span role="columnheader">Time</span>}
        {timed && <span role="columnheader">Share</span>}
      </div>
      {rows.map((row, index) => {
        const measured = steps.get(row.node.id);
        return measured ? (
          <StepRow
            key={row.node.id}
            id={`${id}-${index}`}
            {...{ row, measured, timed }}
            cursor={index === current}
            onChoose={() => {
              onCursor(row.node.id);
            }}
            onFold={() => {
              fold(row.node.id, row.expanded === false);
            }}
          />
        ) : null;
      })}
    </div>
  );
}

interface StepRowProps {
  readonly id: string;
  readonly row: TreeRow;
  readonly measured: MeasuredStep;
  readonly timed: boolean;
  readonly cursor: boolean;
  readonly onChoose: () => void;
  readonly onFold: () => void;
}

const counted = (count: number | null) => (count === null ? '–' : count.toLocaleString('en-GB'));

function StepRow({ id, row, measured, timed, cursor, onChoose, onFold }: StepRowProps) {
  const { level, expanded, position, siblings } = row;
  const { step, share, slowest } = measured;
  return (
    <div
      id={id}
      className={['plan-row', cursor && 'cursor', slowest && 'slowest'].filter(Boolean).join(' ')}
      role="row"
      aria-level={level}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-expanded={expanded ?? undefined}
      aria-selected={cursor}
      onClick={onChoose}
    >
      <span
        className="plan-step"
        role="gridcell"
        title={step.title}
        style={{ paddingLeft: 4 + (level - 1) * 12 }}
      >
        <span className="plan-twistie" onClick={onFold}>
          {expanded !== null && <Codicon name={expanded ? 'chevron-down' : 'chevron-right'} />}
        </span>
        <span className="plan-title">{step.title}</span>
        {slowest && <span className="plan-slowest">slowest</span>}
      </span>
      <span role="gridcell">{counted(step.expected)}</span>
      {timed && <span role="gridcell">{counted(step.rows)}</span>}
      {timed && <span role="gridcell">{step.milliseconds === null ? '–' : timeText(step.milliseconds)}</span>}
      {timed && (
        <span className="plan-share" role="gridcell">
          <span className="plan-bar" style={{ width: `${(share ?? 0) * 100}%` }} />
          <span className="plan-percent">{share === null ? '–' : shareText(share)}</span>
        </span>
      )}
    </div>
  );
}
