/** A place in a text that can be gone to by name. */
export interface NamedPlace {
  readonly name: string;
  /** What it is: a statement, a heading, a key. */
  readonly kind: string;
  /** How far it stands below others, from 0. */
  readonly level: number;
  /** From 1. */
  readonly line: number;
}

const longest = 100;
const deepest = 4;

/** The places of a text: statements of SQL, headings of Markdown, keys of YAML; none of others. */
export function placesIn(path: string, text: string): readonly NamedPlace[] {
  if (/\.sql$/i.test(path)) return statementsOf(text);
  if (/\.(md|markdown)$/i.test(path)) return headingsOf(text);
  return /\.ya?ml$/i.test(path) ? keysOf(text) : [];
}

/** What is not a statement's end although a semicolon may stand in it: comments, texts, names. */
const sqlParts = /--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|'(?:[^']|'')*'|"(?:[^"]|"")*"|\$\$[\s\S]*?\$\$|;|[^\s;]/g;

function statementsOf(text: string): readonly NamedPlace[] {
  const places: NamedPlace[] = [];
  let within = false;
  for (const { 0: part, index } of text.matchAll(sqlParts)) {
    if (part === ';') within = false;
    else if (!within && !/^(--|\/\*)/.test(part)) {
      within = true;
      places.push({ name: lineFrom(text, index), kind: 'statement', level: 0, line: lineAt(text, index) });
    }
  }
  return places;
}

function headingsOf(text: string): readonly NamedPlace[] {
  let fenced = false;
  return text.split('\n').flatMap((line, index) => {
    if (/^\s*(```|~~~)/.test(line)) fenced = !fenced;
    const [, marks, name] = (fenced ? null : /^(#{1,6})\s+(.+?)\s*#*\s*$/.exec(line)) ?? [];
    if (marks === undefined || name === undefined) return [];
    return [{ name, kind: 'heading', level: marks.length - 1, line: index + 1 }];
  });
}

/** The keys with their values, as far in as they stand. */
function keysOf(text: string): readonly NamedPlace[] {
  return text.split('\n').flatMap((line, index) => {
    const found = /^((?:\s|- )*)([\w.-]+|'[^']*'|"[^"]*"):(?:\s+(.*))?$/.exec(line);
    if (!found) return [];
    const [, space = '', key = '', value = ''] = found;
    const name = value === '' ? key : `${key}: ${value}`;
    const level = Math.min(Math.floor(space.length / 2), deepest);
    return [{ name: name.slice(0, longest), kind: 'key', level, line: index + 1 }];
  });
}

function lineFrom(text: string, index: number): string {
  const end = text.indexOf('\n', index);
  return text
    .slice(index, end < 0 ? undefined : end)
    .trim()
    .slice(0, longest);
}

function lineAt(text: string, index: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < index; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}
