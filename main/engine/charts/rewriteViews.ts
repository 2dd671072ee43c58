import { isRecord } from '../../contract/check';
import type { Dataset } from './chartDatasets';
import { recordAt, textAt } from './chartJson';
import type { ChartJson } from './chartJson';
import type { GroupPlan } from './pushDown/groupPlan';
import type { QueryRun } from './runQueries';
import { timeAxes } from './timeAxes';
import type { ViewUnit } from './viewUnits';

/** What changes in a chart's views. */
export interface Rewriting {
  readonly units: readonly ViewUnit[];
  readonly plans: ReadonlyMap<ChartJson, GroupPlan>;
  /** Scales of cases, by view. */
  readonly scales: ReadonlyMap<ChartJson, ChartJson>;
  readonly datasets: readonly Dataset[];
  /** Whether the chart has more than one plot. */
  readonly composed: boolean;
  readonly runs: ReadonlyMap<string, QueryRun>;
}

/** The chart with each view reading the data set made for it. */
export function rewriteViews(view: ChartJson, rewriting: Rewriting): ChartJson {
  const unit = rewriting.units.find(each => each.view === view);
  if (unit !== undefined) return rewriteUnit(unit, rewriting);
  const parts = ['layer', 'concat', 'hconcat', 'vconcat'].flatMap((key): [string, unknown][] => {
    const list = view[key];
    return Array.isArray(list) ? [[key, list.map(part => rewritePart(part, rewriting))]] : [];
  });
  const spec: [string, unknown][] = isRecord(view['spec'])
    ? [['spec', rewriteViews(view['spec'], rewriting)]]
    : [];
  const rewritten = { ...view, ...Object.fromEntries([...parts, ...spec]) };
  const inner = rewriting.units.find(({ scope }) => scope.facet === view);
  const dataset = inner === undefined ? null : datasetOf(inner, rewriting);
  return dataset === null ? withoutUnread(rewritten, rewriting) : { ...rewritten, data: { name: dataset } };
}

const rewritePart = (part: unknown, rewriting: Rewriting) =>
  isRecord(part) ? rewriteViews(part, rewriting) : part;

function rewriteUnit(unit: ViewUnit, rewriting: Rewriting): ChartJson {
  const { view, scope } = unit;
  const changed = { ...rewriting.plans.get(view)?.encoding };
  for (const [channel, definition] of Object.entries(rewriting.scales.get(view) ?? {})) {
    changed[channel] = withPart(changed[channel], definition, 'scale');
  }
  for (const [channel, definition] of Object.entries(timeAxes(unit, rewriting.units, rewriting.composed))) {
    changed[channel] = withPart(changed[channel], definition, 'axis');
  }
  const encoding =
    Object.keys(changed).length === 0 ? {} : { encoding: { ...recordAt(view, 'encoding'), ...changed } };
  const dataset = scope.facet === null ? datasetOf(unit, rewriting) : null;
  const data = dataset === null ? {} : { data: { name: dataset } };
  return withoutUnread({ ...view, ...encoding, ...data }, rewriting);
}

/** A definition that may have changed already, with one part of another one. */
function withPart(changed: unknown, definition: unknown, part: string): unknown {
  if (!isRecord(changed) || !isRecord(definition)) return definition;
  return { ...changed, [part]: definition[part] };
}

function datasetOf({ view, scope }: ViewUnit, { plans, datasets }: Rewriting): string | null {
  const plan = plans.get(view);
  const dataset = datasets.find(({ run, sql }) => run === scope.run && sql === plan?.sql);
  return plan === undefined ? null : (dataset?.name ?? null);
}

/** Drops the data of a view whose parts all read other data. */
function withoutUnread(view: ChartJson, { runs, datasets }: Rewriting): ChartJson {
  const name = textAt(recordAt(view, 'data'), 'name');
  if (name === null || !runs.has(name) || datasets.some(dataset => dataset.name === name)) return view;
  return Object.fromEntries(Object.entries(view).filter(([key]) => key !== 'data'));
}
