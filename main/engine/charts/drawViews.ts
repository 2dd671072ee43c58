import { tableFromIPC } from 'apache-arrow';
import { chartRows } from '../../contract/cellText';
import type { ChartRequest } from '../../contract/figure';
import { quoted } from '../../contract/sql';
import { numberSql } from './pushDown/aggregateSql';
import { caseScales } from './caseScales';
import type { ReadRows } from './caseScales';
import { groupedDatasets, readDataset, rowDatasets } from './chartDatasets';
import { everyRecord, recordAt, textAt } from './chartJson';
import type { ChartJson } from './chartJson';
import { chartShape } from './chartShape';
import type { ChartSources } from './chartSources';
import type { GroupPlan, GroupSetting } from './pushDown/groupPlan';
import { planGroups } from './pushDown/planGroups';
import { rewriteViews } from './rewriteViews';
import type { QueryRun } from './runQueries';
import type { ViewUnit } from './viewUnits';

/** A chart whose queries have run. */
export interface RunChart {
  readonly request: ChartRequest;
  readonly specification: ChartJson;
  readonly units: readonly ViewUnit[];
  /** The queries by the names of their data sets. */
  readonly runs: ReadonlyMap<string, QueryRun>;
}

/** A specification and the rows that it draws, as Arrow. */
export interface DrawnViews {
  readonly specification: ChartJson;
  readonly datasets: Readonly<Record<string, Uint8Array>>;
}

/** Computes in SQL what the chart's views would compute, gives cases their marks and reads the rows that are left. */
export async function drawViews(
  chart: RunChart,
  sources: ChartSources,
  signal: AbortSignal,
): Promise<DrawnViews> {
  const { request, specification, units, runs } = chart;
  const rows: ReadRows = async ({ result }, sql) => chartRows(tableFromIPC(await result.arrow(sql, signal)));
  const plans = await plansOf(chart, rows);
  const scales = new Map<ChartJson, ChartJson>();
  for (const unit of units) scales.set(unit.view, await caseScales(unit, sources.cases, request.theme, rows));
  const datasets = [...groupedDatasets(units, plans), ...rowDatasets(specification, units, plans, runs)];
  const read: [string, Uint8Array][] = [];
  for (const dataset of datasets) read.push([dataset.name, await readDataset(dataset, request.path, signal)]);
  const { composed } = chartShape(specification);
  return {
    specification: rewriteViews(specification, { units, plans, scales, datasets, composed, runs }),
    datasets: Object.fromEntries(read),
  };
}

/** Views that people select in are left to Vega-Lite: a selection names rows and fields as they are. */
async function plansOf(chart: RunChart, rows: ReadRows): Promise<ReadonlyMap<ChartJson, GroupPlan>> {
  const config = recordAt(chart.specification, 'config');
  const titled = textAt(config, 'fieldTitle') ?? 'verbal';
  const unaggregated = recordAt(config, 'scale')['useUnaggregatedDomain'] === true;
  if (selects(chart.specification) || titled !== 'verbal' || unaggregated) return new Map();
  const countTitle = textAt(config, 'countTitle') ?? 'Count of Records';
  const plans = new Map<ChartJson, GroupPlan>();
  for (const run of new Set(chart.units.map(({ scope }) => scope.run))) {
    if (run === null) continue;
    const extent: GroupSetting['extent'] = async column => {
      const value = numberSql(column);
      if (value === null) return null;
      const sql = `SELECT min(${value}) AS "least", max(${value}) AS "most" FROM ${quoted(run.result.table)}`;
      const [row] = await rows(run, sql);
      const [least, most] = [row?.['least'], row?.['most']];
      return Number.isFinite(least) && Number.isFinite(most) ? [Number(least), Number(most)] : null;
    };
    const units = chart.units.filter(({ scope }) => scope.run === run);
    for (const [view, plan] of await planGroups(units, { countTitle, extent })) plans.set(view, plan);
  }
  return plans;
}

function selects(specification: ChartJson): boolean {
  return [...everyRecord(specification)].some(
    ([key, record]) => key === 'params' && record['select'] !== undefined,
  );
}
