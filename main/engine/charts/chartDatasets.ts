import { tableFromIPC } from 'apache-arrow';
import { Failure } from '../../contract/failure';
import { quoted } from '../../contract/sql';
import { baseColumn } from './chartColumns';
import type { ChartColumn } from './chartColumns';
import { everyRecord, everyText, textAt } from './chartJson';
import type { ChartJson } from './chartJson';
import type { GroupPlan } from './pushDown/groupPlan';
import type { QueryRun } from './runQueries';
import type { ViewUnit } from './viewUnits';

/** The most rows that a chart may draw; more is too slow to draw and too dense to see. */
const mostRows = 50_000;

/** A data set of a chart as it is asked of the engine. */
export interface Dataset {
  readonly name: string;
  readonly run: QueryRun;
  readonly sql: string;
  /** Known before it is read, where it is the query's own rows. */
  readonly rows: number | null;
  /** Columns that count rows of the query. */
  readonly counts: readonly string[];
}

/** Names the SELECTs that views are drawn from: two views with the same one share it. */
export function groupedDatasets(
  units: readonly ViewUnit[],
  plans: ReadonlyMap<ChartJson, GroupPlan>,
): readonly Dataset[] {
  const datasets: Dataset[] = [];
  for (const { view, scope } of units) {
    const plan = plans.get(view);
    if (plan === undefined || scope.run === null) continue;
    if (datasets.some(({ run, sql }) => run === scope.run && sql === plan.sql)) continue;
    const name = `${scope.data ?? 'query'}_grouped_${datasets.length + 1}`;
    datasets.push({ name, run: scope.run, sql: plan.sql, rows: null, counts: plan.counts });
  }
  return datasets;
}

/** The data sets that views or look-ups of the chart read row by row. */
export function rowDatasets(
  specification: ChartJson,
  units: readonly ViewUnit[],
  plans: ReadonlyMap<ChartJson, GroupPlan>,
  runs: ReadonlyMap<string, QueryRun>,
): readonly Dataset[] {
  const read = new Set(units.filter(({ view }) => !plans.has(view)).map(({ scope }) => scope.data));
  const lookedUp = new Set<string | null>();
  for (const [key, record] of everyRecord(specification)) {
    if (key === 'from')
      for (const [, data] of everyRecord(record['data'])) lookedUp.add(textAt(data, 'name'));
  }
  return [...runs]
    .filter(([name]) => read.has(name) || lookedUp.has(name))
    .map(([name, run]) => {
      const transformed = units.some(({ scope }) => scope.data === name && scope.transforms.length > 0);
      const columns =
        transformed || lookedUp.has(name) ? run.columns : usedColumns(specification, run.columns);
      const list = columns.map(({ sql, name: column }) => `${sql} AS ${quoted(column)}`).join(', ');
      const sql = `SELECT ${list} FROM ${quoted(run.result.table)} ORDER BY rowid`;
      return { name, run, sql, rows: run.result.rows, counts: [] };
    });
}

/** The columns that any text of the chart could mean; all of them where a tooltip shows the whole row. */
function usedColumns(specification: ChartJson, columns: readonly ChartColumn[]): readonly ChartColumn[] {
  const texts = [...everyText(specification)];
  const anyColumn = ([key, text]: readonly [string, string]) =>
    (key === 'content' && text === 'data') || /\bdatum\s*(\[\s*[^'"\s]|[^.[\w\s])/.test(`${text} `);
  if (texts.some(anyColumn)) return columns;
  const said = new Set(texts.flatMap(([, text]) => [text, baseColumn(text)]));
  const within = texts.map(([, text]) => text).filter(text => /\bdatum\b/.test(text));
  const used = columns.filter(({ name }) => said.has(name) || within.some(text => text.includes(name)));
  return used.length > 0 ? used : columns.slice(0, 1);
}

/** Reads a data set, whole or not at all: a chart never draws a sample in silence. */
export async function readDataset(dataset: Dataset, path: string, signal: AbortSignal): Promise<Uint8Array> {
  if (dataset.rows !== null && dataset.rows > mostRows) throw tooMany(dataset.rows, dataset, path);
  const { result } = dataset.run;
  if (dataset.rows !== null) return result.arrow(dataset.sql, signal);
  const guarded = dataset.counts.length > 0 ? result.guardCounts : null;
  const sql = guarded === null ? dataset.sql : await guarded(dataset.sql, dataset.counts, signal);
  const bytes = await result.arrow(`${sql} LIMIT ${mostRows + 1}`, signal);
  if (tableFromIPC(bytes).numRows <= mostRows) return bytes;
  const counted = await result.arrow(`SELECT count(*)::DOUBLE AS n FROM (${dataset.sql})`, signal);
  throw tooMany(Number(tableFromIPC(counted).getChildAt(0)?.get(0)), dataset, path);
}

function tooMany(rows: number, { run, rows: known }: Dataset, path: string): Failure {
  const count = (value: number) => value.toLocaleString('en-GB');
  const what = known === null ? 'groups of rows' : 'rows';
  return new Failure(
    'chart',
    `The chart needs ${count(rows)} ${what} of "${run.path}", more than the ${count(mostRows)} that a chart draws. Aggregate them in the query, or in the chart's encoding (aggregate, bin, timeUnit).`,
    { path },
  );
}
