import { Failure } from '../../contract/failure';
import type { Filter, Order } from '../../contract/result';
import { literal } from '../../contract/sql';
import type { Column } from '../../contract/study';
import { numberBound } from './numberBound';

/** A column of a result, and the SQL that names it where a condition on it stands. */
export interface FilteredColumn {
  readonly sql: string;
  readonly column: Column;
}

type ColumnAt = (index: number) => FilteredColumn;

/** SQL of all filters together; empty when there are none. */
export function conditionOfAll(filters: readonly Filter[], column: ColumnAt): string {
  return filters.map(filter => condition(filter, column(filter.column))).join(' AND ');
}

/** SQL of the keys to sort by; empty when there are none. */
export function orderOfAll(order: readonly Order[], column: ColumnAt): string {
  return order
    .map(each => `${column(each.column).sql} ${each.descending ? 'DESC' : 'ASC'} NULLS LAST`)
    .join(', ');
}

/** A text as SQL: one that no character can end before its time, for DuckDB reads a statement up to a NUL. */
function textLiteral(text: string): string {
  const parts = text.split('\0').map(literal);
  return parts.length === 1 ? parts.join('') : `(${parts.join(' || chr(0) || ')})`;
}

/** SQL that holds of the texts in which a text is, whatever their letters' case. */
export function containing(sql: string, text: string): string {
  return `contains(${lowered(sql)}, lower(${textLiteral(text)}))`;
}

const lowered = (sql: string) => `lower(CAST(${sql} AS VARCHAR))`;

function condition({ test, values }: Filter, { sql, column }: FilteredColumn): string {
  switch (test) {
    case 'null':
      return `${sql} IS NULL`;
    case 'not null':
      return `${sql} IS NOT NULL`;
    case 'contains':
      return containing(sql, one(values));
    case 'equals':
      return `${lowered(sql)} = lower(${textLiteral(one(values))})`;
    case 'starts':
      return `starts_with(${lowered(sql)}, lower(${textLiteral(one(values))}))`;
    case 'among':
      return among(sql, values);
    case 'between':
      return between(sql, values, column);
  }
}

function one(values: Filter['values']): string {
  const [text] = values;
  if (typeof text === 'string') return text;
  throw new Failure('bug', 'A filter that compares texts came without one.');
}

function among(sql: string, values: Filter['values']): string {
  const texts = values.filter(value => value !== null).map(textLiteral);
  const parts = [
    ...(texts.length > 0 ? [`CAST(${sql} AS VARCHAR) IN (${texts.join(', ')})`] : []),
    ...(values.includes(null) ? [`${sql} IS NULL`] : []),
  ];
  if (parts.length === 0) return 'false';
  return parts.length === 1 ? parts.join('') : `(${parts.join(' OR ')})`;
}

function between(sql: string, [least = null, greatest = null]: Filter['values'], column: Column): string {
  const parts = [
    ...(least === null ? [] : [`${sql} >= ${bound(least, column, 'least')}`]),
    ...(greatest === null ? [] : [upTo(sql, greatest, column)]),
  ];
  return parts.length === 0 ? 'true' : parts.join(' AND ');
}

/** A day as the end of moments is meant with all its hours. */
function upTo(sql: string, greatest: string, column: Column): string {
  const wholeDay = column.type.startsWith('TIMESTAMP') && /^\s*\d{4,}-\d\d?-\d\d?\s*$/.test(greatest);
  const end = bound(greatest, column, 'greatest');
  return wholeDay ? `${sql} < ${end} + INTERVAL 1 DAY` : `${sql} <= ${end}`;
}

function bound(text: string, column: Column, end: 'least' | 'greatest'): string {
  if (column.kind === 'whole' || column.kind === 'decimal') return numberBound(text, column, end);
  if (column.kind === 'date' || column.kind === 'time') return `CAST(${textLiteral(text)} AS ${column.type})`;
  throw new Failure('bug', `Values of the type ${column.type} are not filtered by a range.`);
}
