import { literal, quoted } from '../../../main/contract/sql';
import type { Session } from '../../../main/engine/database/Session';
import { lineColumn } from '../../../main/engine/importers/importer';
import { layouts } from '../../../main/engine/importers/layouts';
import { openDatabase } from '../openDatabase';

/** A row of a file; null is an empty cell. */
export type Cells = readonly (string | null)[];

/** The layout of an id. */
export function layoutOf(id: string) {
  const layout = layouts.find(one => one.id === id);
  if (!layout) throw new Error(`There is no layout ${id}`);
  return layout;
}

/** What a layout makes of a table, as `laid`, and what it leaves out, as `leftover`. The first row stands on line 2. */
export async function laidOut(
  id: string,
  columns: readonly string[],
  cells: readonly Cells[],
  types = new Map<string, string>(),
) {
  const session = await (await openDatabase()).session();
  const list = [
    ...columns.map(name => `${quoted(name)} ${types.get(name) ?? 'VARCHAR'}`),
    `${quoted(lineColumn)} BIGINT`,
  ];
  await session.run(`CREATE TABLE source (${list.join(', ')})`);
  const values = cells.map((row, index) => {
    const own = columns.map((_, column) =>
      row[column] === null || row[column] === undefined ? 'NULL' : literal(row[column]),
    );
    return `(${[...own, String(index + 2)].join(', ')})`;
  });
  await session.run(`INSERT INTO source VALUES ${values.join(', ')}`);
  return layOut(session, id, 'source', columns);
}

/** The same of a table that is there. */
export async function layOut(session: Session, id: string, source: string, columns: readonly string[]) {
  const layout = layoutOf(id);
  await session.run(`CREATE TABLE laid AS ${layout.select(quoted(source), columns)}`);
  const left = layout.leftOut(quoted(source), columns);
  await session.run(`CREATE TABLE leftover (line BIGINT, "column" VARCHAR, value VARCHAR, reason VARCHAR)`);
  if (left !== null) await session.run(`INSERT INTO leftover ${left}`);
  const rows = async (sql: string) => {
    const found = await session.rows(sql);
    return found.map(row => Object.values(row).map(textOf));
  };
  return { rows };
}

const textOf = (value: unknown) => (value === null ? null : `${value as string | number | bigint | boolean}`);

/** The outcomes laid out, to four decimals. */
export const outcomes = `SELECT case_id, measure_id, CAST(period AS VARCHAR), round(value, 4), numerator, denominator FROM laid ORDER BY ALL`;
/** What was left out, in the order of the file. */
export const leftOut = `SELECT line, "column", value, reason FROM leftover ORDER BY ALL`;
