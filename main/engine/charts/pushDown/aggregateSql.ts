import type { ChartColumn } from '../chartColumns';

/** Operations whose value over one row that already holds it is that value again. */
export const idempotent: ReadonlySet<string> = new Set([
  'sum',
  'mean',
  'average',
  'median',
  'min',
  'max',
  'q1',
  'q3',
]);

/** Operations that may be taken over groups and then over the groups' values. */
export const composable: ReadonlySet<string> = new Set(['count', 'valid', 'missing', 'sum', 'min', 'max']);

/** Operations that count rows. */
export const counting: ReadonlySet<string> = new Set(['count', 'distinct', 'valid', 'missing']);

/** Operations that Vega-Lite stacks and sums; others stand for one value. */
export const summative: ReadonlySet<string> = new Set([...counting, 'sum']);

export const isTemporal = ({ type }: ChartColumn) => /^(DATE|TIMESTAMP(_S|_MS|_NS)?)$/.test(type);

const isNumeric = ({ kind }: ChartColumn) => kind === 'whole' || kind === 'decimal';

/** Vega leaves what is not a number out of its sums. */
export function numberSql(column: ChartColumn): string | null {
  if (!isNumeric(column)) return null;
  const value = `CAST(${column.sql} AS DOUBLE)`;
  return /^(FLOAT|DOUBLE|REAL)/.test(column.type) ? `nullif(${value}, 'nan'::DOUBLE)` : value;
}

const overNumbers: Readonly<Record<string, (value: string) => string>> = {
  sum: value => `sum(${value})`,
  mean: value => `avg(${value})`,
  average: value => `avg(${value})`,
  median: value => `quantile_cont(${value}, 0.5)`,
  q1: value => `quantile_cont(${value}, 0.25)`,
  q3: value => `quantile_cont(${value}, 0.75)`,
  min: value => `min(${value})`,
  max: value => `max(${value})`,
  stdev: value => `stddev_samp(${value})`,
  stdevp: value => `stddev_pop(${value})`,
  variance: value => `var_samp(${value})`,
  variancep: value => `var_pop(${value})`,
};

/** A Vega-Lite aggregate of a column as SQL; null where the two would not agree. */
export function aggregateSql(operation: string, column: ChartColumn): string | null {
  if (column.kind === 'nested' || column.kind === 'binary') return null;
  const counted = countSql(operation, column);
  if (counted !== null) return `CAST(${counted} AS DOUBLE)`;
  if (isTemporal(column) && (operation === 'min' || operation === 'max')) {
    return `${operation}(${column.sql})`;
  }
  const value = numberSql(column);
  return value === null ? null : (overNumbers[operation]?.(value) ?? null);
}

/** Vega counts a null among distinct values, and an empty text among the missing. */
function countSql(operation: string, column: ChartColumn): string | null {
  const missing =
    column.kind === 'text'
      ? `${column.sql} IS NULL OR CAST(${column.sql} AS VARCHAR) = ''`
      : `${column.sql} IS NULL`;
  switch (operation) {
    case 'distinct':
      return `count(DISTINCT ${column.sql}) + coalesce(bool_or(${column.sql} IS NULL), false)::INTEGER`;
    case 'missing':
      return `count(*) FILTER (WHERE ${missing})`;
    case 'valid':
      return column.kind === 'text'
        ? `count(*) FILTER (WHERE NOT (${missing}))`
        : `count(${numberSql(column) ?? column.sql})`;
    default:
      return null;
  }
}
