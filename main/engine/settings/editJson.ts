import { afterGap } from './readJson';
import type { JsonChild, JsonNode } from './readJson';

/** The text with one entry of its object set, or with another value; all else stays as it is. */
export function withEntry(text: string, root: JsonNode | null, key: string, value: unknown): string {
  const written = JSON.stringify(value);
  const entry = root?.children.findLast(child => child.key === key);
  if (entry) return replaced(text, entry.node.start, entry.node.end, written);
  return withChild(text, root, `${JSON.stringify(key)}: ${written}`, '{}');
}

/** The text with one more child at the end of its object or list; an empty text begins with the brackets given. */
export function withChild(text: string, root: JsonNode | null, child: string, brackets: string): string {
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  if (root === null) {
    const before = text.trim() === '' ? '' : `${text.trimEnd()}${lineEnd}`;
    return `${before}${brackets.charAt(0)}${lineEnd}  ${child}${lineEnd}${brackets.charAt(1)}${lineEnd}`;
  }
  const last = root.children.at(-1);
  const close = root.end - 1;
  if (!last) {
    // Comments that stand between the brackets stay above.
    const inside = text.slice(root.start + 1, close).trimEnd();
    return replaced(text, root.start + 1, close, `${inside}${lineEnd}  ${child}${lineEnd}`);
  }
  const comma = afterGap(text, last.end);
  const hasComma = text[comma] === ',';
  const settled = hasComma ? text : replaced(text, last.end, last.end, ',');
  const from = hasComma ? comma + 1 : last.end + 1;
  const end = hasComma ? close : close + 1;
  const line = settled.slice(from, end).search(/\r?\n/);
  const at = line < 0 ? from : from + line;
  const indent = /(?:^|\n)([ \t]*)$/.exec(text.slice(0, last.start))?.[1];
  const apart = indent === undefined ? ' ' : `${lineEnd}${indent}`;
  return replaced(settled, at, at, `${apart}${child}`);
}

/** The text without some children of its object or list; comments stay. */
export function withoutChildren(
  text: string,
  read: (text: string) => JsonNode | null,
  isGone: (child: JsonChild) => boolean,
): string {
  const children = read(text)?.children ?? [];
  const index = children.findIndex(isGone);
  const child = children[index];
  if (!child) return text;
  const comma = afterGap(text, child.end);
  const after = text[comma] === ',' ? comma : null;
  const before = children[index - 1];
  const commaBefore = before && after === null ? afterGap(text, before.end) : null;
  // From the end to the beginning, so that offsets stay true.
  const later = after === null ? text : replaced(text, after, after + 1, '');
  const without = replaced(later, child.start, child.end, '');
  const settled = commaBefore === null ? without : replaced(without, commaBefore, commaBefore + 1, '');
  const shift = commaBefore === null ? 0 : -1;
  return withoutChildren(withoutEmptyLine(settled, child.start + shift), read, isGone);
}

/** The line at an offset goes when nothing stands in it any more. */
function withoutEmptyLine(text: string, at: number): string {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const next = text.indexOf('\n', at);
  if (next < 0 || text.slice(start, next).trim() !== '') return text;
  return replaced(text, start, next + 1, '');
}

function replaced(text: string, start: number, end: number, by: string): string {
  return `${text.slice(0, start)}${by}${text.slice(end)}`;
}
