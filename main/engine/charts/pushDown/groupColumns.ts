import { quoted } from '../../../contract/sql';

interface GroupColumn {
  /** What the column holds; two definitions with the same role share it. */
  readonly role: string;
  readonly sql: string;
  readonly grouped: boolean;
  /** The name to use if it is free; null for one that no column of the query has. */
  readonly name: string | null;
}

/** The columns of a GROUP BY as they are asked for one after another. */
export class GroupColumns {
  readonly #reserved: ReadonlySet<string>;
  readonly #columns = new Map<string, GroupColumn & { readonly name: string }>();

  constructor(reserved: readonly string[]) {
    this.#reserved = new Set(reserved);
  }

  /** How many columns the rows are grouped by. */
  get dimensions(): number {
    return [...this.#columns.values()].filter(({ grouped }) => grouped).length;
  }

  /** Adds a column unless its role is there already; returns the name it has. */
  add(column: GroupColumn): string {
    const known = this.#columns.get(column.role);
    if (known !== undefined) return known.name;
    const names = new Set([...this.#columns.values()].map(({ name }) => name));
    const name = column.name === null || names.has(column.name) ? this.#invented(names) : column.name;
    this.#columns.set(column.role, { ...column, name });
    return name;
  }

  /** Groups stand in the order in which their first rows stand, as Vega would meet them. */
  select(table: string): string {
    const columns = [...this.#columns.values()];
    const grouped = columns.filter(each => each.grouped).map(each => each.sql);
    const selected = columns.map(({ sql, name }) => `${sql} AS ${quoted(name)}`).join(', ');
    const groups = grouped.length > 0 ? ` GROUP BY ${grouped.join(', ')}` : ' HAVING count(*) > 0';
    return `SELECT ${selected} FROM ${quoted(table)}${groups} ORDER BY min(rowid)`;
  }

  #invented(names: ReadonlySet<string>): string {
    let count = 1;
    while (this.#reserved.has(`computed_${count}`) || names.has(`computed_${count}`)) count += 1;
    return `computed_${count}`;
  }
}
