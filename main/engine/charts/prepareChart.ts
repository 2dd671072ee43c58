import { isRecord } from '../../contract/check';
import { Failure } from '../../contract/failure';
import type { ChartRequest, FigureSize, PreparedChart, ThreadQuery } from '../../contract/figure';
import { privacyNotes } from '../../contract/privacy';
import type { PrivacyRecord } from '../../contract/privacy';
import type { Lineage } from '../../contract/result';
import { merged, recordAt } from './chartJson';
import type { ChartJson } from './chartJson';
import { pixels, sizedToFigure } from './chartShape';
import type { ChartDescription, ChartSources } from './chartSources';
import { chartTheme } from './chartTheme';
import { withTitle } from './withTitle';
import { figureSize, figureWords } from './chartWords';
import { drawViews } from './drawViews';
import { figureNotes } from './figureNotes';
import { nameData } from './nameData';
import type { NamedData } from './nameData';
import { parseJson } from './parseJson';
import type { ParsedJson } from './parseJson';
import { refuseAddresses } from './refuseAddresses';
import { refuseCounting } from './refuseCounting';
import { closeRuns, runQueries } from './runQueries';
import type { QueryRun } from './runQueries';
import { hasVerticalTitles } from './timeAxes';
import { unknownFields, viewUnits } from './viewUnits';
import type { ViewUnit } from './viewUnits';

/** A prepared chart with all that its figure's thread says of it. */
export interface ThreadedChart {
  readonly chart: PreparedChart;
  /** The specification before it got its size and title. */
  readonly unsized: ChartJson;
  readonly queries: readonly ThreadQuery[];
  readonly description: ChartDescription;
  /** What was done for privacy; null where nothing had to be. */
  readonly privacy: PrivacyRecord | null;
}

/** Runs a chart's queries and makes it ready to draw: safe, themed, sized, with no more rows than it needs. */
export async function prepareChart(
  request: ChartRequest,
  sources: ChartSources,
  signal: AbortSignal,
): Promise<PreparedChart> {
  return (await prepareThreaded(request, sources, signal)).chart;
}

/** Prepares a chart as prepareChart does, and says what it was made from. */
export async function prepareThreaded(
  request: ChartRequest,
  sources: ChartSources,
  signal: AbortSignal,
): Promise<ThreadedChart> {
  const parsed = parseJson(request.text, request.path);
  const named = safeChart(parsed, request.path);
  const size = figureSize(named.specification, request.path);
  const queries = await runQueries([...named.paths.values()], named.specification, request, sources, signal);
  try {
    const shown = hidden(named, sources);
    return await threaded({ request, parsed, named: shown, size, queries }, sources, signal);
  } finally {
    await closeRuns(queries);
  }
}

interface Preparation {
  readonly request: ChartRequest;
  readonly parsed: ParsedJson;
  readonly named: NamedData;
  readonly size: FigureSize;
  readonly queries: readonly QueryRun[];
}

async function threaded(
  { request, parsed, named, size, queries }: Preparation,
  sources: ChartSources,
  signal: AbortSignal,
): Promise<ThreadedChart> {
  const runs = runsByName(named, queries);
  const units = viewUnits(named.specification, runs);
  refuseUnknownFields(units, parsed, request.path);
  const { specification } = named;
  const drawn = await drawViews({ request, specification, units, runs }, sources, signal);
  const lineages = queries.map(({ result }) => result.lineage);
  if (sources.protection?.guardsCounts === true) refuseCounting(drawn.specification, request.path);
  const privacy = sources.protection?.record() ?? null;
  const description = await sources.describe(lineages);
  const words = figureWords(specification);
  const lineage = mergedLineage(lineages);
  const unsized = themed(drawn.specification, request, hasVerticalTitles(specification, units));
  const shown = withTitle(sizedToFigure(unsized, size), words.title, pixels(size.widthMillimetres));
  return {
    chart: {
      specification: JSON.stringify(shown),
      datasets: drawn.datasets,
      words,
      size,
      lineage,
      queryRows: queries.reduce((sum, { result }) => sum + result.rows, 0),
      notes: [
        ...figureNotes(lineage, description.tables),
        ...(privacy === null ? [] : privacyNotes(privacy)),
      ],
    },
    unsized,
    queries: queries.map(({ path, text, parameters, result }) => ({
      path,
      text,
      parameters,
      rows: result.rows,
    })),
    description,
    privacy,
  };
}

function safeChart(parsed: ParsedJson, path: string): NamedData {
  if (!isRecord(parsed.value)) {
    throw new Failure('chart', 'A chart is one JSON object, such as { "mark": "line", "encoding": { … } }.', {
      path,
    });
  }
  const named = nameData(parsed.value, parsed.texts, path);
  refuseAddresses(named.specification, path);
  return named;
}

/** Names of data sets are hidden with the rest of the chart; the paths that they stand for are not. */
function hidden(named: NamedData, { protection }: ChartSources): NamedData {
  if (protection === null) return named;
  return {
    specification: protection.hide(named.specification),
    paths: new Map([...named.paths].map(([name, path]) => [protection.hide(name), path])),
  };
}

function runsByName(named: NamedData, queries: readonly QueryRun[]): ReadonlyMap<string, QueryRun> {
  const entries = [...named.paths].flatMap(([name, path]) => {
    const run = queries.find(query => query.path === path);
    return run === undefined ? [] : [[name, run] as const];
  });
  return new Map(entries);
}

function refuseUnknownFields(units: readonly ViewUnit[], { texts }: ParsedJson, path: string): void {
  for (const unit of units) {
    const [field] = unknownFields(unit);
    if (field === undefined || unit.scope.run === null) continue;
    const { run } = unit.scope;
    const columns = run.columns.map(({ name }) => name).join(', ');
    const place = texts.find(({ key, value }) => key === 'field' && value === field)?.place ?? { path };
    throw new Failure(
      'chart',
      `The chart uses the field "${field}", which its query "${run.path}" does not return. It returns: ${columns}.`,
      place,
    );
  }
}

/** The theme's config below the chart's own. */
function themed(specification: ChartJson, { theme }: ChartRequest, verticalTitles: boolean): ChartJson {
  const config = merged(chartTheme(theme, verticalTitles), recordAt(specification, 'config'));
  return { ...specification, config, background: specification['background'] ?? config['background'] };
}

function mergedLineage(lineages: readonly Lineage[]): Lineage {
  return {
    tables: [...new Set(lineages.flatMap(({ tables }) => tables))].sort(),
    files: [...new Set(lineages.flatMap(({ files }) => files))].sort(),
    synthetic: lineages.some(({ synthetic }) => synthetic),
  };
}
