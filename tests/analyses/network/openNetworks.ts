import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Session } from '../../../main/engine/database/Session';
import { root } from '../../e2e/root';
import { openMethods } from '../../engine/openMethods';

export type Row = Readonly<Record<string, unknown>>;
export type Tie = readonly [from: string | null, to: string | null];

const krackhardt = join(root, '../shared/data/methods/sna');
export const withoutShared = !existsSync(krackhardt) && process.env['CI'] !== 'true';

export interface Networks {
  readonly session: Session;
  rows(sql: string): Promise<readonly Row[]>;
  /** The ties as SQL that may stand in brackets. */
  values(ties: readonly Tie[], network?: string): string;
  /** The only summary of one network of ties. */
  summary(ties: readonly Tie[]): Promise<Row>;
  /** The nodes of one network of ties, by actor. */
  nodes(ties: readonly Tie[]): Promise<ReadonlyMap<unknown, Row>>;
  krackhardt(file: string): string;
}

export async function openNetworks(): Promise<Networks> {
  const session = await openMethods(krackhardt);
  const rows = async (sql: string) => (await session.rows(sql)).map(plain);
  return {
    session,
    rows,
    values,
    async summary(ties) {
      const [row = {}] = await rows(`WITH t AS (${values(ties)}) FROM network_summary('t')`);
      return row;
    },
    async nodes(ties) {
      const found = await rows(`WITH t AS (${values(ties)}) FROM network_nodes('t')`);
      return new Map(found.map(row => [row['actor_id'], row]));
    },
    krackhardt: file =>
      `SELECT '${file}' AS network, "from" AS from_actor, "to" AS to_actor FROM '${join(krackhardt, `krackhardt_${file}_edges.csv`)}'`,
  };
}

const values = (ties: readonly Tie[], network = 'net') =>
  ties.length === 0
    ? `SELECT '${network}' AS network, NULL::VARCHAR AS from_actor, NULL::VARCHAR AS to_actor WHERE false`
    : `SELECT '${network}' AS network, * FROM (VALUES ${ties.map(([from, to]) => `(${text(from)}, ${text(to)})`).join(', ')}) AS v(from_actor, to_actor)`;

const text = (value: string | null) => (value === null ? 'NULL::VARCHAR' : `'${value}'`);

const plain = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, typeof value === 'bigint' ? Number(value) : value]),
  );

/** Ties written like `a-b a-c`. */
export const ties = (written: string): readonly Tie[] =>
  written
    .split(/\s+/)
    .filter(Boolean)
    .map(pair => {
      const [from = '', to = ''] = pair.split('-');
      return [from, to];
    });

export const bothWays = (all: readonly Tie[]): readonly Tie[] =>
  all.flatMap(([from, to]): Tie[] => [
    [from, to],
    [to, from],
  ]);

/** Distinct ties among `size` actors called a0, a1, …, the same every time. */
export function drawn(size: number, count: number, seed: number): readonly Tie[] {
  let state = seed;
  const next = () => {
    state = (state * 48271) % 2147483647;
    return state % size;
  };
  next();
  const found = new Map<string, Tie>();
  while (found.size < count) {
    const [from, to] = [`a${next()}`, `a${next()}`];
    if (from !== to) found.set(`${from} ${to}`, [from, to]);
  }
  return [...found.values()];
}
