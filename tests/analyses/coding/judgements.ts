import { expect } from 'vitest';
import type { Session } from '../../../main/engine/database/Session';
import type { Judgements } from './plain';

export interface Found {
  readonly statistic: string;
  readonly value: number | null;
  readonly coders: number;
  readonly units: number;
  readonly note: string | null;
}

export const statistics = [
  'percent_agreement',
  'cohen_kappa',
  'weighted_kappa_linear',
  'weighted_kappa_quadratic',
  'fleiss_kappa',
  'krippendorff_alpha',
];

/** Every statistic of the judgements that the SQL gives. */
export async function agreementOf(
  session: Session,
  rows: string,
  level = 'nominal',
): Promise<ReadonlyMap<string, Found>> {
  const found = await session.rows(`WITH judged AS (${rows}) FROM agreement('judged', level := '${level}')`);
  expect(found.map(({ statistic }) => statistic)).toEqual(statistics);
  return new Map((found as unknown as readonly Found[]).map(one => [one.statistic, one]));
}

/** Rows of SQL for judgements by unit and coder; coders are A, B, … */
export const judged = (units: Judgements) =>
  `SELECT * FROM (VALUES ${units
    .flatMap((unit, u) =>
      unit.map((value, c) => `(${u + 1}, '${String.fromCharCode(65 + c)}', ${value ?? 'NULL::INTEGER'})`),
    )
    .join(', ')}) AS j(unit, coder, value)`;

/** Two coders from a table of counts: rows are values of A, columns values of B. */
export const crossed = (table: readonly (readonly number[])[]): Judgements =>
  table.flatMap((row, i) => row.flatMap((n, j) => Array.from({ length: n }, () => [i + 1, j + 1])));
