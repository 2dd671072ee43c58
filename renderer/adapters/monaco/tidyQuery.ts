import { catalogueOf } from './knownCatalogue';

/** The query in order, as its editor's own command would put it. */
export async function tidyQuery(path: string, sql: string): Promise<string> {
  const { formatQuery } = await import('./sql/formatQuery');
  return formatQuery(
    sql,
    catalogueOf(path).methods.map(({ name }) => name),
  );
}
