/** A statement of a script, without its semicolon, and where it begins in UTF-16 units. */
export interface Statement {
  readonly text: string;
  readonly start: number;
}

/** What may hold a semicolon that ends nothing; each pattern matches at a position. */
const skipped: readonly RegExp[] = [
  /--[^\n]*/y,
  /[eE]'(?:[^'\\]|\\.|'')*(?:'|$)/sy,
  /'(?:[^']|'')*(?:'|$)/sy,
  /"(?:[^"]|"")*(?:"|$)/sy,
  /\$([A-Za-z_]\w*)?\$.*?(?:\$\1\$|$)/sy,
  /[\p{L}_][\p{L}\p{N}_$]*/uy,
];

/** The statements of a script. Those that hold nothing but comments and white space are left out. */
export function splitStatements(sql: string): readonly Statement[] {
  const statements: Statement[] = [];
  let start = 0;
  let holds = false;
  const end = (at: number) => {
    if (holds) statements.push({ text: sql.slice(start, at), start });
    start = at + 1;
    holds = false;
  };
  for (let at = 0; at < sql.length;) {
    const comment = sql.startsWith('--', at) || sql.startsWith('/*', at);
    const next = sql.startsWith('/*', at) ? endOfComment(sql, at) : endOfSkipped(sql, at);
    if (sql[at] === ';') end(at);
    else if (!comment && !/\s/.test(sql[at] ?? '')) holds = true;
    at = Math.max(next, at + 1);
  }
  end(sql.length);
  return statements;
}

/** The text with its comments taken out, strings left as they are. */
export function withoutComments(sql: string): string {
  let kept = '';
  for (let at = 0; at < sql.length;) {
    const line = sql.startsWith('--', at);
    const next = Math.max(sql.startsWith('/*', at) ? endOfComment(sql, at) : endOfSkipped(sql, at), at + 1);
    kept += line || sql.startsWith('/*', at) ? ' ' : sql.slice(at, next);
    at = next;
  }
  return kept;
}

/** The text behind the first place where a word stands by itself: outside of brackets, strings and quoted names. */
export function behindWord(sql: string, word: string): string | null {
  let depth = 0;
  for (let at = 0; at < sql.length;) {
    const next = Math.max(endOfSkipped(sql, at), at + 1);
    if (depth === 0 && sql.slice(at, next).toUpperCase() === word) return sql.slice(next);
    if (sql[at] === '(') depth++;
    if (sql[at] === ')') depth--;
    at = next;
  }
  return null;
}

function endOfSkipped(sql: string, at: number): number {
  for (const pattern of skipped) {
    pattern.lastIndex = at;
    if (pattern.test(sql)) return pattern.lastIndex;
  }
  return at + 1;
}

/** Block comments nest. */
function endOfComment(sql: string, start: number): number {
  let depth = 0;
  for (let at = start; at < sql.length; at++) {
    if (sql.startsWith('/*', at)) {
      depth++;
      at++;
    } else if (sql.startsWith('*/', at)) {
      depth--;
      at++;
      if (depth === 0) return at + 1;
    }
  }
  return sql.length;
}
