import { tokensOf } from './tokens';
import type { Token } from './tokens';

/** A statement of a script with the comments before it, in UTF-16 units. */
interface NearStatement {
  readonly start: number;
  readonly end: number;
}

/**
 * The statement at a place: the one that holds it, also in the comments before it; behind a semicolon still the one
 * that it ends, up to the end of the line. Null where there is none.
 */
export function statementNear(sql: string, offset: number): NearStatement | null {
  const statements = statementsOf(tokensOf(sql));
  const at = statements.findIndex(({ end }) => end > offset || (end === offset && sql[end - 1] !== ';'));
  const next = at < 0 ? undefined : statements[at];
  const previous = statements[(at < 0 ? statements.length : at) - 1];
  const isBehind =
    previous && !sql.slice(previous.end, offset).includes('\n') && (!next || next.start > offset);
  return (isBehind ? previous : (next ?? previous)) ?? null;
}

function statementsOf(tokens: readonly Token[]): readonly NearStatement[] {
  const found: NearStatement[] = [];
  let own: Token[] = [];
  const close = (end: number) => {
    const [first] = own;
    if (first && own.some(({ kind }) => kind !== 'comment')) found.push({ start: first.start, end });
    own = [];
  };
  for (const token of tokens) {
    if (token.text === ';') close(token.end);
    else own.push(token);
  }
  close(own.at(-1)?.end ?? 0);
  return found;
}

/** Names of the parameters that a text uses, without the sign before them. */
export function parametersUsed(sql: string): ReadonlySet<string> {
  const variables = tokensOf(sql).filter(({ kind }) => kind === 'variable');
  return new Set(variables.map(({ text }) => text.slice(1)));
}
