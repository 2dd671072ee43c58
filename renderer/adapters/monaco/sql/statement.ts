import { isName, nameOf, wordOf } from './tokens';
import type { Token } from './tokens';

/** A range of a statement's tokens; the end is not part of it. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** The tokens of one statement, without comments, and where each bracket closes. */
export interface Statement {
  readonly tokens: readonly Token[];
  /** By the index of an opening bracket, that of its closing one; the number of tokens where there is none yet. */
  readonly closing: ReadonlyMap<number, number>;
}

const closers: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/**
 * Pairs the brackets of a statement. One that is still open, as in `SELECT sum(n FROM outcomes`, is taken to end before
 * the next clause, by a token that the text does not have, unless a query begins in it.
 */
export function pairBrackets(tokens: readonly Token[]): Statement {
  const { closing, open } = pair(tokens);
  const lacking = open.filter(
    // `sum( FROM outcomes` is a call with nothing in it yet.
    begin =>
      !holdsQuery({ tokens }, begin) || (isCall(tokens, begin) && wordOf(tokens[begin + 1]) === 'FROM'),
  );
  const ends = lacking
    .map(begin => nextClause({ tokens, closing }, begin))
    .filter(end => end < tokens.length);
  if (ends.length === 0) return { tokens, closing };
  const completed = tokens.flatMap((token, at) => {
    const { start } = token;
    const missing: Token = { kind: 'symbol', text: ')', start, end: start, closed: true };
    return [...ends.filter(end => end === at).map(() => missing), token];
  });
  return { tokens: completed, closing: pair(completed).closing };
}

function nextClause(statement: Statement, begin: number): number {
  let at = begin + 1;
  while (at < statement.tokens.length && clauseOf(statement.tokens, at) === '') {
    const closed = statement.closing.get(at) ?? at;
    at = (closed < statement.tokens.length ? closed : at) + 1;
  }
  return at;
}

function pair(tokens: readonly Token[]): {
  readonly closing: Map<number, number>;
  readonly open: readonly number[];
} {
  const closing = new Map<number, number>();
  const open: number[] = [];
  tokens.forEach(({ kind, text }, index) => {
    if (kind !== 'symbol') return;
    if (/^[([{]$/.test(text)) open.push(index);
    const opener = closers[text];
    if (opener === undefined) return;
    // What does not fit its bracket closes those that were left open within it.
    const at = open.findLastIndex(begin => tokens[begin]?.text === opener);
    for (const begin of at < 0 ? [] : open.splice(at)) closing.set(begin, index);
  });
  for (const begin of open) closing.set(begin, tokens.length);
  return { closing, open };
}

/** The index behind a token, or behind the brackets that open there. */
export function after({ closing }: Statement, index: number): number {
  return (closing.get(index) ?? index) + 1;
}

/** What stands between the brackets that open there. */
export function within(statement: Statement, opened: number): Range {
  return { from: opened + 1, to: Math.min(after(statement, opened) - 1, statement.tokens.length) };
}

/** The parts of a range between its commas. */
export function split(statement: Statement, { from, to }: Range): readonly Range[] {
  const parts: Range[] = [];
  let begin = from;
  for (let at = from; at < to; at = after(statement, at)) {
    if (statement.tokens[at]?.text !== ',') continue;
    parts.push({ from: begin, to: at });
    begin = at + 1;
  }
  return begin < to ? [...parts, { from: begin, to }] : parts;
}

/** The names between brackets: `(a, b)`; of definitions, `(a INTEGER, b DATE)`, the first of each. */
export function namesWithin(statement: Statement, opened: number): readonly string[] {
  const firsts = split(statement, within(statement, opened)).map(({ from }) => statement.tokens[from]);
  return firsts.filter(isName).map(nameOf);
}

const beginsQuery = new Set(['WITH', 'SELECT', 'FROM', 'VALUES', 'PIVOT', 'UNPIVOT']);

/** Whether a query begins with a token. */
export function isBeginning(token: Token | undefined): boolean {
  return beginsQuery.has(wordOf(token));
}

/** Whether the brackets that open there hold a query. */
export function holdsQuery({ tokens }: Pick<Statement, 'tokens'>, opened: number): boolean {
  let first = opened;
  while (tokens[first]?.text === '(') first++;
  return first > opened && isBeginning(tokens[first]);
}

const noFunctions =
  /^(AND|OR|NOT|IN|AS|ON|BY|FROM|JOIN|USING|VALUES|SELECT|WHERE|EXISTS|ANY|ALL|SOME|OVER|FILTER|WHEN|THEN|ELSE|CASE|EXCLUDE|REPLACE|DISTINCT|MATERIALIZED|SET|RENAME|LATERAL)$/;

/** Whether the brackets that open there are those of a call. */
export function isCall(tokens: readonly Token[], opened: number): boolean {
  const name = tokens[opened - 1];
  return tokens[opened]?.text === '(' && isName(name) && !noFunctions.test(wordOf(name));
}

const clauses = new Set(
  'SELECT FROM WHERE GROUP HAVING QUALIFY WINDOW ORDER LIMIT OFFSET SET RETURNING UPDATE VALUES'.split(' '),
);

/** The word of a clause that begins there, empty where none does: not `IS DISTINCT FROM`, not a name behind a dot. */
export function clauseOf(tokens: readonly Token[], at: number): string {
  const word = wordOf(tokens[at]);
  const before = tokens[at - 1];
  // `o. FROM` is a name that is still to be written.
  if (before?.text === '.' && before.end === tokens[at]?.start) return '';
  if (/^(UN)?PIVOT$/.test(word)) return before === undefined || before.text === '(' ? word : '';
  if (!clauses.has(word)) return '';
  if (word === 'FROM' && wordOf(before) === 'DISTINCT' && /^(IS|NOT)$/.test(wordOf(tokens[at - 2])))
    return '';
  return word === 'GROUP' && wordOf(before) === 'WITHIN' ? '' : word;
}
