import type { NamedPlace } from './namedPlace';

/** Comments, texts and names, in which no sign means anything; then signs and words. */
const parts =
  /--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|'(?:[^']|'')*'|"(?:[^"]|"")*"|\$\$[\s\S]*?\$\$|[;(),]|[\p{L}_$][\p{L}\p{N}_$]*|[^\s;(),'"\p{L}_$]/gu;

const longest = 100;

/** What stands between brackets, or in none. */
interface Scope {
  /** Whether names of queries are listed here: behind WITH, before the query itself. */
  naming: boolean;
  name: { readonly text: string; readonly index: number } | null;
  behindAs: boolean;
  /** The query with a name that these brackets hold. */
  readonly place: Begun | null;
}

type Begun = { -readonly [Key in keyof NamedPlace]: NamedPlace[Key] };

/** The statements of a script, and below each the queries that it gives names to. */
export function statementPlaces(text: string): readonly NamedPlace[] {
  const places: Begun[] = [];
  const placeAt = placeCounter(text);
  const begin = (kind: NamedPlace['kind'], name: string, level: number, start: number): Begun => {
    const place: Begun = { name, kind, level, ...placeAt(start), start, end: null };
    places.push(place);
    return place;
  };
  let statement: Begun | null = null;
  let scopes: Scope[] = [];
  for (const { 0: part, index } of text.matchAll(parts)) {
    if (/^(--|\/\*)/.test(part)) continue;
    if (part === ';') {
      if (statement) statement.end = index + 1;
      statement = null;
      continue;
    }
    if (!statement) {
      statement = begin('statement', firstWords(text, index), 0, index);
      scopes = [scopeIn(null)];
    }
    const scope = scopes.at(-1);
    if (!scope) continue;
    if (part === '(') {
      const { naming, behindAs, name } = scope;
      const level = 1 + scopes.filter(({ place }) => place !== null).length;
      const place = naming && behindAs && name ? begin('query', name.text, level, name.index) : null;
      scopes.push(scopeIn(place));
    } else if (part === ')') {
      if (scope.place) scope.place.end = index + 1;
      if (scopes.length > 1) scopes.pop();
    } else read(part, index, scope);
  }
  return places;
}

const scopeIn = (place: Begun | null): Scope => ({ naming: false, name: null, behindAs: false, place });

/** Follows `WITH name [(columns)] AS [MATERIALIZED] (…), name …` up to the query itself. */
function read(part: string, index: number, scope: Scope): void {
  const word = part.toUpperCase();
  if (word === 'WITH') scope.naming = true;
  else if (/^(SELECT|FROM|VALUES|INSERT|UPDATE|DELETE|PIVOT|UNPIVOT)$/.test(word)) scope.naming = false;
  else if (part === ',') {
    scope.name = null;
    scope.behindAs = false;
  } else if (word === 'AS') scope.behindAs = true;
  else if (/^["\p{L}_]/u.test(part) && !/^(RECURSIVE|NOT|MATERIALIZED)$/.test(word)) {
    scope.name = { text: part.replace(/^"(.*)"$/s, '$1').replaceAll('""', '"'), index };
    scope.behindAs = false;
  }
}

function firstWords(text: string, index: number): string {
  const [line = ''] = text.slice(index, index + longest).split('\n');
  // One word says too little alone: `WITH`, `SELECT`.
  if (!/^\w+\s*$/.test(line)) return line.trim();
  const [more = ''] = text.slice(index, index + longest).split(/;|--/);
  return more.replaceAll(/\s+/g, ' ').trim();
}

/** Tells lines and columns, going on from where it was asked before. */
function placeCounter(text: string): (index: number) => Pick<NamedPlace, 'line' | 'column'> {
  let line = 1;
  let from = 0;
  return index => {
    for (let at = text.indexOf('\n', from); at >= 0 && at < index; at = text.indexOf('\n', at + 1)) {
      line += 1;
      from = at + 1;
    }
    return { line, column: index - from + 1 };
  };
}
