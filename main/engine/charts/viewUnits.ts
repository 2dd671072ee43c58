import { isRecord } from '../../contract/check';
import { baseColumn } from './chartColumns';
import { recordAt, recordsIn, textAt } from './chartJson';
import type { ChartJson } from './chartJson';
import { fieldsMade } from './fieldsMade';
import type { QueryRun } from './runQueries';

/** What a view inherits from the views around it. */
export interface ViewScope {
  readonly run: QueryRun | null;
  /** Name of the data set that the view reads. */
  readonly data: string | null;
  readonly transforms: readonly ChartJson[];
  readonly encoding: ChartJson;
  /** The facet whose `spec` the view is. */
  readonly facet: ChartJson | null;
  /** The outermost layer that the view is part of. */
  readonly layer: ChartJson | null;
  /** Whether the engine may compute the view's aggregates in its place. */
  readonly open: boolean;
}

/** One mark of a chart, with all that it inherits. */
export interface ViewUnit {
  readonly view: ChartJson;
  readonly scope: ViewScope;
}

const nothing: ViewScope = {
  run: null,
  data: null,
  transforms: [],
  encoding: {},
  facet: null,
  layer: null,
  open: true,
};

type Runs = ReadonlyMap<string, QueryRun>;

/** The marks of a chart in the order of its text. */
export function viewUnits(specification: ChartJson, runs: Runs): readonly ViewUnit[] {
  return [...unitsOf(specification, nothing, runs)];
}

function* unitsOf(view: ChartJson, outer: ViewScope, runs: Runs): Generator<ViewUnit> {
  const scope = entered(view, outer, runs);
  if (Array.isArray(view['layer'])) {
    const layer = scope.layer ?? view;
    const encoding = mergedEncoding(scope.encoding, recordAt(view, 'encoding'));
    const open = scope.open && scope.facet === null && !facets(encoding);
    for (const part of recordsIn(view['layer'])) {
      yield* unitsOf(part, { ...scope, layer, encoding, open }, runs);
    }
    return;
  }
  for (const key of ['concat', 'hconcat', 'vconcat']) {
    if (!Array.isArray(view[key])) continue;
    for (const part of recordsIn(view[key])) {
      yield* unitsOf(part, { ...scope, facet: null, open: scope.open && scope.facet === null }, runs);
    }
    return;
  }
  if (isRecord(view['spec'])) {
    const facet = 'facet' in view ? view : null;
    const open = scope.open && facet !== null && scope.facet === null;
    yield* unitsOf(view['spec'], { ...scope, facet, open }, runs);
    return;
  }
  const encoding = mergedEncoding(scope.encoding, recordAt(view, 'encoding'));
  yield { view, scope: { ...scope, encoding } };
}

function entered(view: ChartJson, outer: ViewScope, runs: Runs): ViewScope {
  const own = isRecord(view['data']) ? view['data'] : null;
  const transforms = recordsIn(view['transform'] ?? []);
  if (own === null) return { ...outer, transforms: [...outer.transforms, ...transforms] };
  const data = textAt(own, 'name');
  const run = (data === null ? null : runs.get(data)) ?? null;
  const parsed = isRecord(recordAt(own, 'format')['parse']);
  const open = outer.open && outer.facet === null && !parsed;
  return { ...outer, data, run, transforms, open };
}

/** Encodings of a layer and of its part as one, channel by channel, as Vega-Lite merges them. */
function mergedEncoding(outer: ChartJson, inner: ChartJson): ChartJson {
  const both = Object.entries(inner).map(([channel, definition]): [string, unknown] => {
    const under = outer[channel];
    const inherits =
      isRecord(under) && isRecord(definition) && ('field' in definition || 'datum' in definition);
    return [channel, inherits ? { ...under, ...definition } : definition];
  });
  return { ...outer, ...Object.fromEntries(both) };
}

const facets = (encoding: ChartJson) => ['row', 'column', 'facet'].some(channel => channel in encoding);

/** The definitions of an encoding that read a field, with their channels. */
export function* fieldDefinitions(encoding: ChartJson): Generator<readonly [string, ChartJson]> {
  for (const [channel, definition] of Object.entries(encoding)) {
    for (const record of recordsIn(definition)) {
      if ('field' in record || 'aggregate' in record) yield [channel, record];
      for (const condition of recordsIn(record['condition'])) {
        if ('field' in condition) yield [channel, condition];
      }
    }
  }
}

/** The definitions that a facet divides its data by. */
export function facetDefinitions(facet: ChartJson | null): readonly ChartJson[] {
  if (facet === null) return [];
  const by = recordAt(facet, 'facet');
  return 'field' in by ? [by] : [recordAt(by, 'row'), recordAt(by, 'column')].filter(each => 'field' in each);
}

/** Names that a view's encoding and facet read but that neither its query nor a transform gives. */
export function unknownFields(unit: ViewUnit): readonly string[] {
  const { run, transforms, encoding, facet } = unit.scope;
  const made = fieldsMade(transforms);
  if (run === null || made === 'anything') return [];
  const known = new Set([...run.columns.map(({ name }) => name), ...made]);
  const definitions = [
    ...[...fieldDefinitions(encoding)].map(([, definition]) => definition),
    ...facetDefinitions(facet),
  ];
  return definitions
    .flatMap(definition => [textAt(definition, 'field'), textAt(recordAt(definition, 'sort'), 'field')])
    .filter(field => field !== null)
    .filter(field => field !== '*' && !known.has(field) && !known.has(baseColumn(field)));
}
