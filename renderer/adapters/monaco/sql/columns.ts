import { fileRead, pathIn } from './fileRead';
import type { NamedQuery, Query, Select, Source } from './query';
import { after, namesWithin, split, within } from './statement';
import type { Range, Statement } from './statement';
import { isName, nameOf, wordOf } from './tokens';
import type { Token } from './tokens';

/** A column that a query may name. */
export interface ScopeColumn {
  readonly name: string;
  /** Null where the text does not tell. */
  readonly type: string | null;
  /** What it is a column of; null for a name that the query itself gives. */
  readonly table: string | null;
}

/** A table made by an earlier statement of the script. */
export interface MadeTable {
  readonly statement: Statement;
  readonly made: NamedQuery;
}

/** What the text does not tell: columns of tables, and those that functions give; null for the unknown. */
export interface Known {
  readonly tables: (name: string, qualified: boolean) => readonly ScopeColumn[] | null;
  readonly functions: (name: string) => readonly ScopeColumn[] | null;
  readonly made: readonly MadeTable[];
  /** Columns of a file, by the text that reads it, as `filesRead` writes it. */
  readonly files: (read: string) => readonly ScopeColumn[] | null;
}

/** How deep queries may be read through others: enough for people, and an end for those that name themselves. */
const deepest = 30;

/** Tells the columns of what one statement reads. */
export class Columns {
  readonly #statement: Statement;
  readonly #known: Known;
  readonly #depth: number;

  constructor(statement: Statement, known: Known, depth = 0) {
    this.#statement = statement;
    this.#known = known;
    this.#depth = depth;
  }

  /** The columns that a source has; `query` is the one that reads it. */
  ofSource(source: Source, query: Query): readonly ScopeColumn[] {
    if (this.#depth > deepest) return [];
    const deeper = new Columns(this.#statement, this.#known, this.#depth + 1);
    return renamed(deeper.#read(source, query), source.columns).map(column => ({
      ...column,
      table: column.table ?? labelOf(source),
    }));
  }

  /** The columns that a query gives, as far as they have names that can be told. */
  ofQuery(query: Query): readonly ScopeColumn[] {
    const [select] = query.selects;
    if (!select || this.#depth > deepest) return [];
    const bracketed = query.inner.find(({ from }) => from === select.from + 1);
    const deeper = new Columns(this.#statement, this.#known, this.#depth + 1);
    if (select.items === null && select.sources.length === 0)
      return bracketed ? deeper.ofQuery(bracketed) : [];
    if (select.items === null) return deeper.#all(select, query);
    return select.items.flatMap(item => deeper.#ofItem(item, select, query));
  }

  /** The names that the terms of a SELECT have been given. */
  aliases(select: Select): readonly ScopeColumn[] {
    return (select.items ?? []).flatMap(item => {
      const alias = this.aliasOf(item);
      return alias ? [{ name: nameOf(alias), type: null, table: null }] : [];
    });
  }

  /** The name in a query's own terms that one of its columns has: the alias, or the column that is passed on. */
  termNamed({ selects: [select] }: Query, name: string): Token | null {
    for (const item of select?.items ?? []) {
      const alias = this.aliasOf(item);
      const term = alias ?? this.#plainOf(item, alias)?.at(-1);
      if (term && nameOf(term).toLowerCase() === name.toLowerCase()) return term;
    }
    return null;
  }

  #read(source: Source, query: Query): readonly ScopeColumn[] {
    if (source.query) return this.ofQuery(source.query);
    const file = fileRead(source, this.#statement);
    if (file !== null) return this.#known.files(file) ?? [];
    const name = source.names.at(-1);
    if (!name) return [];
    if (source.kind === 'function') return this.#known.functions(nameOf(name)) ?? [];
    const named = source.names.length === 1 ? visible(query).find(one => same(one.name, name)) : undefined;
    if (named) return this.ofNamed(named);
    const made = this.#known.made.findLast(one => same(one.made.name, name));
    if (made) return new Columns(made.statement, this.#known, this.#depth + 1).ofNamed(made.made);
    return this.#known.tables(nameOf(name), source.names.length > 1) ?? [];
  }

  /** The columns of a common table expression. */
  ofNamed({ name, columns, query }: NamedQuery): readonly ScopeColumn[] {
    const own = query
      ? this.ofQuery(query)
      : columns.map(column => ({ name: column, type: null, table: null }));
    return renamed(own, columns).map(column => ({ ...column, table: nameOf(name) }));
  }

  /** A column that tables are joined by is there once, as the first of them has it. */
  #all(select: Select, query: Query): readonly ScopeColumn[] {
    return select.sources.flatMap(source => {
      const joined = new Set(source.using.map(name => name.toLowerCase()));
      return this.ofSource(source, query).filter(({ name }) => !joined.has(name.toLowerCase()));
    });
  }

  #ofItem(item: Range, select: Select, query: Query): readonly ScopeColumn[] {
    const { tokens } = this.#statement;
    const first = tokens[item.from];
    if (first?.text === '*') return this.#changed(this.#all(select, query), item.from + 1, item.to);
    if (isName(first) && tokens[item.from + 1]?.text === '.' && tokens[item.from + 2]?.text === '*') {
      const source = select.sources.find(one => labelOf(one).toLowerCase() === nameOf(first).toLowerCase());
      return source ? this.#changed(this.ofSource(source, query), item.from + 3, item.to) : [];
    }
    const alias = this.aliasOf(item);
    const plain = this.#plainOf(item, alias);
    const column = plain && this.find(plain, select, query);
    const name = alias ?? plain?.at(-1);
    return name ? [{ name: nameOf(name), type: column?.type ?? null, table: null }] : [];
  }

  /** The column that a name means in a SELECT. */
  find(names: readonly Token[], select: Select, query: Query): ScopeColumn | null {
    const name = names.at(-1);
    const table = names.at(-2);
    if (!name) return null;
    for (const source of select.sources) {
      if (table && labelOf(source).toLowerCase() !== nameOf(table).toLowerCase()) continue;
      const found = this.ofSource(source, query).find(
        one => one.name.toLowerCase() === nameOf(name).toLowerCase(),
      );
      if (found) return found;
    }
    return null;
  }

  /** The name that a term of a SELECT is given. */
  aliasOf({ from, to }: Range): Token | null {
    const { tokens } = this.#statement;
    const first = tokens[from];
    if (isName(first) && tokens[from + 1]?.text === ':') return first;
    const last = tokens[to - 1];
    const before = tokens[to - 2];
    if (!isName(last) || to - 2 < from) return null;
    if (wordOf(before) === 'AS') return last;
    const operand = before?.kind !== 'symbol' || before.text === ')' || before.text === ']';
    const words =
      /^(NOT|AND|OR|IS|IN|LIKE|ILIKE|BETWEEN|CASE|WHEN|THEN|ELSE|DISTINCT|INTERVAL|DATE|TIMESTAMP|COLLATE|OVER|TO)$/;
    return operand && !words.test(wordOf(before)) && !/^(END|NULL|ISNULL|NOTNULL)$/.test(wordOf(last))
      ? last
      : null;
  }

  /** The parts of a term that is nothing but a column's name, but for an alias; null for any other. */
  #plainOf({ from, to }: Range, alias: Token | null): readonly Token[] | null {
    const { tokens } = this.#statement;
    const own = tokens.slice(from, to);
    const end = alias && own.at(-1) === alias ? (wordOf(own.at(-2)) === 'AS' ? -2 : -1) : own.length;
    const plain = own.slice(alias !== null && own[0] === alias ? 2 : 0, end);
    const isPath =
      plain.length > 0 && plain.every((token, at) => (at % 2 === 0 ? isName(token) : token.text === '.'));
    return isPath ? plain.filter(isName) : null;
  }

  /** What EXCLUDE, REPLACE and RENAME make of all columns. */
  #changed(columns: readonly ScopeColumn[], from: number, to: number): readonly ScopeColumn[] {
    let kept = columns;
    for (let at = from; at < to; at++) {
      const { tokens } = this.#statement;
      const word = wordOf(tokens[at]);
      const listed = tokens[at + 1]?.text === '(';
      if (word === 'EXCLUDE') {
        const next = tokens[at + 1];
        const names = listed ? namesWithin(this.#statement, at + 1) : isName(next) ? [nameOf(next)] : [];
        const gone = new Set(names.map(name => name.toLowerCase()));
        kept = kept.filter(({ name }) => !gone.has(name.toLowerCase()));
      } else if (word === 'RENAME' && listed) {
        const pairs = split(this.#statement, within(this.#statement, at + 1)).map(range => this.#pair(range));
        kept = kept.map(column => ({
          ...column,
          name: pairs.find(([old]) => old === column.name.toLowerCase())?.[1] ?? column.name,
        }));
      }
      if (listed) at = after(this.#statement, at + 1) - 1;
    }
    return kept;
  }

  #pair({ from, to }: Range): readonly [string, string] {
    const [old, fresh] = [this.#statement.tokens[from], this.#statement.tokens[to - 1]];
    return isName(old) && isName(fresh) ? [nameOf(old).toLowerCase(), nameOf(fresh)] : ['', ''];
  }
}

/** The name by which a query knows one of its sources; empty where it has none. */
export function labelOf({ alias, names, file }: Source): string {
  const name = alias ?? names.at(-1);
  if (name) return nameOf(name);
  // DuckDB takes what stands before the first dot of the file's name.
  return file ? (pathIn(file).split('/').at(-1)?.split('.')[0] ?? '') : '';
}

/** The common table expressions that a query may read, the nearest first. */
export function visible(query: Query): readonly NamedQuery[] {
  const found: NamedQuery[] = [...query.named].reverse();
  let inner = query;
  for (let outer = query.parent; outer; outer = outer.parent) {
    const own = inner;
    const at = outer.named.findIndex(one => one.query === own);
    const before = at < 0 ? outer.named.length : at + (outer.recursive ? 1 : 0);
    found.push(...outer.named.slice(0, before).reverse());
    inner = outer;
  }
  return found;
}

function renamed(columns: readonly ScopeColumn[], names: readonly string[]): readonly ScopeColumn[] {
  if (names.length <= columns.length)
    return columns.map((column, at) => ({ ...column, name: names[at] ?? column.name }));
  return names.map((name, at) => ({
    name,
    type: columns[at]?.type ?? null,
    table: columns[at]?.table ?? null,
  }));
}

function same(one: Token, other: Token): boolean {
  return nameOf(one).toLowerCase() === nameOf(other).toLowerCase();
}
