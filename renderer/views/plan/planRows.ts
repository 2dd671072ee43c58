import type { PlanStep, QueryPlan } from '../../../main/contract/plan';
import type { TreeNode } from '../../components/treeRows';
import { durationText } from '../../workbench/durationText';

/** A step with the share of the work that it was. */
export interface MeasuredStep {
  readonly step: PlanStep;
  /** From 0 to 1; null where nothing was run. */
  readonly share: number | null;
  /** Whether no other step took longer. */
  readonly slowest: boolean;
}

/** The steps by their id, with their shares of the work of all. */
export function measuredSteps({ steps }: QueryPlan): ReadonlyMap<string, MeasuredStep> {
  const all = allSteps(steps);
  const times = all.map(({ milliseconds }) => milliseconds ?? 0);
  const total = times.reduce((sum, time) => sum + time, 0);
  const most = Math.max(...times);
  return new Map(
    all.map(step => {
      const time = step.milliseconds;
      const share = time === null || total === 0 ? null : time / total;
      return [step.id, { step, share, slowest: all.length > 1 && most > 0 && time === most }];
    }),
  );
}

/** How long the steps worked together. */
export function workOf({ steps }: QueryPlan): number {
  return allSteps(steps).reduce((sum, { milliseconds }) => sum + (milliseconds ?? 0), 0);
}

function allSteps(steps: readonly PlanStep[]): readonly PlanStep[] {
  return steps.flatMap(step => [step, ...allSteps(step.steps)]);
}

/** The steps as a tree: below a step stand those whose rows it takes. */
export function planNodes(steps: readonly PlanStep[]): readonly TreeNode[] {
  return steps.map(({ id, title, steps: below }) => {
    const node = { id, label: title };
    return below.length === 0 ? node : { ...node, children: planNodes(below) };
  });
}

/** A time short enough for a table; no step takes nothing. */
export function timeText(milliseconds: number): string {
  return milliseconds < 1
    ? `${milliseconds < 0.01 ? '< 0.01' : milliseconds.toFixed(2)} ms`
    : durationText(milliseconds);
}

/** A share in whole percent. */
export function shareText(share: number): string {
  return share > 0 && share < 0.005 ? '< 1 %' : `${Math.round(share * 100)} %`;
}

const detailNames: Readonly<Record<string, string>> = {
  Projections: 'Columns',
  Groups: 'Groups',
  Conditions: 'Conditions',
  'Join Type': 'Kind of join',
  'Order By': 'Order',
  Expression: 'Condition',
  Top: 'Rows taken',
  'CTE Name': 'Name',
};

/** What a detail is called. */
export function detailName(name: string): string {
  return detailNames[name] ?? name;
}
