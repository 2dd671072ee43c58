import type { Range } from './statement';
import type { Token } from './tokens';

/** What a query reads. */
export interface Source extends Range {
  readonly kind: 'table' | 'function' | 'query' | 'file';
  /** The names of a table, from its catalog inwards; that of a function; none for others. */
  readonly names: readonly Token[];
  readonly query: Query | null;
  /** The path of a file in its quotation marks; null for others. */
  readonly file: Token | null;
  readonly alias: Token | null;
  /** Names that the alias gives to the columns: `AS o (a, b)`. */
  readonly columns: readonly string[];
  /** Columns that it is joined by, which are then one: `USING (case_id)`. */
  readonly using: readonly string[];
}

/** A common table expression, or a table that a script makes. */
export interface NamedQuery {
  readonly name: Token;
  /** Names given to its columns; empty where its query names them. */
  readonly columns: readonly string[];
  readonly query: Query | null;
}

/** One SELECT of a query, between its set operations. */
export interface Select extends Range {
  /** The terms between SELECT and the next clause; null where there is no SELECT. */
  readonly items: readonly Range[] | null;
  readonly sources: readonly Source[];
}

/** A query as far as it is written, with the queries inside it. */
export interface Query extends Range {
  readonly parent: Query | null;
  /** Whether its common table expressions may name themselves. */
  readonly recursive: boolean;
  readonly named: NamedQuery[];
  readonly selects: Select[];
  readonly inner: Query[];
}
