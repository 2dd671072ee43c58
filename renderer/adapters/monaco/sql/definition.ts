import { knownBy } from './catalogue';
import type { Catalogue } from './catalogue';
import { Columns, labelOf, visible } from './columns';
import { nameAt, sourceAt } from './explain';
import type { Query, Source } from './query';
import type { Place } from './script';
import { isName, nameOf } from './tokens';
import type { Token } from './tokens';

/** Where the name at a place of a script is given: that of a query, a table that the script makes, an alias, a column. */
export function definitionAt(sql: string, offset: number, catalogue: Catalogue): Token | null {
  const place = nameAt(sql, offset);
  if (!place) return null;
  const { token, at, statement } = place;
  const source = sourceAt(place);
  if (source) return token === source.alias ? token : givenName(source, place);
  const columns = new Columns(statement, knownBy(catalogue, place.made));
  const owner = statement.tokens[at - 2];
  if (statement.tokens[at - 1]?.text === '.' && isName(owner)) return columnIn(place, columns, nameOf(owner));
  if (statement.tokens[at + 1]?.text === '.') {
    const named = sourcesOf(place).find(one => same(labelOf(one), token));
    return named?.alias ?? named?.names.at(-1) ?? null;
  }
  return (
    columnIn(place, columns, null) ??
    place.select?.items?.map(item => columns.aliasOf(item)).find(one => one && same(nameOf(one), token)) ??
    null
  );
}

/** The place where a source that is named has its name from. */
function givenName({ names }: Source, place: Place): Token | null {
  const [name] = names;
  if (!name || names.length > 1) return null;
  const given = [...visible(place.query), ...place.made.map(({ made }) => made).reverse()];
  return given.find(one => same(nameOf(one.name), name))?.name ?? null;
}

function sourcesOf(place: Place): readonly Source[] {
  const sources = [...(place.select?.sources ?? [])];
  for (let query: Query | null = place.query.parent; query; query = query.parent)
    sources.push(...query.selects.flatMap(select => select.sources));
  return sources;
}

/** The term that gives a column its name, in the query of this statement that the column is of. */
function columnIn(
  place: Place & { readonly token: Token },
  columns: Columns,
  owner: string | null,
): Token | null {
  const name = nameOf(place.token);
  for (const source of sourcesOf(place)) {
    if (owner !== null && labelOf(source).toLowerCase() !== owner.toLowerCase()) continue;
    const [table] = source.names;
    const named = table && visible(place.query).find(one => same(nameOf(one.name), table));
    const query = source.query ?? named?.query;
    const given = query && columns.termNamed(query, name);
    if (given) return given;
  }
  return null;
}

function same(name: string, token: Token): boolean {
  return name.toLowerCase() === nameOf(token).toLowerCase();
}
