import { quoted } from '../../../contract/sql';
import { isRecord } from '../../../contract/check';
import { aggregateSql, composable, counting, idempotent, summative } from './aggregateSql';
import { binOptions, binSql } from './binSql';
import { columnName } from '../chartColumns';
import type { ChartColumn } from '../chartColumns';
import { recordsIn, textAt } from '../chartJson';
import type { ChartJson } from '../chartJson';
import { GroupColumns } from './groupColumns';
import { keepTitles } from './keepTitles';
import { timeUnitSql } from './timeUnitSql';
import { facetDefinitions } from '../viewUnits';
import type { ViewUnit } from '../viewUnits';

/** A view's aggregates as one SELECT, and the encoding that draws the same picture from its rows. */
export interface GroupPlan {
  readonly sql: string;
  /** The channels whose definitions change. */
  readonly encoding: ChartJson;
  /** The channels that keep the title Vega-Lite would give them by having it written out. */
  readonly titled: readonly string[];
  /** Whether the order of a scale hangs on the view's own rows. */
  readonly ordered: boolean;
  /** Columns of the SELECT that count rows. */
  readonly counts: readonly string[];
}

/** What a plan has to know beyond its view. */
export interface GroupSetting {
  readonly countTitle: string;
  /** The least and greatest value of a column. */
  extent(column: ChartColumn): Promise<readonly [number, number] | null>;
}

/** Thrown within this file alone: the view is left to Vega-Lite. */
class LeftToVega extends Error {}

const composite = new Set(['boxplot', 'errorbar', 'errorband', 'geoshape', 'image']);
const facetChannels = ['row', 'column', 'facet'];

/** Plans the aggregates of a view in SQL; null when it has none or Vega-Lite must see the rows themselves. */
export async function groupPlan(unit: ViewUnit, setting: GroupSetting): Promise<GroupPlan | null> {
  if (!groupable(unit) || unit.scope.run === null) return null;
  try {
    return await new Planner(unit, unit.scope.run.columns, setting).plan(unit.scope.run.result.table);
  } catch (error) {
    if (error instanceof LeftToVega) return null;
    throw error;
  }
}

function groupable({ view, scope }: ViewUnit): boolean {
  const mark = isRecord(view['mark']) ? view['mark'] : { type: view['mark'] };
  const tooltip = mark['tooltip'];
  const wholeRow = isRecord(tooltip) && tooltip['content'] === 'data';
  const plainMark = typeof mark['type'] === 'string' && !composite.has(mark['type']) && !wholeRow;
  const definitions = Object.values(scope.encoding).flatMap(recordsIn);
  const seesRows = definitions.some(definition => 'condition' in definition || 'impute' in definition);
  const expressions = JSON.stringify([view['mark'], scope.encoding]).includes('datum');
  const aggregates = definitions.some(definition => textAt(definition, 'aggregate') !== null);
  return scope.open && scope.transforms.length === 0 && plainMark && !seesRows && !expressions && aggregates;
}

class Planner {
  readonly #unit: ViewUnit;
  readonly #columns: readonly ChartColumn[];
  readonly #setting: GroupSetting;
  readonly #groups: GroupColumns;
  #ordered = false;
  readonly #counts = new Set<string>();

  constructor(unit: ViewUnit, columns: readonly ChartColumn[], setting: GroupSetting) {
    this.#unit = unit;
    this.#columns = columns;
    this.#setting = setting;
    this.#groups = new GroupColumns(columns.map(({ name }) => name));
  }

  async plan(table: string): Promise<GroupPlan> {
    const encoding = Object.entries(this.#unit.scope.encoding);
    for (const definition of facetDefinitions(this.#unit.scope.facet)) this.#addPlain(definition);
    for (const [, definitions] of encoding) recordsIn(definitions).forEach(each => this.#addPlain(each));
    const changed: [string, unknown][] = [];
    for (const [channel, definitions] of encoding) {
      const grouped = await Promise.all(recordsIn(definitions).map(each => this.#grouped(each, channel)));
      changed.push([channel, Array.isArray(definitions) ? grouped : (grouped[0] ?? definitions)]);
    }
    const sorted = changed.map(([channel, definition]): [string, unknown] => [
      channel,
      this.#sorted(definition),
    ]);
    const before = this.#unit.scope.encoding;
    const kept = keepTitles(before, Object.fromEntries(sorted), this.#setting.countTitle);
    const different = Object.entries(kept.encoding).filter(([channel, each]) => each !== before[channel]);
    return {
      sql: this.#groups.select(table),
      encoding: Object.fromEntries(different),
      titled: kept.titled,
      ordered: this.#ordered,
      counts: [...this.#counts],
    };
  }

  /** A field that is neither computed nor cut into bins or units: the rows are grouped by it, under its own name. */
  #addPlain(definition: ChartJson): void {
    if (!('field' in definition) || isTruthy(definition['bin']) || isTruthy(definition['timeUnit'])) return;
    if (definition['aggregate'] !== undefined) return;
    const column = this.#column(definition);
    if (column.kind === 'nested' || column.kind === 'binary') throw new LeftToVega();
    this.#groups.add({ role: `plain ${column.name}`, sql: column.sql, grouped: true, name: column.name });
  }

  async #grouped(definition: ChartJson, channel: string): Promise<ChartJson> {
    const { aggregate, bin, timeUnit } = definition;
    if (isRecord(definition['scale']) && definition['scale']['domain'] === 'unaggregated')
      throw new LeftToVega();
    if (aggregate !== undefined) return this.#aggregated(definition);
    if (isTruthy(bin) && bin !== 'binned' && !(isRecord(bin) && bin['binned'] === true)) {
      if (isTruthy(timeUnit)) throw new LeftToVega();
      return this.#binned(definition, channel);
    }
    if (isTruthy(bin)) throw new LeftToVega();
    return isTruthy(timeUnit) ? this.#timed(definition) : definition;
  }

  #aggregated(definition: ChartJson): ChartJson {
    const operation = textAt(definition, 'aggregate') ?? '';
    if (isTruthy(definition['bin']) || isTruthy(definition['timeUnit'])) throw new LeftToVega();
    const { role, sql, column } = this.#measure(operation, definition);
    const natural = idempotent.has(operation) ? column : null;
    const name = this.#groups.add({ role, sql, grouped: false, name: natural });
    if (counting.has(operation)) this.#counts.add(name);
    if (name === natural) return definition;
    return { ...definition, field: name, aggregate: standIn(operation) };
  }

  #measure(operation: string, definition: ChartJson) {
    if (operation === 'count') return { role: 'count', sql: 'CAST(count(*) AS DOUBLE)', column: null };
    const column = this.#column(definition);
    const sql = aggregateSql(operation, column);
    if (sql === null) throw new LeftToVega();
    return { role: `${operation} ${column.name}`, sql, column: column.name };
  }

  async #binned(definition: ChartJson, channel: string): Promise<ChartJson> {
    const column = this.#column(definition);
    const options = binOptions(definition['bin'], channel);
    const extent = options === null ? null : await this.#setting.extent(column);
    if (options === null || extent === null) throw new LeftToVega();
    const placed = { ...options, extent: [...extent] };
    const sql = binSql(column, placed);
    if (sql === null) throw new LeftToVega();
    const role = `bin ${column.name} ${JSON.stringify(placed)}`;
    const name = this.#groups.add({ role, sql, grouped: true, name: column.name });
    return name === column.name
      ? { ...definition, bin: placed }
      : { ...definition, field: name, bin: placed };
  }

  #timed(definition: ChartJson): ChartJson {
    const column = this.#column(definition);
    const unit = textAt(definition, 'timeUnit') ?? '';
    const sql = timeUnitSql(unit, column);
    if (sql === null) throw new LeftToVega();
    const name = this.#groups.add({ role: `${unit} ${column.name}`, sql, grouped: true, name: column.name });
    return name === column.name ? definition : { ...definition, field: name };
  }

  /** Orders of a scale that look at values are kept only where values of groups give the same order as values of rows. */
  #sorted(definition: unknown): unknown {
    if (!isRecord(definition) || !('sort' in definition)) return definition;
    const { sort } = definition;
    if (sort === null) this.#ordered = true;
    if (sort === null || Array.isArray(sort) || sort === 'ascending' || sort === 'descending')
      return definition;
    this.#ordered = true;
    const channel =
      typeof sort === 'string' ? sort.replace(/^-/, '') : isRecord(sort) ? textAt(sort, 'encoding') : null;
    if (channel !== null) {
      const other = recordsIn(this.#unit.scope.encoding[channel])[0] ?? {};
      this.#requireComposable(textAt(other, 'aggregate') ?? 'min');
      return definition;
    }
    if (!isRecord(sort)) throw new LeftToVega();
    const operation = textAt(sort, 'op') ?? 'min';
    this.#requireComposable(operation);
    const { role, sql } = this.#measure(operation, sort);
    const name = this.#groups.add({ role, sql, grouped: false, name: null });
    if (counting.has(operation)) this.#counts.add(name);
    return { ...definition, sort: { ...sort, field: name, op: standIn(operation) } };
  }

  #requireComposable(operation: string): void {
    const faceted =
      this.#unit.scope.facet !== null || facetChannels.some(each => each in this.#unit.scope.encoding);
    if (!composable.has(operation) && (this.#groups.dimensions !== 1 || faceted)) throw new LeftToVega();
  }

  #column(definition: ChartJson): ChartColumn {
    const field = textAt(definition, 'field');
    const name = field === null ? null : columnName(field);
    const column = this.#columns.find(each => each.name === name);
    if (column === undefined) throw new LeftToVega();
    return column;
  }
}

/** The operation that Vega-Lite takes over one row a group in place of the one that SQL has taken. */
function standIn(operation: string): string {
  if (idempotent.has(operation)) return operation;
  return summative.has(operation) ? 'sum' : 'mean';
}

const isTruthy = (value: unknown) => value !== undefined && value !== null && value !== false;

/** The SELECT of the one row that a mark needs which reads no column. */
export function singleRow(table: string): string {
  return `SELECT 1 AS "drawn" FROM ${quoted(table)} HAVING count(*) > 0`;
}
