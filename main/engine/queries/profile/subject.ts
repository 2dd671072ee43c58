import type { ColumnKind } from '../../../contract/study';
import type { Row } from '../../database/Session';

/** A column that is profiled. */
export interface Subject {
  /** The table, qualified and quoted. */
  readonly table: string;
  /** The column, quoted. */
  readonly column: string;
  /** DuckDB's name of its type. */
  readonly type: string;
  readonly kind: ColumnKind;
  /** Whether there are too many rows to count and sort everything exactly. */
  readonly estimated: boolean;
  /** Asks for one row. */
  one(sql: string): Promise<Row>;
  rows(sql: string): Promise<readonly Row[]>;
}

export function numberIn(row: Row, field: string): number {
  return Number(row[field] ?? 0);
}

export function textIn(row: Row, field: string): string | null {
  const value = row[field];
  return typeof value === 'string' ? value : null;
}
