import type { NamedQuery, Query, Select, Source } from './query';
import { readSources } from './readSources';
import { after, clauseOf, holdsQuery, isBeginning, namesWithin, split, within } from './statement';
import type { Range, Statement } from './statement';
import { isName, wordOf } from './tokens';

/** Reads the query of a statement, whatever stands before it: CREATE TABLE … AS, EXPLAIN, INSERT INTO …. */
export function readStatement(statement: Statement): Query {
  const { tokens } = statement;
  let at = 0;
  while (at < tokens.length && !isBeginning(tokens[at]) && wordOf(tokens[at]) !== 'UPDATE')
    at = after(statement, at);
  return readQuery(statement, { from: at < tokens.length ? at : 0, to: tokens.length }, null);
}

function readQuery(statement: Statement, range: Range, parent: Query | null): Query {
  const recursive = wordOf(statement.tokens[range.from + 1]) === 'RECURSIVE';
  const query: Query = { ...range, parent, recursive, named: [], selects: [], inner: [] };
  let at = range.from;
  if (wordOf(statement.tokens[at]) === 'WITH') at = readNamed(statement, query);
  let from = at;
  for (; at < range.to; at = after(statement, at)) {
    if (!/^(UNION|INTERSECT|EXCEPT)$/.test(wordOf(statement.tokens[at]))) continue;
    query.selects.push(readSelect(statement, { from, to: at }, query));
    from = at + 1;
  }
  query.selects.push(readSelect(statement, { from, to: range.to }, query));
  findInner(statement, { from: range.from, to: range.to }, query);
  return query;
}

/** Reads the common table expressions of a query; gives the index behind them. */
function readNamed(statement: Statement, query: Query): number {
  const { tokens } = statement;
  let at = query.from + 1;
  if (wordOf(tokens[at]) === 'RECURSIVE') at++;
  for (let name = tokens[at]; isName(name) && !isBeginning(name) && at < query.to; name = tokens[at]) {
    at++;
    let columns: readonly string[] = [];
    if (tokens[at]?.text === '(') {
      columns = namesWithin(statement, at);
      at = after(statement, at);
    }
    while (/^(AS|NOT|MATERIALIZED)$/.test(wordOf(tokens[at]))) at++;
    const body = tokens[at]?.text === '(' ? readQuery(statement, within(statement, at), query) : null;
    query.named.push({ name, columns, query: body });
    if (body) {
      query.inner.push(body);
      at = after(statement, at);
    }
    if (tokens[at]?.text !== ',') return at;
    at++;
  }
  return at;
}

function readSelect(statement: Statement, range: Range, query: Query): Select {
  let items: readonly Range[] | null = null;
  const sources: Source[] = [];
  const read = (inner: Range): Query => {
    const made = readQuery(statement, inner, query);
    query.inner.push(made);
    return made;
  };
  for (const { word, from, to } of clausesOf(statement, range)) {
    if (word === 'SELECT') items = split(statement, { from: skipDistinct(statement, from, to), to });
    if (/^(FROM|UPDATE|PIVOT|UNPIVOT)$/.test(word))
      sources.push(...readSources(statement, { from, to }, read));
  }
  return { ...range, items, sources };
}

/** Queries in brackets, wherever they stand, but those that have been read. */
function findInner(statement: Statement, { from, to }: Range, query: Query): void {
  for (let at = from; at < to; at++) {
    if (!holdsQuery(statement, at)) continue;
    const range = within(statement, at);
    if (!query.inner.some(other => other.from === range.from))
      query.inner.push(readQuery(statement, range, query));
    at = range.to;
  }
}

interface Clause extends Range {
  readonly word: string;
}

/** The clauses of a range, one after another; each begins behind its word. */
function clausesOf(statement: Statement, { from, to }: Range): readonly Clause[] {
  const begins: { readonly word: string; readonly at: number }[] = [];
  for (let at = from; at < to; at = after(statement, at)) {
    const word = clauseOf(statement.tokens, at);
    if (word !== '') begins.push({ word, at });
  }
  return begins.map(({ word, at }, index) => ({ word, from: at + 1, to: begins[index + 1]?.at ?? to }));
}

function skipDistinct(statement: Statement, from: number, to: number): number {
  const { tokens } = statement;
  if (!/^(DISTINCT|ALL)$/.test(wordOf(tokens[from]))) return from;
  const on = wordOf(tokens[from + 1]) === 'ON' && tokens[from + 2]?.text === '(';
  return Math.min(on ? after(statement, from + 2) : from + 1, to);
}

/** The table that a statement makes, with its columns as far as they are told; null where it makes none. */
export function tableMade(statement: Statement): NamedQuery | null {
  const { tokens } = statement;
  if (wordOf(tokens[0]) !== 'CREATE') return null;
  let at = 1;
  while (/^(OR|REPLACE|TEMP|TEMPORARY)$/.test(wordOf(tokens[at]))) at++;
  if (!/^(TABLE|VIEW)$/.test(wordOf(tokens[at]))) return null;
  at++;
  while (/^(IF|NOT|EXISTS)$/.test(wordOf(tokens[at]))) at++;
  while (tokens[at + 1]?.text === '.') at += 2;
  const name = tokens[at];
  if (!isName(name)) return null;
  const listed = tokens[at + 1]?.text === '(' && !holdsQuery(statement, at + 1);
  const columns = listed ? namesWithin(statement, at + 1) : [];
  const query = readStatement(statement);
  return { name, columns, query: query.from > at ? query : null };
}
