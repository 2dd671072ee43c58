import { beforeAll } from 'vitest';
import type { Session } from '../../../main/engine/database/Session';
import { openMethods } from '../../engine/openMethods';

/** A row of `spc_xmr`. */
export interface Judged {
  readonly series: unknown;
  readonly period: unknown;
  readonly value: number | null;
  readonly baseline: number | null;
  readonly mean: number | null;
  readonly lower_limit: number | null;
  readonly upper_limit: number | null;
  readonly lower_near_limit: number | null;
  readonly upper_near_limit: number | null;
  readonly moving_range: number | null;
  readonly target: number | null;
  readonly outside_limits: boolean | null;
  readonly trend: boolean | null;
  readonly two_of_three: boolean | null;
  readonly shift: boolean | null;
  readonly signal: string | null;
  readonly variation: string | null;
  readonly note: string | null;
}

export interface Charts {
  readonly session: () => Session;
  rows<Row>(sql: string): Promise<readonly Row[]>;
  /** Numbered values of one series as a table for a macro, and what the macro gives. */
  xmr(values: readonly (number | null)[], options?: string): Promise<readonly Judged[]>;
  summary(values: readonly (number | null)[], options?: string): Promise<Readonly<Record<string, unknown>>>;
}

/** Opens a database with the library's methods before the tests of the file. */
export function openCharts(): Charts {
  let session: Session;
  beforeAll(async () => {
    session = await openMethods();
  });
  const rows = async <Row>(sql: string) => (await session.rows(sql)) as unknown as readonly Row[];
  return {
    session: () => session,
    rows,
    xmr: (values, options) =>
      rows<Judged>(`${numbered(values)} FROM spc_xmr('one'${options ? `, ${options}` : ''})`),
    async summary(values, options) {
      const [row] = await rows<Record<string, unknown>>(
        `${numbered(values)} FROM spc_summary('one'${options ? `, ${options}` : ''})`,
      );
      return row ?? {};
    },
  };
}

/** Values as the common table expression `one`, periods counted from 1. */
export function numbered(values: readonly (number | null)[]): string {
  const list = values.map(value => (value === null ? 'NULL' : `'${value}'::DOUBLE`)).join(', ');
  return `WITH one AS (SELECT 'a' AS series, unnest(range(1, ${values.length + 1})) AS period, unnest([${list}]::DOUBLE[]) AS value)`;
}

/** Twelve values whose mean is 0 and whose mean moving range is 2, for limits at ±5.32 fixed after them. */
export const twelve = [1, -1, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1];
