import { tokensOf } from './tokens';

/** A place in the text where a parameter is named, without its `$`. */
export interface NamedPlace {
  readonly start: number;
  readonly end: number;
}

/** A parameter with all the places that name it. */
export interface NamedParameter {
  readonly name: string;
  /** The place asked about. */
  readonly here: NamedPlace;
  readonly places: readonly NamedPlace[];
  /** The other parameters of the script. */
  readonly others: readonly string[];
}

const declaration = /^\s*--\s*(?:param|choices)\s+(\w+)/i;

/** The parameter that is named at a place of a script, in its SQL or in its head; null for anything else. */
export function parameterAt(sql: string, offset: number): NamedParameter | null {
  const places = namesIn(sql);
  const here = places.find(({ start, end }) => start - 1 <= offset && offset <= end);
  if (!here) return null;
  const same = (place: NamedPlace) => textOf(sql, place).toLowerCase() === textOf(sql, here).toLowerCase();
  return {
    name: textOf(sql, here),
    here,
    places: places.filter(same),
    others: [...new Set(places.filter(place => !same(place)).map(place => textOf(sql, place)))],
  };
}

const textOf = (sql: string, { start, end }: NamedPlace): string => sql.slice(start, end);

function namesIn(sql: string): readonly NamedPlace[] {
  const used = tokensOf(sql)
    .filter(({ kind, text }) => kind === 'variable' && text.length > 1)
    .map(({ start, end }) => ({ start: start + 1, end }));
  return [...declared(sql), ...used];
}

function declared(sql: string): readonly NamedPlace[] {
  const places: NamedPlace[] = [];
  let at = 0;
  for (const line of sql.split('\n')) {
    if (!/^\s*--/.test(line)) break;
    const found = declaration.exec(line);
    const end = at + (found?.[0].length ?? 0);
    if (found) places.push({ start: end - (found[1] ?? '').length, end });
    at += line.length + 1;
  }
  return places;
}
