/** A piece of a SQL text. White space is left out. */
export interface Token {
  readonly kind: 'word' | 'quoted' | 'text' | 'number' | 'variable' | 'comment' | 'symbol';
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Whether a string, a quoted name or a comment has its end; half-written ones go on to the end of the text. */
  readonly closed: boolean;
}

type Kind = Token['kind'];

const patterns: readonly (readonly [Kind, RegExp])[] = [
  ['comment', /--[^\n]*/y],
  ['text', /[eE]'(?:[^'\\]|\\.|'')*(?:'|$)/sy],
  ['text', /'(?:[^']|'')*(?:'|$)/y],
  ['quoted', /"(?:[^"]|"")*(?:"|$)/y],
  ['text', /\$([\p{L}_][\p{L}\p{N}_]*)?\$.*?(?:\$\1\$|$)/suy],
  ['variable', /\$[\p{L}\p{N}_]*/uy],
  ['number', /\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d+)?/y],
  ['word', /[\p{L}_][\p{L}\p{N}_$]*/uy],
  ['symbol', /:=|::|=>|->>?|<=|>=|<>|!=|\|\||[^\s]/uy],
];

/** Takes any text apart, also one that is half written. */
export function tokensOf(sql: string): readonly Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < sql.length;) {
    if (/\s/.test(sql[at] ?? '')) at++;
    else {
      const token = sql.startsWith('/*', at) ? blockComment(sql, at) : tokenAt(sql, at);
      tokens.push(token);
      at = token.end;
    }
  }
  return tokens;
}

function tokenAt(sql: string, start: number): Token {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = start;
    const text = pattern.exec(sql)?.[0];
    if (text) return { kind, text, start, end: start + text.length, closed: isClosed(kind, text) };
  }
  return { kind: 'symbol', text: sql[start] ?? '', start, end: start + 1, closed: true };
}

function isClosed(kind: Kind, text: string): boolean {
  if (kind === 'quoted') return /^"(?:[^"]|"")*"$/.test(text);
  if (kind === 'comment') return false;
  if (kind !== 'text') return true;
  const tag = /^\$[^$]*\$/.exec(text)?.[0];
  if (tag !== undefined) return text.length >= 2 * tag.length && text.endsWith(tag);
  return /^(?:'(?:[^']|'')*'|[eE]'(?:[^'\\]|\\.|'')*')$/s.test(text);
}

/** Block comments nest. */
function blockComment(sql: string, start: number): Token {
  let depth = 0;
  let at = start;
  do {
    if (sql.startsWith('/*', at)) depth++;
    else if (sql.startsWith('*/', at)) depth--;
    else {
      at++;
      continue;
    }
    at += 2;
  } while (depth > 0 && at < sql.length);
  const end = Math.min(at, sql.length);
  return { kind: 'comment', text: sql.slice(start, end), start, end, closed: depth === 0 };
}

/** Whether a place lies within a token, so that what is typed there belongs to it. */
export function holds(token: Token, offset: number): boolean {
  return offset > token.start && (offset < token.end || (offset === token.end && !token.closed));
}

/** The word in capitals; empty for all that is no plain word. */
export function wordOf(token: Token | undefined): string {
  return token?.kind === 'word' ? token.text.toUpperCase() : '';
}

/** Whether it can stand for a name. */
export function isName(token: Token | undefined): token is Token {
  return token?.kind === 'word' || token?.kind === 'quoted';
}

/** The name without its quotation marks. */
export function nameOf(token: Token): string {
  if (token.kind !== 'quoted') return token.text;
  return token.text.slice(1, token.closed ? -1 : undefined).replaceAll('""', '"');
}

/** The tokens of the statement that holds a place, without comments, and where it begins and ends. */
export function statementAt(
  tokens: readonly Token[],
  offset: number,
): { readonly tokens: readonly Token[]; readonly start: number; readonly end: number } {
  let start = 0;
  let end = Number.MAX_SAFE_INTEGER;
  for (const token of tokens) {
    if (token.text !== ';') continue;
    if (token.end <= offset) start = token.end;
    else {
      end = token.start;
      break;
    }
  }
  const own = tokens.filter(token => token.start >= start && token.end <= end && token.kind !== 'comment');
  return { tokens: own, start, end };
}
