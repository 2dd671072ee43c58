import type { FoundMatch } from '../../contract/search';
import { LineCursor } from './lineEnds';
import { filledIn } from './replacement';
import type { Replacement } from './replacement';

/** Matches of one text: all are counted, the first are told. */
interface TextMatches {
  readonly count: number;
  readonly matches: readonly FoundMatch[];
  /** Whether the expression also matches where there is nothing. */
  readonly empty: boolean;
}

/** How much of a line is told, in UTF-16 units. */
const lead = 18;
const match = 250;
const trail = 250;
const around = 300;

/** Finds the matches of an expression in a text with LF line ends; at most so many are told. */
export function findMatches(
  text: string,
  pattern: RegExp,
  replacement: Replacement | null,
  most: number,
): TextMatches {
  const matches: FoundMatch[] = [];
  const cursor = new LineCursor(text);
  let count = 0;
  let empty = false;
  for (const found of text.matchAll(pattern)) {
    if (found[0] === '') empty = true;
    else if (++count <= most) {
      const becomes = replacement && brief(filledIn(replacement, found));
      matches.push({ ...placed(text, found.index, found[0], cursor), becomes, label: null });
    }
  }
  return { count, matches, empty };
}

function placed(
  text: string,
  start: number,
  words: string,
  cursor: LineCursor,
): Omit<FoundMatch, 'becomes' | 'label'> {
  const { line, column, start: lineStart } = cursor.at(start);
  const end = start + words.length;
  // A match that goes on over lines is looked at without the cursor, which the next match still needs.
  const within = words.lastIndexOf('\n');
  const endLine = within < 0 ? line : line + (words.match(/\n/g)?.length ?? 0);
  const next = text.indexOf('\n', end);
  const lineEnd = next < 0 ? text.length : next;
  const from = whole(text, Math.max(lineStart, start - lead));
  const before = text.slice(from, start);
  return {
    start,
    line,
    column,
    endLine,
    endColumn: within < 0 ? column + words.length : words.length - within,
    before: from === lineStart ? before.trimStart() : `…${before.replace(/^\S*\s+(?=\S)/, '')}`,
    matched: brief(words),
    after: text.slice(end, whole(text, Math.min(lineEnd, end + trail))),
    context: text
      .slice(
        whole(text, Math.max(lineStart, start - around)),
        whole(text, Math.min(lineEnd, end + around, start + 3 * around)),
      )
      .trim(),
  };
}

function brief(words: string): string {
  const line = words.replaceAll('\n', '↵');
  return line.length > match ? `${line.slice(0, whole(line, match))}…` : line;
}

/** The place, or the one before it where that lies between the halves of a character. */
function whole(text: string, offset: number): number {
  const code = text.charCodeAt(offset);
  const former = text.charCodeAt(offset - 1);
  return code >= 0xdc00 && code < 0xe000 && former >= 0xd800 && former < 0xdc00 ? offset - 1 : offset;
}
