import { Failure } from '../../contract/failure';
import type { ChartRequest } from '../../contract/figure';
import { defaults, readHead } from '../../contract/savedQuery';
import type { ParameterValue } from '../../contract/savedQuery';
import { chartColumns } from './chartColumns';
import type { ChartColumn } from './chartColumns';
import { recordAt } from './chartJson';
import type { ChartJson } from './chartJson';
import type { ChartResult, ChartSources } from './chartSources';

/** A saved query of a chart, run. */
export interface QueryRun {
  readonly path: string;
  readonly text: string;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly result: ChartResult;
  readonly columns: readonly ChartColumn[];
}

type Parameters = Readonly<Record<string, ParameterValue>>;

/** Runs each saved query once; closes what it opened if one fails. */
export async function runQueries(
  paths: readonly string[],
  specification: ChartJson,
  request: Pick<ChartRequest, 'path' | 'parameters'>,
  sources: ChartSources,
  signal: AbortSignal,
): Promise<readonly QueryRun[]> {
  const texts = await Promise.all(
    paths.map(async path => ({ path, text: (await sources.readText(path)).text })),
  );
  const chosen = { ...chartParameters(specification), ...request.parameters };
  refuseUnknown(
    chartParameters(specification),
    texts.map(({ text }) => text),
    request.path,
  );
  const runs: QueryRun[] = [];
  try {
    for (const { path, text } of texts) {
      const parameters = parametersOf(text, chosen);
      const result = await sources.query({ sql: text, path, parameters }, signal);
      runs.push({ path, text, parameters, result, columns: chartColumns(result) });
    }
  } catch (error) {
    await closeRuns(runs);
    throw error;
  }
  return runs;
}

export async function closeRuns(runs: readonly QueryRun[]): Promise<void> {
  await Promise.all(runs.map(run => run.result.close()));
}

/** The parameters that a chart file sets in `usermeta.query.params`. */
function chartParameters(specification: ChartJson): Parameters {
  const given = recordAt(recordAt(recordAt(specification, 'usermeta'), 'query'), 'params');
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, parameterText(value)]));
}

function parameterText(value: unknown): ParameterValue {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function parametersOf(text: string, chosen: Parameters): Parameters {
  const declared = defaults(readHead(text).parameters);
  const known = Object.entries(chosen).filter(([name]) => name in declared || mentions(text, name));
  return { ...declared, ...Object.fromEntries(known) };
}

function mentions(text: string, name: string): boolean {
  return new RegExp(`\\$${name.replace(/\W/g, '')}\\b`, 'i').test(text);
}

function refuseUnknown(given: Parameters, texts: readonly string[], path: string): void {
  const unknown = Object.keys(given).find(
    name =>
      !texts.some(text => mentions(text, name) || readHead(text).parameters.some(each => each.name === name)),
  );
  if (unknown === undefined) return;
  throw new Failure(
    'chart',
    `The chart sets the parameter "${unknown}" (usermeta.query.params), which none of its queries uses.`,
    { path },
  );
}
