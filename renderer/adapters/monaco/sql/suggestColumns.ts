import { tableNamed, written } from './catalogue';
import type { Catalogue } from './catalogue';
import { labelOf } from './columns';
import type { Columns, ScopeColumn } from './columns';
import { columnDetail, counted } from './describe';
import type { Query } from './query';
import type { Place } from './script';
import type { Suggestion } from './suggestion';
import { tables } from './suggestTables';

/** A source that a place may name, with the name it is known by. */
export interface Reachable {
  readonly label: string;
  readonly columns: readonly ScopeColumn[];
  readonly using: readonly string[];
  /** 0 for the query that holds the place, 1 for the one around it, and so on. */
  readonly level: number;
}

/** What a place may name: the sources of its own SELECT, then those of the queries around it. */
export function reachable(place: Place, columns: Columns): readonly Reachable[] {
  const found: Reachable[] = [];
  let level = 0;
  for (let query: Query | null = place.query; query; query = outward(query), level++) {
    const own = query;
    const select =
      own === place.query ? place.select : (own.selects.findLast(({ from }) => from <= place.at) ?? null);
    for (const source of select?.sources ?? [])
      found.push({
        label: labelOf(source),
        columns: columns.ofSource(source, own),
        using: source.using,
        level,
      });
  }
  return found;
}

/** The query around one, unless it only gives it a name: that one's columns are not seen within. */
function outward(query: Query): Query | null {
  return query.parent?.named.some(one => one.query === query) ? null : query.parent;
}

/** Columns by their names; by `table.name` where two tables have one of that name. */
export function columnsInScope(
  sources: readonly Reachable[],
  catalogue: Catalogue,
): readonly (readonly Suggestion[])[] {
  const levels = [...new Set(sources.map(({ level }) => level))];
  return levels.map(level => {
    const own = sources.filter(source => source.level === level);
    const joined = new Set(own.flatMap(({ using }) => using.map(name => name.toLowerCase())));
    const shared = sharedNames(own);
    return own.flatMap(({ label, columns }) =>
      columns.map(column => {
        const low = column.name.toLowerCase();
        const qualified = label !== '' && shared.has(low) && !joined.has(low);
        return suggestion(column, catalogue, qualified ? label : null);
      }),
    );
  });
}

function sharedNames(sources: readonly Reachable[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const { columns } of sources)
    for (const name of new Set(columns.map(column => column.name.toLowerCase())))
      (seen.has(name) ? shared : seen).add(name);
  return shared;
}

/** Columns by their names alone, those that several tables have first: as USING takes them. */
export function bareColumns(
  sources: readonly Reachable[],
  catalogue: Catalogue,
): readonly (readonly Suggestion[])[] {
  const shared = sharedNames(sources);
  const all = sources.flatMap(({ columns }) => columns);
  const parts = [true, false].map(both => all.filter(({ name }) => shared.has(name.toLowerCase()) === both));
  return parts.map(part => part.map(column => suggestion(column, catalogue, null)));
}

/** Names of the sources, to go on with a dot. */
export function labels(sources: readonly Reachable[], catalogue: Catalogue): readonly Suggestion[] {
  return sources
    .filter(({ label }) => label !== '')
    .map(({ label, columns }) => ({
      kind: 'table',
      label,
      detail: counted(columns.length, 'column'),
      insert: written(label, catalogue),
    }));
}

/** What stands behind a dot: the columns of a source or a table, or the tables of a schema. */
export function members(
  names: readonly string[],
  sources: readonly Reachable[],
  catalogue: Catalogue,
): readonly Suggestion[] {
  const last = names.at(-1)?.toLowerCase() ?? '';
  const source = sources.find(({ label }) => label.toLowerCase() === last);
  if (source && source.columns.length > 0)
    return source.columns.map(column => suggestion(column, catalogue, null));
  if (/^(study|memory|temp|main)$/.test(last)) return tables(catalogue);
  const table = tableNamed(catalogue, last);
  return (table?.columns ?? []).map(({ name, type }) =>
    suggestion({ name, type, table: table?.name ?? null }, catalogue, null),
  );
}

const everywhere = new WeakMap<Catalogue['tables'], readonly Suggestion[]>();

/** Every column of the study, once a name: for a SELECT whose FROM is not written yet. */
export function allColumns(catalogue: Catalogue): readonly Suggestion[] {
  const before = everywhere.get(catalogue.tables);
  if (before) return before;
  const homes = new Map<string, string[]>();
  for (const table of catalogue.tables)
    for (const { name } of table.columns) {
      const where = homes.get(name);
      if (where) where.push(table.name);
      else homes.set(name, [table.name]);
    }
  const all = [...homes].map(([name, where]) => ({
    kind: 'column' as const,
    label: name,
    detail: `of ${where.slice(0, 3).join(', ')}${where.length > 3 ? ', …' : ''}`,
    insert: written(name, catalogue),
  }));
  everywhere.set(catalogue.tables, all);
  return all;
}

function suggestion(column: ScopeColumn, catalogue: Catalogue, table: string | null): Suggestion {
  const insert = written(column.name, catalogue);
  return {
    kind: 'column',
    label: table === null ? column.name : `${table}.${column.name}`,
    detail: columnDetail(column),
    insert: table === null ? insert : `${written(table, catalogue)}.${insert}`,
  };
}
