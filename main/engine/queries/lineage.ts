import type { Lineage } from '../../contract/result';
import type { Session } from '../database/Session';
import { withoutComments } from './splitStatements';

/** What lineage needs to know of the study. */
export interface Origins {
  /** Tables of the study by name in lower case. */
  readonly tables: ReadonlyMap<string, { readonly name: string; readonly synthetic: boolean }>;
  /** Files of the study that a text in SQL may mean: a path, or a pattern with * and ?. */
  readonly matchFiles: (pattern: string) => readonly string[];
}

/** Views and macros that were made since the database was opened, by name in lower case. */
export type Definitions = ReadonlyMap<string, string>;

export const noLineage: Lineage = { tables: [], files: [], synthetic: false };

/** Where rows come from that come from all of these. */
export function joined(all: readonly Lineage[]): Lineage {
  return {
    tables: [...new Set(all.flatMap(({ tables }) => tables))].sort(),
    files: [...new Set(all.flatMap(({ files }) => files))].sort(),
    synthetic: all.some(({ synthetic }) => synthetic),
  };
}

/**
 * The tables and files that a script reads: named in it, in the views and macros that it uses, or in a string that is
 * the name of a table (as methods take it) or of a file. It may name too much, never too little.
 */
export function lineage(sql: string, origins: Origins, definitions: Definitions): Lineage {
  const tables = new Set<string>();
  const files = new Set<string>();
  const read = new Set<string>();
  const visit = (text: string) => {
    const plain = withoutComments(text);
    for (const word of words(plain)) {
      const known = origins.tables.get(word.toLowerCase());
      if (known) tables.add(known.name);
      const definition = definitions.get(word.toLowerCase());
      if (definition !== undefined && !read.has(word)) {
        read.add(word);
        visit(definition);
      }
    }
    for (const text of strings(plain)) for (const file of origins.matchFiles(text)) files.add(file);
  };
  visit(sql);
  const names = [...tables].sort();
  const synthetic = names.some(name => origins.tables.get(name.toLowerCase())?.synthetic === true);
  return { tables: names, files: [...files].sort(), synthetic };
}

/** Reads what a session sees of views and macros; DuckDB takes longer over it than over many a query. */
export async function readDefinitions(session: Session): Promise<Definitions> {
  const rows = await session.rows(
    `SELECT lower(view_name) AS name, sql AS definition FROM duckdb_views() WHERE NOT internal AND database_name <> 'study'
     UNION ALL
     SELECT lower(function_name), macro_definition FROM duckdb_functions()
     WHERE macro_definition IS NOT NULL AND NOT internal`,
  );
  return new Map(rows.map(row => [String(row['name']), String(row['definition'])]));
}

/** Names and the insides of strings and quoted names: anything that may be the name of a table. */
function words(sql: string): readonly string[] {
  const found = sql.match(/'(?:[^']|'')*'|"(?:[^"]|"")*"|[\p{L}_][\p{L}\p{N}_]*/gu) ?? [];
  return found.map(word => (/^['"]/.test(word) ? word.slice(1, -1) : word));
}

function strings(sql: string): readonly string[] {
  const found = sql.match(/'(?:[^']|'')*'|"(?:[^"]|"")*"/g) ?? [];
  return found.map(text => text.slice(1, -1).replaceAll("''", "'"));
}
