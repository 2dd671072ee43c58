import type { Session } from '../database/Session';

/** Beyond so many columns, none is looked at for whether it says the same as another. */
const mostCompared = 12;

interface Marks {
  /** Qualified and quoted name of a table that may be changed. */
  readonly table: string;
  /** The count as a number in SQL, and the column that says whether it is suppressed. */
  readonly value: string;
  readonly mark: string;
  /** The columns that say what a row is of. */
  readonly groups: readonly string[];
}

/**
 * Secondary suppression. A group is the rows that share all columns that say what a row is of but one: a total over
 * that one gives away a count that is suppressed alone. Then the smallest count left of the group, above zero where
 * there is one, is suppressed too; again and again, until no group has a count that is suppressed alone.
 */
export async function suppressFurther(session: Session, marks: Marks, signal: AbortSignal): Promise<void> {
  const sets = await partitions(session, marks, signal);
  let changed = true;
  while (changed) {
    changed = false;
    for (const set of sets) {
      const rows = await session.rows(`${update(marks, set)} RETURNING 1`, { signal });
      changed ||= rows.length > 0;
    }
  }
}

function update({ table, value, mark }: Marks, set: readonly string[]): string {
  const partition = set.length === 0 ? '' : `PARTITION BY ${set.join(', ')}`;
  return `UPDATE ${table} SET ${mark} = true WHERE rowid IN (
    SELECT id FROM (
      SELECT rowid AS id,
        count(*) FILTER (WHERE ${mark}) OVER (${partition}) AS suppressed,
        count(*) OVER (${partition}) AS members,
        row_number() OVER (${partition} ORDER BY ${mark}, ${value} = 0, abs(${value}), rowid) AS place
      FROM ${table} WHERE ${value} IS NOT NULL)
    WHERE suppressed = 1 AND members > 1 AND place = 1)`;
}

/**
 * The columns that the rows of a group share, for each column that they may differ in. A column that says the same as
 * that one in other words (the id and the name of a case) differs with it; one that it decides (the region of a case)
 * is looked at both ways, as there may be totals of each region and of all.
 */
async function partitions(
  session: Session,
  { table, groups }: Marks,
  signal: AbortSignal,
): Promise<readonly (readonly string[])[]> {
  if (groups.length === 0) return [[]];
  const decides = await dependence(session, table, groups, signal);
  const sets = groups.flatMap((column, index) => {
    const others = groups.map((_, other) => other).filter(other => other !== index);
    const unlike = others.filter(other => !(decides(index, other) && decides(other, index)));
    const free = others.filter(other => !decides(index, other));
    return [unlike, free].map(set => set.map(other => groups[other] ?? column));
  });
  return [...new Map(sets.map(set => [set.join(), set])).values()];
}

type Decides = (column: number, other: number) => boolean;

async function dependence(
  session: Session,
  table: string,
  groups: readonly string[],
  signal: AbortSignal,
): Promise<Decides> {
  if (groups.length > mostCompared) return () => false;
  const distinct = (...columns: readonly string[]) => `count(DISTINCT hash(${columns.join(', ')}))`;
  const terms = groups.flatMap((column, index) => [
    `${distinct(column)} AS "${index}"`,
    ...groups
      .slice(index + 1)
      .map((other, after) => `${distinct(column, other)} AS "${index} ${index + 1 + after}"`),
  ]);
  const [row = {}] = await session.rows(`SELECT ${terms.join(', ')} FROM ${table}`, { signal });
  return (column, other) => {
    const both = `${Math.min(column, other)} ${Math.max(column, other)}`;
    return row[String(column)] === row[both];
  };
}
