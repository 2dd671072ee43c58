import type { ColumnKind } from '../../contract/study';

const kinds: readonly (readonly [RegExp, ColumnKind])[] = [
  [/\[\d*\]$|^(STRUCT|MAP|UNION|VARIANT|LIST)\b/, 'nested'],
  [/^U?(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)$|^BIGNUM$/, 'whole'],
  [/^(FLOAT|DOUBLE|DECIMAL)/, 'decimal'],
  [/^BOOLEAN$/, 'boolean'],
  [/^DATE$/, 'date'],
  [/^(TIME|INTERVAL)/, 'time'],
  [/^(BLOB|BIT|GEOMETRY)/, 'binary'],
];

/** How a column of the DuckDB type is shown. */
export function columnKind(type: string): ColumnKind {
  return kinds.find(([pattern]) => pattern.test(type))?.[1] ?? 'text';
}
