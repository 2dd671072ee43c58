import { uniqueNames } from '../../contract/cellText';
import { quoted } from '../../contract/sql';
import type { ColumnKind } from '../../contract/study';
import type { ChartResult } from './chartSources';

/** A column of a query as a chart may name it. */
export interface ChartColumn {
  readonly name: string;
  readonly type: string;
  readonly kind: ColumnKind;
  /** The column in SQL over the result's table. */
  readonly sql: string;
}

/** The columns of a result under names of which no two are the same. */
export function chartColumns({ columns, fields }: ChartResult): readonly ChartColumn[] {
  const names = uniqueNames(columns.map(({ name }) => name));
  return columns.map(({ name, type, kind }, index) => ({
    name: names[index] ?? name,
    type,
    kind,
    sql: quoted(fields[index] ?? name),
  }));
}

/** The name of the column that a Vega-Lite field reads, or null for a path into a nested value. */
export function columnName(field: string): string | null {
  if (/(^|[^\\])[.[\]]/.test(field)) return null;
  return field.replace(/\\(.)/g, '$1');
}

/** The first step of a field's path: the column that holds it. */
export function baseColumn(field: string): string {
  const first = /^(?:[^\\.[\]]|\\.)*/.exec(field)?.[0] ?? field;
  return first.replace(/\\(.)/g, '$1');
}
