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

/** The columns of a result under names of which no two are the same: a repeated name gets `_1`, `_2`, … */
export function chartColumns(result: ChartResult): readonly ChartColumn[] {
  const taken = new Set<string>();
  return result.columns.map(({ name, type, kind }, index) => {
    let unique = name;
    for (let count = 1; taken.has(unique); count += 1) unique = `${name}_${count}`;
    taken.add(unique);
    return { name: unique, type, kind, sql: quoted(result.fields[index] ?? name) };
  });
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
