import { uniqueNames } from '../../contract/cellText';
import { quoted } from '../../contract/sql';
import type { FilteredColumn } from './condition';

/** SQL whose value is the text of a SQL literal: of the value in a column, exact. */
export function literalOf({ sql, column: { kind, type } }: FilteredColumn): string {
  const text = `CAST(${sql} AS VARCHAR)`;
  const between = `'''' || replace(${text}, '''', '''''') || ''''`;
  const cast = `'CAST(' || ${between} || ' AS ${type.replaceAll("'", "''")})'`;
  if (kind === 'text') return orNull(between);
  if (type === 'DOUBLE' || type === 'FLOAT')
    return orNull(`CASE WHEN isfinite(${sql}) THEN ${text} ELSE ${cast} END`);
  return orNull(kind === 'whole' || kind === 'decimal' || kind === 'boolean' ? text : cast);
}

const orNull = (sql: string) => `coalesce(${sql}, 'NULL')`;

/** The statement that puts rows of literals into a table. */
export function insertStatement(
  table: string,
  names: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const list = uniqueNames(names).map(quoted).join(', ');
  const values = rows.map(row => `  (${row.join(', ')})`).join(',\n');
  return `INSERT INTO ${quoted(table)} (${list}) VALUES\n${values};\n`;
}
