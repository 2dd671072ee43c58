import type { Row, Session } from '../../../main/engine/database/Session';

/** Rows of a series `s` of months from January 2015, as SQL; null is a gap. */
export const months = (values: readonly (number | null)[]) =>
  `SELECT 's' AS series, (DATE '2015-01-01' + INTERVAL (i - 1) MONTH)::DATE AS period, value
   FROM (SELECT unnest([${values.map(value => value ?? 'NULL').join(', ')}]::DOUBLE[]) AS value,
                generate_subscripts([${values.map(() => 0).join(', ')}], 1) AS i)`;

/** What a call on the rows gives, a row a term. */
export async function termsOf(
  session: Session,
  rows: string,
  call: string,
): Promise<ReadonlyMap<string, Row>> {
  const found = await session.rows(`WITH input AS (${rows}) FROM ${call}`);
  return new Map(found.map(row => [String(row['term']), row]));
}

export const column = (terms: ReadonlyMap<string, Row>, name: string) =>
  [...terms.values()].map(row => row[name]);

/** Numbers that look random and are always the same. */
export function noise(length: number, seed = 1): number[] {
  let state = seed;
  return Array.from({ length }, () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647 - 0.5;
  });
}
