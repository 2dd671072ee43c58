import type { NamedPlace } from './namedPlace';
import { statementPlaces } from './statementPlaces';

const longest = 100;
const deepest = 4;

/** Whether the places of such a file are known. */
export function hasPlaces(path: string): boolean {
  return /\.(sql|md|markdown|ya?ml)$/i.test(path);
}

/** The places of a text: statements of SQL, headings of Markdown, keys of YAML; none of others. */
export function placesIn(path: string, text: string): readonly NamedPlace[] {
  if (/\.sql$/i.test(path)) return statementPlaces(text);
  if (/\.(md|markdown)$/i.test(path)) return headingsOf(text);
  return hasPlaces(path) ? keysOf(text) : [];
}

/** The places that hold an offset, the outermost first. */
export function placesAt(places: readonly NamedPlace[], offset: number): readonly NamedPlace[] {
  const holding: NamedPlace[] = [];
  for (const place of places) {
    if (place.start > offset) break;
    while ((holding.at(-1)?.level ?? -1) >= place.level) holding.pop();
    holding.push(place);
  }
  return holding.filter(({ end }) => end === null || offset <= end);
}

function headingsOf(text: string): readonly NamedPlace[] {
  let fenced = false;
  return linesOf(text).flatMap(({ content, line, start }) => {
    if (/^\s*(```|~~~)/.test(content)) fenced = !fenced;
    const [, marks, name] = (fenced ? null : /^(#{1,6})\s+(.+?)\s*#*\s*$/.exec(content)) ?? [];
    if (marks === undefined || name === undefined) return [];
    return [{ name, kind: 'heading', level: marks.length - 1, line, column: 1, start, end: null }];
  });
}

/** The keys with their values, as far in as they stand. */
function keysOf(text: string): readonly NamedPlace[] {
  return linesOf(text).flatMap(({ content, line, start }) => {
    const found = /^((?:\s|- )*)([\w.-]+|'[^']*'|"[^"]*"):(?:\s+(.*))?$/.exec(content);
    if (!found) return [];
    const [, space = '', key = '', value = ''] = found;
    const name = (value === '' ? key : `${key}: ${value}`).slice(0, longest);
    const level = Math.min(Math.floor(space.length / 2), deepest);
    return [{ name, kind: 'key', level, line, column: 1, start, end: null }];
  });
}

interface Line {
  readonly content: string;
  readonly line: number;
  readonly start: number;
}

function linesOf(text: string): readonly Line[] {
  let start = 0;
  return text.split('\n').map((content, index) => {
    const found = { content, line: index + 1, start };
    start += content.length + 1;
    return found;
  });
}
