import type { MadeTable } from './columns';
import type { Query, Select } from './query';
import { readStatement, tableMade } from './readQuery';
import { pairBrackets } from './statement';
import type { Statement } from './statement';
import { holds, statementAt, tokensOf, wordOf } from './tokens';
import type { Token } from './tokens';

/** A script, seen from one place in it. */
export interface Place {
  readonly offset: number;
  readonly statement: Statement;
  /** The statement's whole query. */
  readonly whole: Query;
  /** The innermost query and SELECT that hold the place. */
  readonly query: Query;
  readonly select: Select | null;
  /** Index of the first token that does not end before the place: the one that is typed, or the next. */
  readonly at: number;
  /** The token that is being typed there; null between tokens. */
  readonly typing: Token | null;
  /** Tables made by earlier statements. */
  readonly made: readonly MadeTable[];
}

/** Reads a script from one place; null within a comment. */
export function placeIn(sql: string, offset: number): Place | null {
  const all = tokensOf(sql);
  if (all.some(token => token.kind === 'comment' && holds(token, offset))) return null;
  const { tokens, start } = statementAt(all, offset);
  const statement = pairBrackets(tokens);
  const whole = readStatement(statement);
  const next = tokens.findIndex(token => (isTyped(token) ? token.end >= offset : token.end > offset));
  const at = next < 0 ? tokens.length : next;
  const token = tokens[at];
  const typing = token && token.start < offset ? token : null;
  const query = innermost(whole, at);
  const select = query.selects.findLast(({ from }) => from <= at) ?? query.selects[0] ?? null;
  return { offset, statement, whole, query, select, at, typing, made: tablesMade(all, start) };
}

/** Whether what is typed right behind a token belongs to it. */
function isTyped({ kind, closed }: Token): boolean {
  return kind === 'word' || kind === 'variable' || kind === 'number' || !closed;
}

function innermost(query: Query, at: number): Query {
  const inner = query.inner.find(({ from, to }) => from <= at && at <= to);
  return inner ? innermost(inner, at) : query;
}

function tablesMade(all: readonly Token[], end: number): readonly MadeTable[] {
  const made: MadeTable[] = [];
  let own: Token[] = [];
  for (const token of all) {
    if (token.start >= end) break;
    if (token.text !== ';') {
      if (token.kind !== 'comment') own.push(token);
      continue;
    }
    if (wordOf(own[0]) === 'CREATE') {
      const statement = pairBrackets(own);
      const table = tableMade(statement);
      if (table) made.push({ statement, made: table });
    }
    own = [];
  }
  return made;
}
