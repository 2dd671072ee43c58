import type { PrivacySettings } from '../../contract/privacy';
import type { Column } from '../../contract/study';

/** The count in a column as a number in SQL, wide enough for any arithmetic; null where a text is no number. */
export function countValue(sql: string, { kind }: Column): string {
  if (kind === 'whole') return `CAST(${sql} AS HUGEINT)`;
  return kind === 'text' ? `TRY_CAST(${sql} AS DOUBLE)` : `CAST(${sql} AS DOUBLE)`;
}

/** Whether a count is from 1 to one below the smallest that may be shown. */
export function tooSmall(value: string, { smallestCount }: PrivacySettings): string {
  if (smallestCount === null) return 'false';
  return `coalesce(${value} <> 0 AND abs(${value}) < ${smallestCount}, false)`;
}

/** A count to the nearest multiple, halves away from zero; itself where there is no base. */
export function roundedCount(sql: string, column: Column, { roundTo }: PrivacySettings): string {
  if (roundTo === null) return sql;
  const value = countValue(sql, column);
  if (column.kind === 'whole') {
    // Whole numbers are rounded as such: as fractions, those beyond 2^53 would come out wrong.
    const rounded = `sign(${value}) * ((abs(${value}) + ${Math.floor(roundTo / 2)}) // ${roundTo}) * ${roundTo}`;
    return `CAST(${rounded} AS ${wideType(column.type)})`;
  }
  const rounded = `round(${value} / ${roundTo}) * ${roundTo}`;
  return column.kind === 'text'
    ? `coalesce(CAST(TRY_CAST(${rounded} AS HUGEINT) AS VARCHAR), ${sql})`
    : rounded;
}

/** A type that holds the rounded value of any of the type's. */
function wideType(type: string): string {
  return /^(UBIGINT|U?HUGEINT)$/.test(type) ? 'HUGEINT' : 'BIGINT';
}
