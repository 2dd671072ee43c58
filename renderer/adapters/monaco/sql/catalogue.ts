import type { OwnTable, SqlFunction } from '../../../../main/contract/catalogue';
import type { LibraryMethod } from '../../../../main/contract/method';
import { quoted } from '../../../../main/contract/sql';
import type { Column, TableSummary, ViewSummary } from '../../../../main/contract/study';
import type { Known, MadeTable, ScopeColumn } from './columns';

/** Everything that a query may name and that its text does not tell. */
export interface Catalogue {
  readonly tables: readonly TableSummary[];
  /** Queries under a name, in files of the study. */
  readonly views: readonly Pick<ViewSummary, 'name' | 'path'>[];
  /** What SQL has made while the study is open. */
  readonly own: readonly OwnTable[];
  readonly functions: readonly SqlFunction[];
  /** Words that are names only within quotation marks, in lower case. */
  readonly reserved: readonly string[];
  readonly methods: readonly LibraryMethod[];
  /** Paths of the study's files. */
  readonly files: readonly string[];
  /** Columns of the files that queries read, by the SQL that reads them. */
  readonly read: Readonly<Record<string, readonly Column[]>>;
}

export const emptyCatalogue: Catalogue = {
  tables: [],
  views: [],
  own: [],
  functions: [],
  reserved: [],
  methods: [],
  files: [],
  read: {},
};

/** A table by its name: a person's own before the study's, as DuckDB looks for it. */
export function tableNamed(catalogue: Catalogue, name: string): TableSummary | OwnTable | null {
  const fits = (table: { readonly name: string }) => table.name.toLowerCase() === name.toLowerCase();
  return catalogue.own.find(fits) ?? catalogue.tables.find(fits) ?? null;
}

/** What the catalogue tells of the columns that a query reads. */
export function knownBy(catalogue: Catalogue, made: readonly MadeTable[]): Known {
  return {
    made,
    tables: name => {
      const table = tableNamed(catalogue, name);
      return table && table.columns.map(column => scopeColumn(column, table.name));
    },
    files: read => {
      const columns = Object.hasOwn(catalogue.read, read) ? catalogue.read[read] : undefined;
      const path = /'((?:[^']|'')+)'/.exec(read)?.[1]?.replaceAll("''", "'") ?? read;
      return columns?.map(column => scopeColumn(column, path)) ?? null;
    },
    functions: name => {
      const low = name.toLowerCase();
      const method = catalogue.methods.find(one => one.name === low);
      if (method) return method.gives.map(column => scopeColumn(column, method.name));
      return /^(range|generate_series|unnest)$/.test(low) ? [{ name: low, type: null, table: null }] : null;
    },
  };
}

function scopeColumn({ name, type }: Pick<Column, 'name' | 'type'>, table: string): ScopeColumn {
  return { name, type, table };
}

/** A name as SQL takes it: in quotation marks where it needs them. */
export function written(name: string, { reserved }: Pick<Catalogue, 'reserved'>): string {
  const plain = /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) && !reserved.includes(name.toLowerCase());
  return plain ? name : quoted(name);
}
