import type { Query, Source } from './query';
import { after, clauseOf, holdsQuery, namesWithin, within } from './statement';
import type { Range, Statement } from './statement';
import { isName, wordOf } from './tokens';
import type { Token } from './tokens';

const joining = new Set(
  'JOIN LEFT RIGHT FULL INNER OUTER CROSS NATURAL POSITIONAL ASOF SEMI ANTI LATERAL'.split(' '),
);
/** Words that are no alias behind a table. */
const following = new Set([
  ...joining,
  ...'ON USING AS PIVOT UNPIVOT TABLESAMPLE UNION INTERSECT EXCEPT AND OR BY WITH TO FETCH FOR WHEN THEN'.split(
    ' ',
  ),
]);

/** What stands behind FROM, JOIN and the commas between; `read` reads the queries in brackets among them. */
export function readSources(statement: Statement, range: Range, read: (range: Range) => Query): Source[] {
  const { tokens } = statement;
  const sources: Source[] = [];
  for (let at = range.from; at < range.to;) {
    const word = wordOf(tokens[at]);
    const last = sources.at(-1);
    if (word === 'ON') at = endOfCondition(statement, at + 1, range.to);
    else if (word === 'USING' && tokens[at + 1]?.text === '(') {
      if (last) sources.splice(-1, 1, { ...last, using: namesWithin(statement, at + 1) });
      at = after(statement, at + 1);
    } else if (following.has(word) || tokens[at]?.text === ',') at++;
    else {
      const found = readSource(statement, at, read);
      sources.push(...found.sources);
      at = Math.max(found.end, at + 1);
    }
  }
  return sources;
}

function endOfCondition(statement: Statement, begin: number, to: number): number {
  let at = begin;
  while (at < to && statement.tokens[at]?.text !== ',' && !isJoin(statement, at)) at = after(statement, at);
  return at;
}

/** `left` is also a function. */
function isJoin({ tokens }: Statement, at: number): boolean {
  return joining.has(wordOf(tokens[at])) && tokens[at + 1]?.text !== '(';
}

interface Found {
  readonly sources: readonly Source[];
  readonly end: number;
}

function readSource(statement: Statement, begin: number, read: (range: Range) => Query): Found {
  const { tokens } = statement;
  const prefixed = isName(tokens[begin]) && tokens[begin + 1]?.text === ':' ? tokens[begin] : null;
  const from = prefixed ? begin + 2 : begin;
  const first = tokens[from];
  const make = (
    kind: Source['kind'],
    end: number,
    more: Pick<Partial<Source>, 'names' | 'query' | 'file'>,
  ): Found => {
    const source = { kind, from: begin, names: [], query: null, file: null, using: [], ...more };
    const alias = readAlias(statement, end);
    const named = { alias: prefixed ?? alias.name, columns: alias.columns, to: alias.end };
    return { sources: [{ ...source, ...named }], end: alias.end };
  };
  if (first?.text === '(') {
    const end = after(statement, from);
    if (holdsQuery(statement, from)) return make('query', end, { query: read(within(statement, from)) });
    // The tables of a join in brackets are known by their own names.
    return { sources: readSources(statement, within(statement, from), read), end };
  }
  if (first?.kind === 'text') return make('file', from + 1, { file: first });
  if (!isName(first)) return { sources: [], end: from + 1 };
  const names: Token[] = [first];
  let at = from + 1;
  for (let next = tokens[at + 1]; tokens[at]?.text === '.' && isName(next); next = tokens[at + 1]) {
    names.push(next);
    at += 2;
  }
  if (tokens[at]?.text === '.') at++;
  if (tokens[at]?.text === '(') return make('function', after(statement, at), { names: names.slice(-1) });
  return make('table', at, { names });
}

function readAlias(
  statement: Statement,
  begin: number,
): { readonly name: Token | null; readonly columns: readonly string[]; readonly end: number } {
  const { tokens } = statement;
  const at = wordOf(tokens[begin]) === 'AS' ? begin + 1 : begin;
  const name = tokens[at];
  if (!isName(name) || following.has(wordOf(name)) || clauseOf(tokens, at) !== '')
    return { name: null, columns: [], end: at };
  if (tokens[at + 1]?.text !== '(') return { name, columns: [], end: at + 1 };
  return { name, columns: namesWithin(statement, at + 1), end: after(statement, at + 1) };
}
