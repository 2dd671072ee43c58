import { pairBrackets } from './statement';
import { tokensOf } from './tokens';
import type { Token } from './tokens';

/** A part of a script that can be folded away; offsets of its first and its last letter. */
export interface Fold {
  readonly start: number;
  readonly end: number;
  readonly kind: 'comment' | 'region' | null;
}

/** What of a script can be folded: statements, what stands in brackets, comments, and `--#region` to `--#endregion`. */
export function foldsOf(sql: string): readonly Fold[] {
  const all = tokensOf(sql);
  const folds: Fold[] = [...commentFolds(sql, all), ...regionFolds(all)];
  let own: Token[] = [];
  const endStatement = () => {
    const { tokens, closing } = pairBrackets(own);
    for (const [open, close] of closing) {
      const [from, to] = [tokens[open], tokens[close]];
      // The line of the closing bracket stays in sight.
      if (from && to) folds.push({ start: from.start, end: lineBefore(sql, to.start), kind: null });
    }
    const [first, last] = [own[0], own.at(-1)];
    if (first && last) folds.push({ start: first.start, end: last.end - 1, kind: null });
    own = [];
  };
  for (const token of all) {
    if (token.kind === 'comment') continue;
    own.push(token);
    if (token.text === ';') endStatement();
  }
  endStatement();
  return folds.filter(({ start, end }) => sql.slice(start, end + 1).includes('\n'));
}

/** Where the line before that of an offset ends; the offset itself in the first line. */
function lineBefore(sql: string, offset: number): number {
  const lineEnd = sql.lastIndexOf('\n', offset - 1);
  return lineEnd < 0 ? offset : Math.max(0, lineEnd - 1);
}

/** Block comments, and line comments that follow each other. */
function commentFolds(sql: string, tokens: readonly Token[]): readonly Fold[] {
  const folds: { start: number; end: number; kind: 'comment' }[] = [];
  let before: Token | null = null;
  for (const token of tokens) {
    const isLine = token.kind === 'comment' && token.text.startsWith('--') && !region.test(token.text);
    const goesOn = isLine && before !== null && /^\r?\n[^\S\n]*$/.test(sql.slice(before.end, token.start));
    const last = folds.at(-1);
    if (goesOn && last) last.end = token.end - 1;
    else if (token.kind === 'comment' && !region.test(token.text))
      folds.push({ start: token.start, end: token.end - 1, kind: 'comment' });
    before = isLine ? token : null;
  }
  return folds;
}

const region = /^--\s*#(end)?region\b/;

function regionFolds(tokens: readonly Token[]): readonly Fold[] {
  const folds: Fold[] = [];
  const open: number[] = [];
  for (const { kind, text, start, end } of tokens) {
    const found = kind === 'comment' ? region.exec(text) : null;
    if (!found) continue;
    if (found[1] === undefined) open.push(start);
    else {
      const begun = open.pop();
      if (begun !== undefined) folds.push({ start: begun, end: end - 1, kind: 'region' });
    }
  }
  return folds;
}
